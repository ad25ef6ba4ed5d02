// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Drawing.Point;

class GuesserTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  private final Guesser guesser =
      new Guesser(
          RandomGuesses.network(
              List.of(3, 5), 7, List.of("alarm clock", "cat", "pig", "The Moon"), SEED));

  @Test
  void likelihoodsAreThoseOfAllWordsAndTheBestComeFirst() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 50; trial++) {
      double[] all = guesser.likelihoods(RandomGuesses.drawing(random));
      assertEquals(1, Arrays.stream(all).sum(), 1e-9);
      List<Guess> best = guesser.best(all, 3);
      assertEquals(3, best.size());
      assertEquals(Arrays.stream(all).max().orElseThrow(), best.getFirst().likelihood());
      for (Guess guess : best) {
        assertEquals(all[guesser.number(guess.word())], guess.likelihood(), "seed=" + SEED);
      }
      assertTrue(best.get(0).likelihood() >= best.get(1).likelihood());
      assertTrue(best.get(1).likelihood() >= best.get(2).likelihood());
    }
    assertEquals(4, guesser.best(new double[4], 9).size());
  }

  @Test
  void wordsAreToldApartByLettersAndDigits() {
    assertEquals(0, guesser.number("alarm-clock"));
    assertEquals(0, guesser.number("Alarm Clock"));
    assertEquals(3, guesser.number("the_moon"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> guesser.number("cta"));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("\"cta\" looks like; did you mean \"cat\"?; there are alarm"), said);
  }

  /** A dot is a drawing; nothing is none; a hand that shakes draws the same line. */
  @Test
  void aDotCanBeGuessedAndNothingCannot() {
    assertEquals(4, guesser.likelihoods(new Drawing(List.of(List.of(new Point(3, 4))))).length);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> guesser.likelihoods(new Drawing(List.of())));
    assertEquals("nothing is drawn: there must be a line, or a dot", refused.getMessage());
    List<Point> few = List.of(new Point(0, 0), new Point(100, 50));
    List<Point> many =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(k -> new Point(k * 0.1, k * 0.05 + 0.6 * Math.sin(Math.PI * k / 20)))
            .toList();
    assertArrayEquals(
        guesser.likelihoods(new Drawing(List.of(few))),
        guesser.likelihoods(new Drawing(List.of(many))),
        1e-6);
  }
}
