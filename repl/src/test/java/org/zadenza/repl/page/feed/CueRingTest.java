// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

class CueRingTest {
  private final CueRing ring = new CueRing();

  private static Cue cue(String slot, long nanos) {
    return new Cue(slot, nanos, 1, 1, Span.of(0, 1), Controls.of("s", "bd"), Sources.NONE);
  }

  @Test
  void nothingIsKeptWhileNobodyLooks() {
    ring.accept(cue("d1", 1));
    assertNull(ring.poll());
    assertEquals(0, ring.lost());
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    ring.watched(true);
    for (int i = 0; i < CueRing.CAPACITY + 5; i++) ring.accept(cue("d1", i));
    assertEquals(5, ring.lost());
    for (int i = 0; i < CueRing.CAPACITY; i++) assertEquals(i, ring.poll().nanos());
    assertNull(ring.poll());
    ring.accept(cue("d1", 7));
    assertEquals(7, ring.poll().nanos());
  }

  /** Several threads put in, one takes out: all that is not counted as lost comes, in order. */
  @Test
  void everyThreadsCuesComeInItsOrder() throws InterruptedException {
    ring.watched(true);
    int each = 30_000;
    List<Thread> threads = new ArrayList<>();
    for (String slot : List.of("a", "b", "c")) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < each; i++) ring.accept(cue(slot, i));
                  }));
    }
    Map<String, Long> last = new HashMap<>();
    long taken = 0;
    boolean over = false;
    while (true) {
      Cue cue = ring.poll();
      if (cue == null) {
        if (over) break;
        over = threads.stream().noneMatch(Thread::isAlive);
        Thread.onSpinWait();
        continue;
      }
      taken++;
      Long before = last.put(cue.slot(), cue.nanos());
      assertTrue(before == null || before < cue.nanos(), cue.slot());
    }
    assertEquals(3L * each, taken + ring.lost());
  }

  @Test
  void theClocksThreadMakesNoGarbage() {
    ring.watched(true);
    Cue cue = cue("d1", 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 20; round++) turn(cue);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 50; round++) turn(cue);
    long made = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(made < 1024, made + " bytes for 100000 cues");
  }

  private void turn(Cue cue) {
    for (int i = 0; i < 2000; i++) ring.accept(cue);
    while (ring.poll() != null) Thread.onSpinWait();
  }
}
