// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** The clock's share of a step: it sends, in order, and makes no garbage. */
class DispatchTest {
  private static final int STEPS = 5_000;

  /** The compiler settles meanwhile; what is left in the best round is left in all. */
  private static final int ROUNDS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ManualClock clock = new ManualClock();
  private long heard;

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Bytes that the sending half of so many steps allocates on this thread. */
  private long bytesOfSending(Scheduler scheduler, int steps) {
    long bytes = 0;
    for (int i = 0; i < steps; i++) {
      clock.advance(StepThread.STEP_NANOS);
      scheduler.plan();
      long before = allocated();
      scheduler.send();
      scheduler.freeStuckPlanner();
      bytes += allocated() - before;
    }
    return bytes;
  }

  private Scheduler busy(Sink sink) {
    Scheduler scheduler =
        new Scheduler(clock, TempoMap.steady(Rational.TWO, 0), sink, Reporter.SILENT);
    for (int slot = 1; slot <= 8; slot++) {
      scheduler.play("d" + slot, Steps.sounds("a", "b", "c", "d", "e", "f", "g", "h"));
    }
    return scheduler;
  }

  @Test
  void sendingAllocatesNothing() {
    Scheduler scheduler = busy(cue -> heard += cue.nanos());
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, bytesOfSending(scheduler, STEPS));
    }
    assertEquals(0, least);
    assertTrue(scheduler.now().sentCues() > STEPS);
  }

  /** The measurement itself: a sink that makes garbage is seen. */
  @Test
  void aSinkThatAllocatesIsSeenToDoSo() {
    List<long[]> kept = new ArrayList<>(1 << 20);
    Scheduler scheduler = busy(cue -> kept.add(new long[1]));
    bytesOfSending(scheduler, STEPS);
    assertTrue(bytesOfSending(scheduler, STEPS) > 10_000);
  }

  @Test
  void whatTheSenderDoesNotTakeInTimeIsSkippedAndCountedAndSendingGoesOn() {
    Scheduler scheduler = busy(cue -> heard++);
    for (int i = 0; i < 20_000; i++) {
      clock.advance(StepThread.STEP_NANOS);
      scheduler.plan();
    }
    scheduler.send();
    assertTrue(scheduler.now().skippedCues() > 10_000, "the ring was full");
    long before = heard;
    bytesOfSending(scheduler, 100);
    assertEquals(128, heard - before);
  }
}
