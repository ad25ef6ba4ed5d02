// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarkovChainTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void probabilitiesAreThoseOfTheFormula() {
    for (int round = 0; round < 30; round++) {
      int classes = random.nextInt(1, 9);
      int order = random.nextInt(0, 5);
      List<int[]> sequences = sequences(classes, random.nextInt(1, 6));
      MarkovChain chain = new MarkovChain(order, classes, sequences);
      Formula formula = new Formula(sequences, order, classes);
      int[] past = sequence(classes, random.nextInt(0, 8));
      double[] actual = new double[classes];
      chain.probabilities(past, past.length, actual);
      for (int token = 0; token < classes; token++) {
        assertEquals(formula.of(token, past), actual[token], 1e-12, "seed=" + SEED);
        assertEquals(actual[token], chain.probability(token, past, past.length, order), 1e-12);
      }
      assertEquals(1, Arrays.stream(actual).sum(), 1e-9, "seed=" + SEED);
    }
  }

  @Test
  void aChainContainsThoseOfLowerOrder() {
    List<int[]> sequences = sequences(6, 8);
    List<int[]> measured = sequences(6, 3);
    MarkovChain high = new MarkovChain(4, 6, sequences);
    for (int order = 0; order <= 4; order++) {
      double expected = new MarkovChain(order, 6, sequences).loss(measured, order);
      assertEquals(expected, high.loss(measured, order), 1e-12, "seed=" + SEED);
    }
  }

  @Test
  void whatAlwaysCameIsLikelyAndWhatNeverCameIsPossible() {
    MarkovChain chain = new MarkovChain(2, 5, List.of(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}));
    int[] past = {0, 1};
    assertTrue(chain.probability(2, past, 2, 2) > 0.6);
    assertTrue(chain.probability(4, past, 2, 2) > 0);
  }

  @Test
  void aWalkLooksBackAsFarAsItsChainAndNoFurther() {
    MarkovChain chain = new MarkovChain(3, 7, sequences(7, 20));
    MarkovWalk walk = new MarkovWalk(chain);
    int[] tokens = sequence(7, 40);
    double[] expected = new double[7];
    for (int k = 0; k < tokens.length; k++) {
      chain.probabilities(tokens, k, expected);
      assertArrayEquals(expected, walk.predict(), "seed=" + SEED);
      walk.accept(tokens[k]);
    }
    assertArrayEquals(Arrays.copyOfRange(tokens, 37, 40), walk.past());
  }

  @Test
  void aSeedIsAWalkAndARestoredWalkGoesOn() {
    MarkovChain chain = new MarkovChain(2, 5, sequences(5, 20));
    MarkovWalk one = new MarkovWalk(chain);
    SplittableRandom dice = new SplittableRandom(3);
    for (int k = 0; k < 20; k++) {
      one.draw(1.2, dice);
    }
    MarkovWalk other = new MarkovWalk(chain);
    other.restore(one.past());
    SplittableRandom same = new SplittableRandom(4);
    SplittableRandom again = new SplittableRandom(4);
    for (int k = 0; k < 50; k++) {
      assertEquals(one.draw(0.8, same), other.draw(0.8, again));
    }
  }

  @Test
  void withoutTemperatureTheMostUsualComes() {
    MarkovWalk walk = new MarkovWalk(new MarkovChain(1, 3, List.of(new int[] {0, 2, 0, 2, 0, 1})));
    walk.accept(0);
    assertEquals(2, walk.draw(0, random));
    assertEquals(0, walk.draw(0, random));
  }

  @Test
  void aTokenOutsideIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new MarkovChain(1, 3, List.of(new int[] {3})));
    assertThrows(IllegalArgumentException.class, () -> new MarkovChain(65, 3, List.of()));
  }

  private List<int[]> sequences(int classes, int count) {
    List<int[]> sequences = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      sequences.add(sequence(classes, random.nextInt(0, 40)));
    }
    return sequences;
  }

  private int[] sequence(int classes, int length) {
    return random.ints(length, 0, classes).toArray();
  }

  /** The plain version: counts lists of tokens, the beginning written as -1. */
  private static final class Formula {
    private final Map<List<Integer>, Integer> counts = new HashMap<>(); // context, then token
    private final int order;
    private final int classes;

    Formula(List<int[]> sequences, int order, int classes) {
      this.order = order;
      this.classes = classes;
      for (int[] sequence : sequences) {
        List<Integer> begun = begun(sequence);
        for (int at = 1; at < begun.size(); at++) {
          for (int from = Math.max(0, at - order); from <= at; from++) {
            counts.merge(begun.subList(from, at + 1), 1, Integer::sum);
          }
        }
      }
    }

    static List<Integer> begun(int[] sequence) {
      List<Integer> begun = new ArrayList<>(List.of(-1));
      Arrays.stream(sequence).forEach(begun::add);
      return begun;
    }

    double of(int token, int[] past) {
      List<Integer> begun = begun(past);
      return of(token, begun.subList(Math.max(0, begun.size() - order), begun.size()));
    }

    private double of(int token, List<Integer> context) {
      double shorter =
          context.isEmpty() ? 1.0 / classes : of(token, context.subList(1, context.size()));
      boolean plain = context.size() == order || context.contains(-1);
      double total = 0;
      int kinds = 0;
      for (int other = 0; other < classes; other++) {
        int count = count(with(context, other), plain);
        total += count;
        kinds += count > 0 ? 1 : 0;
      }
      if (total == 0) {
        return shorter;
      }
      List<Integer> all =
          counts.keySet().stream()
              .filter(gram -> gram.size() == context.size() + 1)
              .map(gram -> count(gram, plain))
              .toList();
      double n1 = all.stream().filter(n -> n == 1).count();
      double n2 = all.stream().filter(n -> n == 2).count();
      double discount = (n1 + 0.5) / (n1 + 2 * n2 + 1);
      double kept = Math.max(0, count(with(context, token), plain) - discount);
      return (kept + discount * kinds * shorter) / total;
    }

    /** How often, or where that is not wanted: after how many different tokens. */
    private int count(List<Integer> gram, boolean plain) {
      if (plain) {
        return counts.getOrDefault(gram, 0);
      }
      return (int)
          counts.keySet().stream()
              .filter(longer -> longer.size() == gram.size() + 1)
              .filter(longer -> longer.subList(1, longer.size()).equals(gram))
              .count();
    }

    private static List<Integer> with(List<Integer> context, int token) {
      List<Integer> gram = new ArrayList<>(context);
      gram.add(token);
      return gram;
    }
  }
}
