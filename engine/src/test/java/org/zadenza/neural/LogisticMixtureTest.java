// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticMixtureTest {
  private static final long SEED = Long.getLong("seed", 5);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final float[] numbers = new float[LogisticMixture.NUMBERS];
  private final float[] guesses = new float[LogisticMixture.BELLS];

  private void drawn() {
    for (int k = 0; k < LogisticMixture.BELLS; k++) {
      guesses[k] = (float) random.nextDouble(-1.1, 1.1);
      numbers[k] = (float) random.nextDouble(-2, 2);
      numbers[LogisticMixture.BELLS + k] = (float) random.nextDouble(-2, 2);
      numbers[2 * LogisticMixture.BELLS + k] = (float) random.nextDouble(-9, 1);
    }
  }

  private double chance(int soundClass) {
    return Math.exp(LogisticMixture.logChance(doubles(numbers), doubles(guesses), soundClass));
  }

  private static double[] doubles(float[] floats) {
    double[] out = new double[floats.length];
    for (int k = 0; k < out.length; k++) out[k] = floats[k];
    return out;
  }

  @Test
  void chancesAddUpToOne() {
    for (int round = 0; round < 100; round++) {
      drawn();
      double sum = 0;
      for (int c = 0; c < MuLaw.CLASSES; c++) sum += chance(c);
      assertEquals(1, sum, 1e-9, "seed " + SEED);
    }
  }

  /** Numbers spread evenly from 0 to 1 draw each class as often as its chance says. */
  @Test
  void classesAreDrawnAsOftenAsTheirChancesSay() {
    int draws = 200_000;
    for (int round = 0; round < 10; round++) {
      drawn();
      int[] counts = new int[MuLaw.CLASSES];
      for (int n = 0; n < draws; n++) {
        counts[LogisticMixture.draw(numbers, 0, guesses, 0, 1, (n + 0.5) / draws)]++;
      }
      for (int c = 0; c < MuLaw.CLASSES; c++) {
        assertEquals(chance(c), counts[c] / (double) draws, 1e-4, "class %d".formatted(c));
      }
    }
  }

  @Test
  void theColderTheNearerToTheMiddleOfTheLargestBell() {
    drawn();
    numbers[2] = 5;
    guesses[2] = 0.25f;
    numbers[LogisticMixture.BELLS + 2] = 0;
    numbers[2 * LogisticMixture.BELLS + 2] = -3;
    int middle = MuLaw.SILENCE + 32;
    assertEquals(middle, LogisticMixture.draw(numbers, 0, guesses, 0, 0, 0.9));
    double before = Double.MAX_VALUE;
    for (double temperature : new double[] {1, 0.5, 0.2, 0.05}) {
      double spread = 0;
      for (int n = 0; n < 1000; n++) {
        int c = LogisticMixture.draw(numbers, 0, guesses, 0, temperature, (n + 0.5) / 1000);
        spread += Math.abs(c - middle);
      }
      assertTrue(spread < before, "temperature " + temperature);
      before = spread;
    }
  }

  /** At 1 it has the share that it was given, below it none. */
  @Test
  void aRareBellIsLeftOutWhereItIsColder() {
    for (int k = 0; k < LogisticMixture.BELLS; k++) {
      guesses[k] = k == 3 ? 0.75f : 0;
      numbers[k] = k == 3 ? (float) Math.log(0.04) : 0;
      numbers[LogisticMixture.BELLS + k] = 0;
      numbers[2 * LogisticMixture.BELLS + k] = -5;
    }
    assertEquals(0.04 / 4.04, far(1), 1e-3);
    assertEquals(0, far(0.99));
    numbers[3] = (float) Math.log(0.3);
    assertTrue(far(0.9) > 0.05, "a bell that is not rare");
    assertEquals(0, far(0.3), "and is, where it is colder");
  }

  private double far(double temperature) {
    int far = 0;
    for (int n = 0; n < 10_000; n++) {
      double u = (n + 0.5) / 10_000;
      int c = LogisticMixture.draw(numbers, 0, guesses, 0, temperature, u);
      if (c > MuLaw.SILENCE + 64) far++;
    }
    return far / 10_000.0;
  }

  @Test
  void whatIsFarOutsideIsTheLastClass() {
    drawn();
    for (int k = 0; k < LogisticMixture.BELLS; k++) {
      guesses[k] = 3;
      numbers[LogisticMixture.BELLS + k] = 0;
      numbers[2 * LogisticMixture.BELLS + k] = -4;
    }
    assertEquals(MuLaw.CLASSES - 1, LogisticMixture.draw(numbers, 0, guesses, 0, 1, 0.5));
    assertEquals(1, chance(MuLaw.CLASSES - 1), 1e-9);
  }
}
