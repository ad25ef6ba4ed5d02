// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that players of Tidal and Strudel know: {@code peer-names.txt} beside this class. */
final class PeerNames {
  private static final String FILE = "peer-names.txt";

  private PeerNames() {}

  /**
   * Names of one kind.
   *
   * @param there names that are words here
   * @param missing names that are not, by reason
   */
  record Kind(String title, List<String> there, Map<String, List<String>> missing) {}

  static List<Kind> read() throws IOException {
    List<Kind> kinds = new ArrayList<>();
    List<String> names = List.of();
    for (String line : text().split("\n")) {
      if (line.isBlank() || line.startsWith("# ")) continue;
      if (line.startsWith("== ")) {
        names = new ArrayList<>();
        kinds.add(new Kind(line.substring(3), names, new LinkedHashMap<>()));
      } else if (line.startsWith("-- ")) {
        names = new ArrayList<>();
        kinds.getLast().missing().put(line.substring(3), names);
      } else {
        names.addAll(List.of(line.split(" ")));
      }
    }
    return kinds;
  }

  private static String text() throws IOException {
    try (InputStream in = PeerNames.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
