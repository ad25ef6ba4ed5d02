// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.Garbage;

class LiveLstmTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private Object hole = "";

  @ParameterizedTest
  @CsvSource({"1, 8, 38, 0", "2, 7, 30, 5", "3, 33, 130, 6", "2, 64, 512, 6"})
  void equalsThePlainVersion(int layers, int units, int classes, int further) {
    LstmNetwork network = Networks.random(SEED, layers, units, classes, further);
    PlainLstm plain = new PlainLstm(network);
    LiveLstm live = new LiveLstm(network);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int step = 0; step < 300; step++) {
      int token = random.nextInt(classes);
      float[] rest = signs(random, further);
      double[] input = new double[classes + further];
      input[token] = 1;
      for (int k = 0; k < further; k++) {
        input[classes + k] = rest[k];
      }
      double[] expected = probabilities(plain.step(input));
      double[] actual = new double[classes];
      Softmax.probabilities(live.step(token, rest), 1, actual);
      int at = step;
      assertArrayEquals(expected, actual, 1e-5, () -> "seed=" + SEED + " step=" + at);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 8, 5, 9", "2, 33, 40, 81", "2, 64, 20, 3"})
  void aWholeInputVectorGivesWhatThePlainVersionGives(int layers, int units, int classes, int n) {
    LstmNetwork network = Networks.random(SEED, layers, units, classes, n);
    PlainLstm plain = new PlainLstm(network);
    LiveLstm live = new LiveLstm(network);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int step = 0; step < 100; step++) {
      float[] input = new float[classes + n];
      double[] same = new double[input.length];
      for (int k = 0; k < input.length; k++) {
        input[k] = random.nextInt(3) == 0 ? (float) random.nextDouble(-1, 1) : 0;
        same[k] = input[k];
      }
      double[] actual = new double[classes];
      Softmax.probabilities(live.step(input), 1, actual);
      assertArrayEquals(probabilities(plain.step(same)), actual, 1e-5, () -> "seed=" + SEED);
    }
    assertThrows(IllegalArgumentException.class, () -> live.step(new float[classes]));
  }

  @Test
  void aRestoredRunGoesOnAsIfNothingHadHappened() {
    LstmNetwork network = Networks.random(SEED, 2, 16, 20, 0);
    LiveLstm lstm = new LiveLstm(network);
    float[] none = new float[0];
    lstm.step(3, none);
    LstmState state = new LstmState(network);
    lstm.save(state);
    float[] expected = lstm.step(4, none).clone();
    lstm.step(5, none);
    lstm.restore(state);
    assertArrayEquals(expected, lstm.step(4, none));
  }

  @Test
  void aResetRunIsNew() {
    LstmNetwork network = Networks.random(SEED, 2, 16, 20, 0);
    float[] none = new float[0];
    float[] expected = new LiveLstm(network).step(3, none).clone();
    LiveLstm used = new LiveLstm(network);
    used.step(7, none);
    used.reset();
    assertArrayEquals(expected, used.step(3, none));
  }

  @Test
  void aTokenBeyondTheClassesIsRefusedByName() {
    LiveLstm lstm = new LiveLstm(Networks.random(SEED, 1, 8, 20, 2));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> lstm.step(20, new float[2]));
    assertEquals(
        "a step needs a token below 20 and 2 further inputs: token=20, further=2",
        refused.getMessage());
  }

  @Test
  void theMeterSeesAnAllocation() {
    assertEquals(true, Garbage.of(() -> hole = new byte[64]) > 0, "hole=" + hole);
  }

  @Test
  void stepAllocatesNothing() {
    LiveLstm lstm = new LiveLstm(Networks.random(SEED, 2, 64, 130, 6));
    float[] rest = signs(new SplittableRandom(SEED), 6);
    assertEquals(0, Garbage.of(() -> lstm.step(5, rest)));
  }

  private static float[] signs(SplittableRandom random, int count) {
    float[] signs = new float[count];
    for (int k = 0; k < count; k++) {
      signs[k] = random.nextBoolean() ? 1 : -1;
    }
    return signs;
  }

  private static double[] probabilities(double[] logits) {
    double sum = 0;
    double[] p = new double[logits.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(logits[k]);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
