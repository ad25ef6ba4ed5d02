// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;

/** Beats made by chance, a MIDI file each. */
public final class Corpus {
  private static final int STEPS_PER_BAR = 16;
  private static final DrumClass[] DRUMS = DrumClass.values();

  private Corpus() {}

  /** Writes so many files {@code beat-00000.mid} and so on, of some bars each. */
  public static void write(Path folder, int files, int bars, long seed) throws IOException {
    Files.createDirectories(folder);
    for (int k = 0; k < files; k++) {
      Path file = folder.resolve("%03d/beat-%05d.mid".formatted(k / 1000, k));
      DrumsMidi.write(beat(bars, new SplittableRandom(seed + k)), bars * STEPS_PER_BAR, 120, file);
    }
  }

  /** A bar that is repeated, with a stroke of its own here and there. */
  public static List<DrumHit> beat(int bars, SplittableRandom random) {
    int[] pattern = random.ints(STEPS_PER_BAR, 0, 3 * DRUMS.length).toArray();
    List<DrumHit> hits = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      for (int step = 0; step < STEPS_PER_BAR; step++) {
        boolean own = random.nextInt(10) == 0;
        int drum = own ? random.nextInt(DRUMS.length) : pattern[step];
        if (drum < DRUMS.length) {
          hits.add(new DrumHit(bar * STEPS_PER_BAR + step, DRUMS[drum], 0.8));
        }
      }
    }
    // The first step has a kick, so that no beat is silent.
    hits.add(new DrumHit(0, DRUMS[0], 0.8));
    return hits;
  }
}
