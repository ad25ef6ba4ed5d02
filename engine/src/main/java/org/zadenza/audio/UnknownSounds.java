// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.HashSet;
import java.util.Set;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.names.NearestName;
import org.zadenza.schedule.Reporter;

/** Says once for each name that nobody knows it, and counts. Clock thread. */
final class UnknownSounds {
  /** A pattern that invents names must not fill the memory or the screen. */
  private static final int MOST_NAMES = 200;

  private final SampleLibrary samples;
  private final Reporter reporter;
  private final Set<String> reported = new HashSet<>();
  private volatile long count;

  UnknownSounds(SampleLibrary samples, Reporter reporter) {
    this.samples = samples;
    this.reporter = reporter;
  }

  void met(String name, String slot, PatchLibrary patches) {
    count = count + 1;
    if (reported.size() >= MOST_NAMES || !reported.add(name)) return;
    Set<String> known = samples.names();
    known.addAll(patches.names());
    String meant =
        NearestName.to(name, known).map(n -> " (did you mean \"" + n + "\"?)").orElse("");
    reporter.tell(
        slot, "no sound is called \"" + name + "\"" + meant + "; the rest of it plays on");
  }

  long count() {
    return count;
  }
}
