// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about instruments says what there is: {@code -Dpages=write} writes its table. */
class InstrumentsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("zadenza.home"), "docs", "instruments.md");
  private static final String BEGIN = "<!-- table -->\n";
  private static final String END = "<!-- end of table -->";

  private static String table() {
    StringBuilder out = new StringBuilder();
    out.append("| name | also | voice | `n` | controls |\n|---|---|---|---|---|\n");
    for (Patch patch : Stage.PATCHES.patches()) {
      out.append("| `").append(patch.name()).append("` | ");
      out.append(patch.aliases().stream().map(a -> "`" + a + "`").collect(Collectors.joining(" ")));
      out.append(" | ").append(patch.kind().word()).append(" | ");
      out.append(patch.counted() ? "0.." + patch.variants().size() : pitched(patch)).append(" | ");
      out.append(knobs(patch)).append(" |\n");
    }
    return out.toString().replace("|  |", "| |");
  }

  private static String pitched(Patch patch) {
    return patch.kind().held() ? "pitch" : "a shade";
  }

  private static String knobs(Patch patch) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < patch.knobs().size(); i++) {
      String control = patch.knobs().get(i).control();
      boolean other = !control.equals(patch.kind().params().get(i).name());
      if (other && !control.isEmpty()) out.add("`" + control + "`");
    }
    return String.join(" ", out);
  }

  @Test
  void itsTableNamesEveryInstrument() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if ("write".equals(System.getProperty("pages"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }
    assertEquals(table(), page.substring(begin, end), "run this test with -Dpages=write");
  }

  @Test
  void itsPatchCanBeRead() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("    {\n");
    String json = page.substring(begin, page.indexOf("\n    }\n", begin) + 6);
    Patch patch = PatchReader.read("docs/instruments.md", json);
    assertEquals(2, patch.variants().size());
    assertTrue(patch.turns("grit"));
    assertEquals(List.of(0.3, -1.2, 0.8), patch.anchors().get("dark"));
  }
}
