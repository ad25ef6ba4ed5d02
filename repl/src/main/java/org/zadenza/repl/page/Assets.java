// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, all of them read from the program itself.
 *
 * <p>The editor's libraries come from WebJars as they are. A browser cannot tell which file {@code
 * from "@codemirror/state"} means unless an import map says so, and such a map must stand within
 * the page, where the content security policy allows no script; so the names are written out when a
 * library is read.
 */
final class Assets {
  private static final String OWN = "/org/zadenza/repl/page/";
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^((?:import|export|\\}).* from )(['\"])([^'\"./][^'\"]*)\\2");

  /** How they are called in JavaScript, and where each lies in its jar. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("@codemirror/commands", "dist/index.js"),
          Map.entry("@codemirror/language", "dist/index.js"),
          Map.entry("@codemirror/legacy-modes/mode/clike", "mode/clike.js"),
          Map.entry("@codemirror/legacy-modes/mode/clojure", "mode/clojure.js"),
          Map.entry("@codemirror/state", "dist/index.js"),
          Map.entry("@codemirror/view", "dist/index.js"),
          Map.entry("@lezer/common", "dist/index.js"),
          Map.entry("@lezer/highlight", "dist/index.js"),
          Map.entry("@marijn/find-cluster-break", "src/index.js"),
          Map.entry("crelt", "index.js"),
          Map.entry("style-mod", "src/style-mod.js"),
          Map.entry("w3c-keyname", "index.js"));

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private static final String[] FILES = {
    "index.html",
    "page.css",
    "icon.svg",
    "app.js",
    "wire.js",
    "editor.js",
    "forms.js",
    "drawings.js",
    "corpus.js",
    "labels.js",
    "pad.js",
    "paper.js",
    "restyle.js",
    "roll.js",
    "sound.js",
    "words.js"
  };

  private final Map<String, Asset> assets;

  /**
   * One file.
   *
   * @param type as in a header
   */
  record Asset(String type, String text) {
    private static final String NONCE = "{{nonce}}";

    /** Its text, which may name the nonce of the styles that a library makes while it runs. */
    String text(String nonce) {
      return type.startsWith("text/html") ? text.replace(NONCE, nonce) : text;
    }
  }

  private Assets(Map<String, Asset> assets) {
    this.assets = assets;
  }

  /** Reads all of them. */
  static Assets read() {
    Map<String, Asset> out = new LinkedHashMap<>();
    for (String name : FILES)
      out.put(name, new Asset(type(name), named(text(OWN + name), "./lib/")));
    LIBRARIES.forEach(
        (name, file) ->
            out.put(
                "lib/" + fileOf(name), new Asset(type(file), named(library(name, file), "./"))));
    return new Assets(out);
  }

  /** The file of a name such as {@code lib/style-mod.js}, or null. */
  @Nullable Asset find(String name) {
    return assets.get(name);
  }

  private static String type(String name) {
    return TYPES.get(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String fileOf(String library) {
    return library.replace("@", "").replace('/', '-') + ".js";
  }

  private static String library(String name, String file) {
    String[] parts = name.substring(name.startsWith("@") ? 1 : 0).split("/");
    String jar = name.startsWith("@") ? parts[0] + "__" + parts[1] : parts[0];
    return text("/META-INF/resources/webjars/" + jar + "/" + version(jar) + "/" + file);
  }

  private static String version(String jar) {
    try (InputStream in =
        Assets.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties")) {
      if (in == null) throw new IllegalStateException("the library " + jar + " is missing");
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the imports of libraries name files. */
  private static String named(String text, String prefix) {
    return IMPORT.matcher(text).replaceAll(m -> written(m, prefix));
  }

  private static String written(MatchResult found, String prefix) {
    String library = found.group(3);
    if (!LIBRARIES.containsKey(library)) {
      throw new IllegalStateException("the page imports " + library + ", which is not there");
    }
    return Matcher.quoteReplacement(found.group(1) + "\"" + prefix + fileOf(library) + "\"");
  }

  private static String text(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("there is no " + resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
