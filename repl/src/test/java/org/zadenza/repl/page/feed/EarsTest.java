// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object hole = "";

  /** The least bytes of some rounds of calls: what the machine does once is not in all of them. */
  private static long allocatedBy(Runnable call) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40 && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 2000; i++) call.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** What the page adds to the audio thread and to the clock's makes no garbage there. */
  @Test
  void neitherEarsNorRingMakeGarbage() {
    assertTrue(allocatedBy(() -> hole = new byte[16]) >= 2000 * 16, "the meter is blind");
    assertEquals(byte[].class, hole.getClass());
    AudioEngine engine =
        new AudioEngine(PatchLibrary.bundled(), 48_000, new ManualClock(), Reporter.SILENT);
    Ears ears = new Ears();
    engine.desk().tap(ears);
    float[] left = new float[256];
    float[] right = new float[256];
    Controls c = Controls.of("s", "sawtooth").with("note", 50);
    Cue cue = new Cue("d1", 0, 0.1, 0.5, Span.of(0, 1), c, Sources.NONE);
    CueRing ring = new CueRing();
    ring.watched(true);
    long bytes =
        allocatedBy(
            () -> {
              engine.accept(cue);
              ring.accept(cue);
              engine.render(left, right, 256);
              ring.poll();
            });
    assertEquals(0, bytes);
  }
}
