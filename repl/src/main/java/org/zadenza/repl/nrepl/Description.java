// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import clojure.lang.RT;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.repl.session.Session;

/** What editors are told about whom they speak to. */
final class Description {
  /** Of the protocol, as far as it is spoken here. */
  private static final String PROTOCOL = "1.0.0";

  private Description() {}

  static Map<String, Object> of(Desk desk, boolean verbose) {
    Map<String, Object> operations = new LinkedHashMap<>();
    desk.operations()
        .forEach(
            (name, operation) ->
                operations.put(name, verbose ? Map.of("doc", operation.doc()) : Map.of()));
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("zadenza", version(Session.VERSION));
    versions.put("nrepl", version(PROTOCOL));
    versions.put("clojure", version(clojure()));
    versions.put("java", version(Runtime.version().toString()));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("ops", operations);
    out.put("versions", versions);
    out.put("aux", Map.of("current-ns", "set"));
    return out;
  }

  /** {@code 1.12.6}: major, minor, incremental, as far as they are numbers, and all together. */
  private static Map<String, Object> version(String text) {
    List<String> names = new ArrayList<>(List.of("major", "minor", "incremental"));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("version-string", text);
    for (String part : text.split("[.+-]")) {
      if (names.isEmpty() || !part.matches("[0-9]{1,9}")) break;
      out.put(names.removeFirst(), Long.parseLong(part));
    }
    return out;
  }

  /** The jar's, so that nothing of Clojure has to be loaded for it. */
  private static String clojure() {
    try (var in = RT.class.getResourceAsStream("/clojure/version.properties")) {
      java.util.Properties properties = new java.util.Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
