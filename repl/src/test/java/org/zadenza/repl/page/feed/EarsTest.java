// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

class EarsTest {
  /** The last frames of what was rendered, whatever the sizes of the blocks. */
  @Test
  void theyKeepTheLastOfTheMix() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    ManualClock clock = new ManualClock();
    AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), 48_000, clock, Reporter.SILENT);
    Ears ears = new Ears();
    engine.desk().tap(ears);
    Controls c = Controls.of("s", "supersaw").with("note", 50);
    engine.accept(new Cue("d1", 0, 2, 0.5, Span.of(0, 1), c, Sources.NONE));
    int total = 20_000;
    float[] mono = new float[total];
    for (int at = 0; at < total; ) {
      int frames = Math.min(total - at, 1 + random.nextInt(700));
      float[] left = new float[frames];
      float[] right = new float[frames];
      engine.render(left, right, frames);
      for (int i = 0; i < frames; i++) mono[at + i] = 0.5f * (left[i] + right[i]);
      at += frames;
    }
    float[] last = new float[Spectrum.FRAMES];
    assertTrue(ears.last(last), "seed " + seed);
    float[] expected = new float[Spectrum.FRAMES];
    System.arraycopy(mono, total - Spectrum.FRAMES, expected, 0, Spectrum.FRAMES);
    assertArrayEquals(expected, last, "seed " + seed);
    float sum = 0;
    for (float each : last) sum += Math.abs(each);
    assertTrue(sum > 0, "silent");
  }
}
