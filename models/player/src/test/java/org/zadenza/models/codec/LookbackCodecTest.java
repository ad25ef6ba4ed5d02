// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LookbackCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final LookbackCodec CODEC = new LookbackCodec(38);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void itIsAsWideAsMagentas() {
    assertEquals(121, CODEC.inputs());
    assertEquals(40, CODEC.labels());
  }

  @Test
  void aMelodyComesBackFromItsLabels() {
    for (int round = 0; round < 100; round++) {
      int[] melody = melody(random.nextInt(1, 120));
      int[] back = new int[melody.length];
      for (int k = 0; k < melody.length; k++) {
        int label = CODEC.label(melody[k], past(melody, k), k);
        back[k] = CODEC.token(label, past(back, k));
      }
      assertArrayEquals(melody, back, "seed=" + SEED);
    }
  }

  @Test
  void labelsAreThoseOfTheTable() {
    int[] melody = new int[70];
    melody[3] = 20;
    melody[19] = 20; // as one bar ago
    melody[35] = 20; // as one and as two bars ago
    melody[60] = 7;
    assertEquals(39, label(melody, 0)); // silence before two bars are over
    assertEquals(20, label(melody, 3));
    assertEquals(38, label(melody, 19));
    assertEquals(39, label(melody, 35));
    assertEquals(7, label(melody, 60));
    melody[65] = 9;
    melody[33] = 9;
    melody[49] = 5;
    assertEquals(39, label(melody, 65));
    assertEquals(5, label(melody, 49)); // a note where one bar ago was another
  }

  @Test
  void inputsAreThoseOfTheTable() {
    for (int round = 0; round < 50; round++) {
      int[] melody = melody(100);
      int position = random.nextInt(100);
      int p = position - 1; // the position of the token before, as note_seq counts
      float[] expected = new float[121];
      expected[p < 0 ? 0 : melody[p]] = 1;
      expected[38 + (p - 15 < 0 ? 0 : melody[p - 15])] = 1;
      expected[76 + (p - 31 < 0 ? 0 : melody[p - 31])] = 1;
      for (int i = 0; i < 5; i++) {
        expected[114 + i] = (p + 1) / (1 << i) % 2 == 1 ? 1 : -1;
      }
      expected[119] = p - 16 >= 0 && melody[p] == melody[p - 16] ? 1 : 0;
      expected[120] = p - 32 >= 0 && melody[p] == melody[p - 32] ? 1 : 0;
      float[] actual = new float[121];
      Arrays.fill(actual, 9);
      CODEC.input(past(melody, position), position, actual);
      assertArrayEquals(expected, actual, "seed=" + SEED + " position=" + position);
    }
  }

  @Test
  void aTokensProbabilityIsThatOfAllItsLabels() {
    for (int round = 0; round < 100; round++) {
      int[] melody = melody(80);
      int position = random.nextInt(80);
      double[] labels = random.doubles(40).toArray();
      double sum = Arrays.stream(labels).sum();
      double[] expected = new double[38];
      for (int label = 0; label < 40; label++) {
        labels[label] /= sum;
        expected[CODEC.token(label, past(melody, position))] += labels[label];
      }
      double[] actual = new double[38];
      CODEC.tokenProbabilities(labels, past(melody, position), actual);
      assertArrayEquals(expected, actual, 1e-15, "seed=" + SEED);
      assertEquals(1, Arrays.stream(actual).sum(), 1e-12);
    }
  }

  private int[] melody(int length) {
    int[] melody = new int[length];
    for (int k = 0; k < length; k++) {
      int choice = random.nextInt(4);
      melody[k] =
          choice == 0 && k >= 16
              ? melody[k - 16]
              : choice == 1 && k >= 32 ? melody[k - 32] : random.nextInt(3) * random.nextInt(19);
    }
    return melody;
  }

  private static int label(int[] melody, int position) {
    return CODEC.label(melody[position], past(melody, position), position);
  }

  private static LookbackCodec.Past past(int[] melody, int position) {
    return LookbackCodec.Past.of(melody, position);
  }
}
