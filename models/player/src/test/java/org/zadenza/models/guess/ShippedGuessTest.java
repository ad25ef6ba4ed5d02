// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.GuessEvaluation;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.sketch.DrawingText;

/** The network that guesses and comes along. */
@Tag("slow")
class ShippedGuessTest {
  private static ImportedModel.Guesses shipped() throws IOException {
    return GuessFile.shipped(GuessFile.QUICKDRAW);
  }

  @Test
  void itKnowsTheWordsThatCanBeDrawn() throws IOException {
    assertEquals("CC-BY-4.0", shipped().config().licence());
    assertEquals(
        new TreeSet<>(SketchFile.shipped(SketchFile.QUICKDRAW).space().words()),
        new TreeSet<>(shipped().network().words()));
  }

  @Test
  void plainFiguresAreSeen() throws IOException {
    Guesser guesser = new Guesser(shipped().network());
    String square = "20,20 230,25 228,231 22,228 20,20";
    String house = "60,200 60,100 128,40 196,100 196,200 60,200";
    String ladder = "80,0 80,255; 160,0 160,255; 80,50 160,50; 80,110 160,110; 80,170 160,170";
    for (List<String> one :
        List.of(List.of("square", square), List.of("house", house), List.of("ladder", ladder))) {
      List<Guess> best = guesser.best(guesser.likelihoods(DrawingText.read(one.getLast())), 3);
      assertTrue(
          best.stream().anyMatch(guess -> guess.word().equals(one.getFirst())), one + ": " + best);
    }
  }

  /** Of drawings that it did not learn; twice as good as the nearest of those that it did. */
  @Test
  void itGuessesDrawingsThatItDidNotLearn() throws IOException {
    GuessEvaluation found =
        GuessEvaluation.of(
            shipped(), SharedData.folder("data").resolve("drawings-quickdraw"), Split.TEST);
    assertEquals(993, found.drawings());
    assertTrue(found.whole().top1() > 0.5, found.inWords());
    assertTrue(found.whole().top3() > 0.7, found.inWords());
    assertTrue(found.whole().top5() > 0.76, found.inWords());
    assertTrue(Math.abs(found.said() - found.whole().top1()) < 0.05, found.inWords());
    for (GuessEvaluation.Hits simple : found.simple()) {
      assertTrue(found.whole().top1() > 1.5 * simple.top1(), found.inWords());
    }
  }
}
