// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaletteTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private static String text(int number) {
    float[] z = new float[96];
    for (int k = 0; k < z.length; k++) z[k] = (float) Math.sin(number + k);
    return LatentText.write(new Latent("drums", "ABCD", z));
  }

  /** Law: whatever happens to some lines, the others work, and what is wrong has its line. */
  @Test
  void aBrokenLineIsToldAndTheRestWorks() {
    Random random = new Random(SEED);
    List<UnaryOperator<String>> harms =
        List.of(
            line -> line.replace("\t", " "),
            line -> line.substring(0, line.length() - 7),
            line -> line.replace("drums:", "dums:"),
            line -> line.replace("drums:", ""),
            line -> "\t" + line,
            line -> line + "\u0000",
            line -> line.replace("drums:", "drums:" + "7".repeat(3000)),
            line -> "x\t:",
            line ->
                line.substring(0, 12) + (line.charAt(12) == '2' ? '3' : '2') + line.substring(13),
            line -> "\uD800\t\uFFFF:\u202E");
    for (int round = 0; round < 200; round++) {
      List<String> lines = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<Integer> broken = new ArrayList<>();
      for (int number = 1; number <= 8; number++) {
        String line = "name%d\t%s".formatted(number, text(random.nextInt()));
        boolean harmed = random.nextInt(3) == 0;
        if (harmed) broken.add(number);
        else names.add("name" + number);
        lines.add(harmed ? harms.get(random.nextInt(harms.size())).apply(line) : line);
      }
      Palette palette = Palette.parse(String.join("\n", lines), "mine.tsv");
      String where = "seed=" + SEED + " " + palette.problems();
      assertEquals(names, List.copyOf(palette.names()), where);
      assertEquals(broken.size(), palette.problems().size(), where);
      for (int k = 0; k < broken.size(); k++) {
        String problem = palette.problems().get(k);
        assertTrue(problem.startsWith("mine.tsv, line " + broken.get(k) + ","), where);
      }
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    String mistyped = text(1).replace("drums:ABCD", "drums:ABCE");
    assertEquals(
        List.of(
            "p, line 2, is left out: a name, a tab and a latent such as drums:7KQ2-... are needed",
            "p, line 3, is left out: letter 4 of group 1 is mistyped: it must be D, not E"),
        Palette.parse("# mine\nfolk\nb\t" + mistyped, "p").problems());
  }

  @Test
  void aPlayersNamesGoBeforeThoseThatComeAlong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(Palette.FILE), "reggae\t" + text(3) + "\nnew\n");
    Palette palette = Palette.of(folder);
    assertEquals(text(3), palette.text("reggae").orElseThrow());
    assertTrue(palette.names().containsAll(List.of("rock", "reel")));
    assertEquals(1, palette.problems().size());
    assertTrue(palette.problems().getFirst().contains("palette.tsv, line 2"));
    Path odd = Files.createDirectories(folder.resolve("odd").resolve(Palette.FILE)).getParent();
    assertTrue(Palette.of(odd).names().contains("rock"));
    assertTrue(Palette.of(odd).problems().getFirst().contains("cannot be read"));
  }
}
