// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What others made and the archive brings along is what was looked at: every jar has the checksum
 * and one of the licences of {@code dist/dependencies.tsv}.
 */
class SuppliesTest {
  private static final Path LIST = SourceTree.HOME.resolve("dist/dependencies.tsv");
  private static final String HEAD = "jar\tsha256\tlicence\n";
  private static final List<Path> FOLDERS =
      Stream.of("repl/target/lib", "models/worker/target/lib")
          .map(SourceTree.HOME::resolve)
          .toList();

  /** One of them is enough; what stands behind is not static linking, so LGPL is fine. */
  private static final Set<String> LICENCES =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "GNU Lesser General Public License",
          "LGPL 2.1 license",
          "LGPL-2.1-or-later",
          "MIT");

  /** Writes the list, from the bill of materials of {@code mvn -Pdist package}, if asked to. */
  @Test
  void everyJarIsTheOneThatWasLookedAt() throws IOException {
    assumeTrue(FOLDERS.stream().allMatch(Files::isDirectory), "the program is not packaged");
    Map<String, String> jars = jars();
    if ("write".equals(System.getProperty("pages"))) write(jars);
    Map<String, String> listed = new TreeMap<>();
    rows().forEach((jar, row) -> listed.put(jar, row[1]));
    // Another platform has other native libraries.
    if (!platform().equals("linux-x86_64")) {
      jars.keySet().retainAll(listed.keySet());
      listed.keySet().retainAll(jars.keySet());
    }
    assertEquals(
        lines(listed),
        lines(jars),
        "dist/dependencies.tsv is out of date; look at what is new, then: mvn -Pdist package"
            + " -DskipTests, and this test with -Dtest.jvm=-Dpages=write");
  }

  @Test
  void everyJarHasALicenceThatAllowsUs() throws IOException {
    assertTrue(rows().size() > 50, "the list is cut off");
    rows()
        .forEach(
            (jar, row) ->
                assertTrue(
                    Stream.of(row[2].split(" or ")).anyMatch(LICENCES::contains),
                    jar + ": " + row[2]));
  }

  private static String platform() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + "-"
        + System.getProperty("os.arch").replace("amd64", "x86_64");
  }

  private static String lines(Map<String, String> sums) {
    return sums.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String[]> rows() throws IOException {
    Map<String, String[]> out = new TreeMap<>();
    Files.readString(LIST)
        .lines()
        .skip(1)
        .map(line -> line.split("\t"))
        .forEach(row -> out.put(row[0], row));
    return out;
  }

  /** The checksum of every jar that is not ours, by name. */
  private static Map<String, String> jars() throws IOException {
    Map<String, String> out = new TreeMap<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path jar : files.toList()) {
          String name = jar.getFileName().toString();
          if (name.startsWith("zadenza-")) continue;
          String sum = sha256(jar);
          String before = out.put(name, sum);
          assertTrue(before == null || before.equals(sum), name + " is there in two forms");
        }
      }
    }
    return out;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Map<String, String> jars) throws IOException {
    String json = Files.readString(SourceTree.HOME.resolve("dist/target/bom.json"));
    Map<String, String> licences = new TreeMap<>();
    for (JsonElement each :
        JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("components")) {
      JsonObject part = each.getAsJsonObject();
      licences.put(hash(part), licence(part));
    }
    String rows =
        jars.entrySet().stream()
            .map(
                jar ->
                    "%s\t%s\t%s\n"
                        .formatted(
                            jar.getKey(),
                            jar.getValue(),
                            licences.getOrDefault(jar.getValue(), "unknown")))
            .collect(Collectors.joining());
    Files.writeString(LIST, HEAD + rows);
  }

  private static String hash(JsonObject part) {
    return StreamSupport.stream(part.getAsJsonArray("hashes").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(hash -> hash.get("alg").getAsString().equals("SHA-256"))
        .map(hash -> hash.get("content").getAsString())
        .findFirst()
        .orElseThrow();
  }

  private static String licence(JsonObject part) {
    return StreamSupport.stream(part.getAsJsonArray("licenses").spliterator(), false)
        .map(each -> each.getAsJsonObject().getAsJsonObject("license"))
        .map(each -> (each.has("id") ? each.get("id") : each.get("name")).getAsString())
        .collect(Collectors.joining(" or "));
  }
}
