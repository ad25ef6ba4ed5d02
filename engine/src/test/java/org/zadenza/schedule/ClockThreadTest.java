// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.sink.RecordingSink;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** The thread around the tick, on a clock that its own pauses move. */
class ClockThreadTest {
  private static final long MS = Rig.MS;
  private static final long END = 1_000 * MS;

  private final ManualClock clock = new ManualClock();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Long> deadlines = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Scheduler scheduler(Sink sink) {
    TempoMap tempo = TempoMap.steady(Rational.ONE, 0);
    return new Scheduler(clock, tempo, sink, (where, message) -> told.add(where + ": " + message));
  }

  /** Moves the clock to each deadline, and {@code oversleepMs} further at one of them. */
  private void run(Scheduler scheduler, long oversleepAtMs, long oversleepMs)
      throws InterruptedException {
    ClockThread.Pause pause =
        deadline -> {
          deadlines.add(deadline);
          clock.moveTo(deadline + (deadline == oversleepAtMs * MS ? oversleepMs * MS : 0));
          if (clock.nanos() >= END) end.countDown();
        };
    try (ClockThread _ =
        ClockThread.start(scheduler, clock, pause, (where, why) -> told.add(where + ": " + why))) {
      assertTrue(end.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void deadlinesAreAbsoluteAndAnEarlyWakeUpIsNotATick() throws InterruptedException {
    RecordingSink sink = new RecordingSink();
    Scheduler scheduler = scheduler(sink);
    scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    run(scheduler, -1, 0);
    for (int i = 0; i < 100; i++) assertEquals((i + 1) * ClockThread.STEP_NANOS, deadlines.get(i));
    assertEquals(0, scheduler.now().lateTicks());
    assertTrue(sink.cues().size() >= 4);
  }

  @Test
  void aLittleLatenessIsCaughtUpAndNotCounted() throws InterruptedException {
    Scheduler little = scheduler(new RecordingSink());
    run(little, 500, 7);
    assertEquals(510 * MS, deadlines.get(50));
    assertEquals(0, little.now().lateTicks());
  }

  @Test
  void aMissedStepIsCountedAndTheStepsStartAnew() throws InterruptedException {
    Scheduler scheduler = scheduler(new RecordingSink());
    run(scheduler, 500, 73);
    assertEquals(1, scheduler.now().lateTicks());
    assertEquals(573 * MS, deadlines.get(49) + 73 * MS);
    assertEquals(583 * MS, deadlines.get(50));
  }

  @Test
  void whateverATickThrowsTheNextOneComes() throws InterruptedException {
    RecordingSink sink = new RecordingSink();
    Scheduler scheduler =
        scheduler(
            cue -> {
              if (cue.cycle().equals(Rational.HALF)) throw new AssertionError("bad sink");
              sink.accept(cue);
            });
    scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    run(scheduler, -1, 0);
    assertEquals(List.of("clock: a tick failed, the clock goes on: bad sink"), told);
    assertEquals(Rational.of(3, 4), sink.cues().get(2).cycle());
  }

  @Test
  void aSinkThatThrowsIsToldOnceAndCounted() throws InterruptedException {
    Scheduler scheduler =
        scheduler(
            cue -> {
              throw new IllegalStateException("no wire");
            });
    scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    run(scheduler, -1, 0);
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().contains("no wire"));
    assertTrue(scheduler.now().sinkFailures() >= 4);
  }

  @Test
  void onTheRealClockItTicksOnItsOwnThreadAndEnds() throws InterruptedException {
    SystemClock real = new SystemClock();
    CountDownLatch cues = new CountDownLatch(5);
    List<String> threads = new CopyOnWriteArrayList<>();
    Sink sink =
        cue -> {
          threads.add(Thread.currentThread().getName());
          cues.countDown();
        };
    Scheduler scheduler =
        new Scheduler(real, TempoMap.steady(Rational.of(100), 0), sink, Reporter.SILENT);
    scheduler.play("d1", Steps.sounds("a"));
    ClockThread thread = ClockThread.start(scheduler, real, Reporter.SILENT);
    assertTrue(cues.await(20, TimeUnit.SECONDS));
    thread.close();
    int atClose = threads.size();
    assertTrue(threads.stream().allMatch(ClockThread.NAME::equals));
    assertEquals(atClose, threads.size(), "no tick after close");
  }
}
