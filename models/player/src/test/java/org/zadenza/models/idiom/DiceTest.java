// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.zadenza.neural.Softmax;

class DiceTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int TOKENS = 20;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Dice dice = new Dice(TOKENS);

  private float[] scores() {
    float[] scores = new float[TOKENS];
    for (int k = 0; k < TOKENS; k++) scores[k] = (float) random.nextDouble(-4, 4);
    return scores;
  }

  private static Wishes wishes(double temperature, int topK) {
    return new Wishes(
        temperature,
        topK,
        Wishes.ALL_CLASSES,
        null,
        Wishes.ANY_NUMBER,
        Wishes.ANY_DENSITY,
        List.of(),
        Wishes.USUAL_SECONDS,
        0);
  }

  /** Oracle: softmax of the scores, with the same random number. */
  @Test
  void withoutWishesItDrawsAsSoftmaxDoes() {
    double[] chances = new double[TOKENS];
    for (int k = 0; k < 2000; k++) {
      long lot = random.nextLong();
      double temperature = random.nextDouble(0.2, 3);
      float[] scores = scores();
      Softmax.probabilities(scores, temperature, chances);
      int expected = Softmax.draw(chances, new SplittableRandom(lot).nextDouble());
      int drawn = dice.roll(scores, t -> true, wishes(temperature, 0), new SplittableRandom(lot));
      assertEquals(expected, drawn, "seed=" + SEED + " k=" + k);
    }
  }

  @Test
  void atTemperatureZeroItTakesTheLikeliestThatIsAllowed() {
    for (int k = 0; k < 1000; k++) {
      float[] scores = scores();
      int allowed = random.nextInt(1, 1 << TOKENS);
      int best = -1;
      for (int token = 0; token < TOKENS; token++) {
        boolean may = (allowed >> token & 1) == 1;
        if (may && (best < 0 || scores[token] > scores[best])) best = token;
      }
      assertEquals(best, dice.roll(scores, t -> (allowed >> t & 1) == 1, wishes(0, 0), random));
    }
  }

  @Test
  void nothingForbiddenIsDrawnAndOnlyTheLikeliestK() {
    for (int k = 0; k < 1000; k++) {
      float[] scores = scores();
      int allowed = random.nextInt(1, 1 << TOKENS);
      int topK = random.nextInt(1, TOKENS + 1);
      int token = dice.roll(scores, t -> (allowed >> t & 1) == 1, wishes(5, topK), random);
      int better = 0;
      for (int t = 0; t < TOKENS; t++) {
        better += (allowed >> t & 1) == 1 && scores[t] > scores[token] ? 1 : 0;
      }
      assertTrue((allowed >> token & 1) == 1 && better < topK, "seed=" + SEED + " k=" + k);
    }
  }

  @Test
  void ofEqualsTheFirstKAreKept() {
    TreeSet<Integer> drawn = new TreeSet<>();
    for (int k = 0; k < 500; k++) {
      drawn.add(dice.roll(new float[TOKENS], t -> t > 1, wishes(1, 3), random));
    }
    assertEquals(List.of(2, 3, 4), List.copyOf(drawn));
  }

  @Test
  void whereNothingIsAllowedItSaysSoAndUsesUpAsMuchChance() {
    SplittableRandom one = new SplittableRandom(1);
    SplittableRandom other = new SplittableRandom(1);
    assertEquals(Dice.NOTHING, dice.roll(scores(), t -> false, wishes(1, 0), one));
    dice.roll(scores(), t -> true, wishes(1, 0), other);
    assertEquals(one.nextLong(), other.nextLong());
  }
}
