// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

class TrioCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @Test
  void aTrioComesBackFromItsTensor() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      int steps = random.nextInt(1, 70);
      TrioCodec.Trio trio =
          new TrioCodec.Trio(
              random.ints(steps, 0, 90).toArray(),
              random.ints(steps, 0, 90).toArray(),
              random.ints(steps, 0, 512).toArray());
      float[][] tensor = TrioCodec.encode(trio);
      assertEquals(692, tensor[0].length);
      for (float[] row : tensor) {
        float sum = 0;
        for (float value : row) {
          sum += value;
        }
        assertEquals(3, sum);
      }
      assertEquals(trio, TrioCodec.decode(tensor), "seed=" + SEED);
    }
  }

  @Test
  void aFilesPartsAreToldApartByTheirPrograms() {
    List<MidiNote> notes =
        List.of(
            new MidiNote(0, 0, 31, 60, 90, 0, 480),
            new MidiNote(1, 1, 32, 36, 90, 240, 480),
            new MidiNote(2, 2, 40, 72, 90, 0, 480),
            new MidiNote(3, 0, 0, 12, 90, 0, 480),
            new MidiNote(4, 9, 0, 36, 90, 125, 130));
    MidiScore score =
        new MidiScore(
            480, 480, notes, List.of(), List.of(), List.of(), new TreeMap<>(Map.of(0L, 500_000)));
    TrioCodec.Trio trio = TrioCodec.read(score, 5);
    assertArrayEquals(new int[] {41, 0, 0, 0, 1}, trio.melody());
    assertArrayEquals(new int[] {0, 0, 17, 0, 1}, trio.bass());
    assertArrayEquals(new int[] {0, 1, 0, 0, 0}, trio.drums());
  }

  @Test
  void partsOfDifferentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrioCodec.Trio(new int[2], new int[2], new int[3]));
  }
}
