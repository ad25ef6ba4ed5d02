// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.charrnn.RandomLetters;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;

class TextEvaluationTest {
  private static final String LINE = "the böse sea\n"; // no network of the test knows the ö
  private static final int LINES = 200;

  @TempDir private Path folder;

  @Test
  void allAreMeasuredOnTheSameLetters() throws IOException {
    Files.writeString(folder.resolve("a.txt"), LINE.repeat(LINES));
    Files.write(folder.resolve("b.txt"), new byte[] {0, 0});
    List<ImportedModel.Text> two =
        List.of(RandomLetters.model("one", 1), RandomLetters.model("two", 2));
    TextEvaluation found = TextEvaluation.texts(two, List.of(folder), Split.TEST);
    String known = LINE.replace("ö", "").repeat(LINES / 10);
    assertEquals(known.length(), found.letters());
    assertEquals(LINES / 10, found.leftOut());
    assertEquals(List.of("b.txt"), found.skipped());
    for (int k = 0; k < two.size(); k++) {
      int[] letters = two.get(k).network().letters(known);
      double alone = Losses.letters(two.get(k).network(), List.of(letters));
      assertEquals(alone, found.networks().get(k).loss(), 1e-9);
    }
    assertEquals(TextEvaluation.ORDER, found.grams().length);
    assertTrue(found.grams()[0] > 1.5 && found.grams()[5] < 0.1, found.inWords());
    assertTrue(found.inWords().contains("20 letters that are not known left out"));
  }
}
