// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.codec.TrioCodec.Trio;

class TrioVariationsTest {
  private static final int STEPS = 64;
  private static final int MANY = 2_000;
  private static final Trio OWN = new Trio(tune(60, 64), tune(36, 40), beat(1));
  private static final TrioVariations VARIATIONS =
      TrioVariations.of(
          List.of(new Trio(tune(70, 72), tune(30, 31), beat(2))),
          List.of(tune(107, 108)),
          List.of(beat(4)));

  private static int[] tune(int first, int second) {
    return MelodyCodec.PIANO.encode(
        List.of(new MelodyNote(first, 0, 8), new MelodyNote(second, 8, 20)), STEPS);
  }

  private static int[] beat(int set) {
    int[] beat = new int[STEPS];
    for (int t = 0; t < STEPS; t += 4) beat[t] = set;
    return beat;
  }

  @Test
  void partsComeFromElsewhereAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(1);
    int[] others = new int[3];
    for (int k = 0; k < MANY; k++) {
      Trio trio = VARIATIONS.of(OWN, random);
      if (interval(trio.melody()) != 4) others[0]++;
      if (interval(trio.bass()) != 4) others[1]++;
      if (Arrays.stream(trio.drums()).noneMatch(set -> set == 1)) others[2]++;
    }
    assertEquals(0.25 * MANY, others[0], 100);
    assertEquals(0.25 * MANY, others[1], 100);
    assertTrue(others[2] > 0.45 * MANY, () -> others[2] + " other drums"); // some are left out, too
  }

  @Test
  void melodyAndBassMoveTogetherAndStayOnThePiano() {
    SplittableRandom random = new SplittableRandom(2);
    TrioVariations itself = TrioVariations.of(List.of(OWN), List.of(), List.of());
    for (int k = 0; k < MANY; k++) {
      Trio trio = itself.of(OWN, random);
      assertEquals(lowest(trio.melody()) - 60, lowest(trio.bass()) - 36);
      VARIATIONS.of(OWN, random); // refuses pitches off the piano
    }
  }

  private static int interval(int[] tokens) {
    List<MelodyNote> notes = MelodyCodec.PIANO.decode(tokens);
    return notes.get(1).pitch() - notes.get(0).pitch();
  }

  private static int lowest(int[] tokens) {
    return MelodyCodec.PIANO.decode(tokens).stream()
        .mapToInt(MelodyNote::pitch)
        .min()
        .orElseThrow();
  }
}
