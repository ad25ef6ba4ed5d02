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
import org.zadenza.clock.TempoMap;
import org.zadenza.sink.RecordingSink;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** The thread around the tick, on a clock that its own pauses move. */
class StepThreadTest {
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
    StepThread.Pause pause =
        deadline -> {
          deadlines.add(deadline);
          clock.moveTo(deadline + (deadline == oversleepAtMs * MS ? oversleepMs * MS : 0));
          if (clock.nanos() >= END) end.countDown();
        };
    StepThread.Work work =
        new StepThread.Work() {
          @Override
          public void step() {
            scheduler.tick();
          }

          @Override
          public void late() {
            scheduler.countLateTick();
          }
        };
    try (StepThread _ =
        StepThread.start(
            "test-steps", work, clock, pause, (where, why) -> told.add(where + ": " + why))) {
      assertTrue(end.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void deadlinesAreAbsoluteAndAnEarlyWakeUpIsNotATick() throws InterruptedException {
    RecordingSink sink = new RecordingSink();
    Scheduler scheduler = scheduler(sink);
    scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    run(scheduler, -1, 0);
    for (int i = 0; i < 100; i++) assertEquals((i + 1) * StepThread.STEP_NANOS, deadlines.get(i));
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
  void wokenItDoesAStepOutOfTurnAndKeepsItsDeadlines() throws InterruptedException {
    List<Long> steps = new CopyOnWriteArrayList<>();
    StepThread[] self = new StepThread[1];
    CountDownLatch started = new CountDownLatch(1);
    StepThread.Pause pause =
        deadline -> {
          deadlines.add(deadline);
          if (clock.nanos() == 20 * MS) {
            clock.moveTo(23 * MS);
            self[0].wake();
          } else {
            clock.moveTo(deadline);
          }
          if (clock.nanos() >= 50 * MS) end.countDown();
        };
    StepThread.Work work =
        () -> {
          try {
            started.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          steps.add(clock.nanos() / MS);
        };
    try (StepThread thread = StepThread.start("test-wake", work, clock, pause, Reporter.SILENT)) {
      self[0] = thread;
      started.countDown();
      assertTrue(end.await(20, TimeUnit.SECONDS));
    }
    assertEquals(List.of(0L, 10L, 20L, 23L, 30L, 40L), steps.subList(0, 6));
  }
}
