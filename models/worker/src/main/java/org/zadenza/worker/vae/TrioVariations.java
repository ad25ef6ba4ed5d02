// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.data.PhraseWindows;

/**
 * A trio in another key, on another part of the kit, and often with a melody, a bass or drums from
 * elsewhere.
 *
 * <p>There are few trios, and a network soon knows them by heart. Parts that never met before make
 * it read each part for itself; the trios that stay together teach it what belongs together.
 *
 * @param melodies from elsewhere, tokens of {@link MelodyCodec#PIANO}; any number
 * @param basses the same
 * @param drums sets from elsewhere
 */
record TrioVariations(List<int[]> melodies, List<int[]> basses, List<int[]> drums) {
  private static final double OTHER_MELODY = 0.25;
  private static final double OTHER_BASS = 0.25;
  private static final double OTHER_DRUMS = 0.5;
  private static final int FARTHEST = 6;
  private static final int HIGHEST = MelodyCodec.PIANO.classes() - 1;

  /** Parts of some trios, and further melodies and drums. */
  static TrioVariations of(List<Trio> trios, List<int[]> melodies, List<int[]> drums) {
    List<int[]> everyMelody = new ArrayList<>(melodies);
    List<int[]> everyDrums = new ArrayList<>(drums);
    for (Trio trio : trios) {
      everyMelody.add(trio.melody());
      everyDrums.add(trio.drums());
    }
    return new TrioVariations(everyMelody, trios.stream().map(Trio::bass).toList(), everyDrums);
  }

  /** One of the variations. */
  Trio of(Trio trio, SplittableRandom random) {
    int[] melody = either(trio.melody(), melodies, OTHER_MELODY, random);
    int[] bass = either(trio.bass(), basses, OTHER_BASS, random);
    int[] beat = either(trio.drums(), drums, OTHER_DRUMS, random);
    int down = Math.min(FARTHEST, Math.min(below(melody), below(bass)));
    int up = Math.min(FARTHEST, Math.min(above(melody), above(bass)));
    int semitones = random.nextInt(-down, up + 1);
    return new Trio(
        PhraseWindows.transposed(melody, semitones),
        PhraseWindows.transposed(bass, semitones),
        DrumVariations.of(beat, random));
  }

  private static int[] either(
      int[] own, List<int[]> others, double share, SplittableRandom random) {
    return random.nextDouble() < share ? others.get(random.nextInt(others.size())) : own;
  }

  private static int below(int[] tokens) {
    return Arrays.stream(tokens).filter(t -> t >= MelodyCodec.FIRST_PITCH).min().orElse(HIGHEST)
        - MelodyCodec.FIRST_PITCH;
  }

  private static int above(int[] tokens) {
    return HIGHEST - Arrays.stream(tokens).max().orElseThrow();
  }
}
