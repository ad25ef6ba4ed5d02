// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.zadenza.schedule.Cue;

/** Neither thread makes garbage once it is under way. */
class GarbageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object hole = "";

  private static long allocatedBy(Runnable hotPath) {
    for (int i = 0; i < 3000; i++) hotPath.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 300; i++) hotPath.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void theMeterSeesAnAllocation() {
    assertTrue(allocatedBy(() -> hole = new byte[64]) >= 300 * 64);
    assertEquals(byte[].class, hole.getClass());
  }

  @Test
  void acceptAndRenderMakeNone() {
    Stage stage = new Stage();
    Cue[] cues =
        Stage.PATCHES.patches().stream()
            .map(
                patch ->
                    Stage.cue(
                        0,
                        "s",
                        patch.name(),
                        "room",
                        0.2,
                        "delay",
                        0.2,
                        "n",
                        2.0,
                        "cutoff",
                        900.0,
                        "note",
                        60.0,
                        "sustain",
                        0.05))
            .toArray(Cue[]::new);
    float[] left = new float[256];
    float[] right = new float[256];
    int[] turn = new int[1];
    long bytes =
        allocatedBy(
            () -> {
              stage.engine.accept(cues[turn[0]++ % cues.length]);
              stage.engine.render(left, right, 256);
            });
    assertEquals(0, bytes);
    assertEquals(0, stage.engine.load().dropped());
    assertTrue(stage.engine.load().late() > 3000);
  }
}
