// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyMelodyCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int C = MelodyCodec.RNN.token(60);
  private static final int F_SHARP = MelodyCodec.RNN.token(66);
  private static final int G = MelodyCodec.RNN.token(67);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void aMelodyComesBackFromItsLabels() {
    for (int round = 0; round < 200; round++) {
      int[] melody = new int[random.nextInt(1, 100)];
      for (int k = 0; k < melody.length; k++) {
        boolean again = k >= 16 && random.nextBoolean();
        melody[k] = again ? melody[k - 16 * Math.min(2, k / 16)] : random.nextInt(38);
      }
      int[] back = new int[melody.length];
      for (int k = 0; k < melody.length; k++) {
        back[k] = KeyMelodyCodec.token(KeyMelodyCodec.label(melody, k), back, k);
      }
      assertArrayEquals(melody, back, "seed=" + SEED);
    }
  }

  @Test
  void labelsAreThoseOfTheTable() {
    int[] melody = new int[60];
    melody[1] = C;
    melody[2] = MelodyCodec.NOTE_OFF;
    melody[17] = C;
    melody[24] = C;
    melody[33] = C;
    melody[40] = G;
    assertEquals(39, KeyMelodyCodec.label(melody, 0));
    assertEquals(12, KeyMelodyCodec.label(melody, 1));
    assertEquals(37, KeyMelodyCodec.label(melody, 2));
    assertEquals(38, KeyMelodyCodec.label(melody, 17));
    assertEquals(39, KeyMelodyCodec.label(melody, 33));
    assertEquals(38, KeyMelodyCodec.label(melody, 34)); // silence as one bar ago, not as two
    assertEquals(
        36, KeyMelodyCodec.label(melody, 56)); // silence where one bar ago G began, two ago C
    assertThrows(IllegalArgumentException.class, () -> KeyMelodyCodec.token(40, melody, 0));
  }

  @Test
  void theInputSaysWhatSoundsWhereItMovesAndInWhichKey() {
    int[] melody = new int[40];
    melody[0] = C;
    melody[4] = G;
    melody[6] = F_SHARP;
    float[] expected = new float[74];
    expected[66 - 48] = 1; // F sharp sounds
    expected[36] = 1;
    expected[38] = 1; // and has just begun
    expected[39] = -1; // after falling
    counter(expected, 7);
    int[] gMajorAndNoOther = {7};
    for (int key : gMajorAndNoOther) {
      expected[50 + key] = 1;
      expected[62 + key] = 1;
    }
    assertArrayEquals(expected, input(melody, 7));
  }

  @Test
  void anEmptyMelodyCanBeInAnyKeyAndABarBeginsAfterSixteen() {
    float[] expected = new float[74];
    expected[37] = 1;
    counter(expected, 16);
    expected[49] = 1;
    Arrays.fill(expected, 50, 74, 1);
    assertArrayEquals(expected, input(new int[40], 16));
  }

  @Test
  void theLastThreeAreDifferentOnesAndARepetitionIsSeen() {
    int[] melody = new int[60];
    melody[0] = F_SHARP;
    melody[1] = MelodyCodec.RNN.token(65);
    melody[2] = MelodyCodec.RNN.token(62);
    melody[3] = G;
    melody[4] = MelodyCodec.RNN.token(62);
    melody[20] = MelodyCodec.RNN.token(62);
    melody[36] = MelodyCodec.NOTE_OFF;
    float[] input = input(melody, 21);
    assertEquals(1, input[40]);
    assertEquals(0, input[41]);
    // The last three are F, G, D: keys F, C, B flat, E flat; with F sharp not all fit.
    for (int key = 0; key < 12; key++) {
      boolean holdsAll = key == 5 || key == 0 || key == 10 || key == 3;
      assertEquals(holdsAll ? 1 : 0, input[62 + key], "key " + key);
    }
    assertEquals(0, input(melody, 37)[36]);
    assertEquals(1, input(melody, 37)[37]);
    assertEquals(-1, input(melody, 37)[39]);
  }

  @Test
  void keysHoldTheirSevenNotes() {
    for (int key = 0; key < 12; key++) {
      for (int pitch = 0; pitch < 128; pitch++) {
        int above = Math.floorMod(pitch - key, 12);
        boolean inScale = "0 2 4 5 7 9 11".matches("(.* )?" + above + "( .*)?");
        assertEquals(inScale, MajorKey.holds(key, pitch));
      }
    }
  }

  private static void counter(float[] out, int n) {
    for (int bit = 0; bit < 7; bit++) {
      out[42 + bit] = n / (1 << bit) % 2 == 1 ? 1 : -1;
    }
  }

  private static float[] input(int[] melody, int position) {
    float[] out = new float[KeyMelodyCodec.INPUTS];
    KeyMelodyCodec.input(melody, position, out);
    return out;
  }
}
