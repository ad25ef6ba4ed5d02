// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.util.List;

/**
 * The files that share a name.
 *
 * @param files in order, at least one
 * @param pitched true if they are one instrument at different pitches, sorted by root note
 */
record Sound(List<SampleFile> files, boolean pitched) {
  Sound {
    files = List.copyOf(files);
  }

  /** The n-th file; the first follows on the last. */
  SampleFile at(double n) {
    long whole = (long) Math.floor(n);
    return files.get((int) Math.floorMod(whole, (long) files.size()));
  }

  /** The file whose pitch is nearest; of two the lower. */
  SampleFile near(double note) {
    SampleFile best = files.getFirst();
    for (int i = 1; i < files.size(); i++) {
      SampleFile file = files.get(i);
      if (Math.abs(file.rootNote() - note) < Math.abs(best.rootNote() - note)) best = file;
    }
    return best;
  }
}
