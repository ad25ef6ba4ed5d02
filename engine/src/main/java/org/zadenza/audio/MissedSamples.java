// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SamplePlay;
import org.zadenza.schedule.Reporter;

/** Sounds that were due before their samples were loaded: counted, and told of once. */
final class MissedSamples {
  private final Reporter reporter;
  private volatile @Nullable SampleFile first;
  private volatile long count;
  private boolean told;

  MissedSamples(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Audio thread. True if there is a sample to play, and it is still not there. */
  boolean isMissing(SamplePlay play) {
    SampleFile file = play.file;
    if (file == null) return false;
    if (play.sample == null) play.sample = file.sample();
    if (play.sample != null) return false;
    if (file.isRefused()) return true;
    if (first == null) first = file;
    count = count + 1;
    return true;
  }

  /** Clock thread. Says what was missed, the first time. */
  void tell() {
    SampleFile file = first;
    if (told || file == null) return;
    told = true;
    reporter.tell(
        "samples",
        "\""
            + file.sound()
            + "\" was not loaded when it was due: it was left out, and plays from now on");
  }

  long count() {
    return count;
  }
}
