// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.data.Split;
import org.zadenza.models.guess.RandomGuesses;
import org.zadenza.models.importer.ImportedModel;

class GuessEvaluationTest {
  private static final String BOX = "[[0,90,90,0,0],[0,0,90,90,0]]";
  private static final String FLAT = "[[0,100],[50,50]]";
  private static final String TALL = "[[50,50],[0,100]]";

  @TempDir private Path folder;

  private static String line(String word, String drawing) {
    return "{\"word\":\"%s\",\"drawing\":[%s]}\n".formatted(word, drawing);
  }

  private void write(String split, String... lines) throws IOException {
    Files.writeString(folder.resolve("some." + split + ".ndjson"), String.join("", lines));
  }

  /**
   * What was seen before is known again by the simple ways; words that nobody learnt are counted.
   */
  @Test
  void simpleWaysKnowWhatTheyHaveSeen() throws IOException {
    write("train", line("box", BOX), line("flat", FLAT), line("tall", TALL));
    write(
        "test",
        line("box", BOX),
        line("flat", FLAT),
        line("tall", TALL),
        line("tall", FLAT),
        line("zebra", BOX),
        "{\"word\":\"box\",\"drawing\":[]}\n");
    ImportedModel.Guesses model = RandomGuesses.model("some", 1, "box", "flat", "tall", "x", "y");
    GuessEvaluation found = GuessEvaluation.of(model, folder, Split.TEST);
    assertEquals(4, found.drawings());
    assertEquals(1, found.unknown());
    assertEquals(5, found.words());
    assertEquals(1, found.whole().top5());
    assertEquals(3, found.begun().size());
    GuessEvaluation.Hits picture = found.simple().getFirst();
    assertEquals("nearest picture", picture.way());
    assertEquals(0.75, picture.top1());
    assertEquals(1, picture.top3());
    assertEquals(0.75, found.simple().get(1).top1());
    assertTrue(found.inWords().contains("nearest mean              75.0 %  100.0 %  100.0 %"));
    assertTrue(found.toJson().contains("\"top1\":0.75"), found.toJson());
  }

  @Test
  void whereNothingCanBeMeasuredItSaysSo() throws IOException {
    write("train", line("zebra", BOX));
    ImportedModel.Guesses model = RandomGuesses.model("some", 1, "box", "flat");
    IOException none =
        assertThrows(IOException.class, () -> GuessEvaluation.of(model, folder, Split.TRAIN));
    String said = String.valueOf(none.getMessage());
    assertTrue(
        said.endsWith("has no drawings for train of the 2 words that some has learnt"), said);
  }
}
