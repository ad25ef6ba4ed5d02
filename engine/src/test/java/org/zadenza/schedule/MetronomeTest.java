// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Pattern;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** The two threads of a performance, on the real clock. */
@Tag("slow")
class MetronomeTest {
  private static final Rational FAST = Rational.of(20);

  private final SystemClock clock = new SystemClock();
  private final BlockingQueue<Cue> cues = new LinkedBlockingQueue<>();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Scheduler scheduler(Sink sink) {
    TempoMap tempo = TempoMap.steady(FAST, clock.nanos());
    return new Scheduler(clock, tempo, sink, (where, why) -> told.add(where + ": " + why));
  }

  private Cue next(String slot) throws InterruptedException {
    while (true) {
      Cue cue = cues.poll(20, TimeUnit.SECONDS);
      assertTrue(cue != null, "no cue of " + slot + " came; told: " + told);
      if (cue.slot().equals(slot)) return cue;
    }
  }

  @Test
  void patternsAreAskedOnOneThreadAndCuesAreSentOnAnother() throws InterruptedException {
    List<String> askers = new CopyOnWriteArrayList<>();
    List<String> senders = new CopyOnWriteArrayList<>();
    CountDownLatch enough = new CountDownLatch(5);
    Scheduler scheduler =
        scheduler(
            cue -> {
              senders.add(Thread.currentThread().getName());
              enough.countDown();
            });
    Pattern plain = Steps.sounds("a");
    scheduler.play(
        "d1",
        (query, sink) -> {
          if (query.live()) askers.add(Thread.currentThread().getName());
          plain.query(query, sink);
        });
    try (Metronome _ = Metronome.start(scheduler, clock, Reporter.SILENT)) {
      assertTrue(enough.await(20, TimeUnit.SECONDS));
    }
    assertTrue(askers.stream().allMatch(Metronome.PLANNER::equals), askers.toString());
    assertTrue(senders.stream().allMatch(Metronome.CLOCK::equals), senders.toString());
  }

  /** The music of the others goes on, and the slot itself plays what it played before. */
  @Test
  void aSlotThatNeverAnswersLosesThatVersionAndTheOthersPlayOn() throws InterruptedException {
    Scheduler scheduler = scheduler(cues::add);
    AtomicBoolean hang = new AtomicBoolean();
    CountDownLatch hangs = new CountDownLatch(1);
    Pattern bad =
        (query, sink) -> {
          if (!query.live() || !hang.get()) return;
          hangs.countDown();
          while (hang.get()) Thread.onSpinWait();
        };
    scheduler.play("d1", Steps.sounds("a"));
    scheduler.play("d2", Steps.sounds("good"));
    scheduler.play("d2", bad);
    try (Metronome _ = Metronome.start(scheduler, clock, Reporter.SILENT)) {
      next("d1");
      hang.set(true);
      assertTrue(hangs.await(20, TimeUnit.SECONDS));
      assertEquals("good", next("d2").controls().text("s", ""));
      next("d1");
      assertEquals(1, told.size(), told.toString());
      assertTrue(
          told.getFirst().startsWith("d2: it does not answer")
              && told.getFirst().endsWith("it plays its last good version"),
          told.toString());
      hang.set(false);
    }
  }

  /** The log must not say that a slot lost what it had lost already: a replay would take more. */
  @Test
  void whatWasReplacedWhileItHungLosesNothingMore() throws InterruptedException {
    Scheduler scheduler = scheduler(cues::add);
    List<String> gaveUp = new CopyOnWriteArrayList<>();
    scheduler.witnessedBy(
        new Witness() {
          @Override
          public void gaveUp(Rational from, String slot) {
            gaveUp.add(slot);
          }
        });
    AtomicBoolean hang = new AtomicBoolean(true);
    CountDownLatch hangs = new CountDownLatch(1);
    Pattern bad =
        (query, sink) -> {
          if (!query.live()) return;
          hangs.countDown();
          while (hang.get()) Thread.onSpinWait();
        };
    scheduler.play("d1", bad);
    try (Metronome _ = Metronome.start(scheduler, clock, Reporter.SILENT)) {
      assertTrue(hangs.await(20, TimeUnit.SECONDS));
      scheduler.play("d1", Steps.sounds("after"));
      assertEquals("after", next("d1").controls().text("s", ""));
      assertEquals(List.of(), gaveUp);
      assertTrue(told.getFirst().endsWith("it plays what came after"), told.toString());
      hang.set(false);
    }
  }

  @Test
  void aHangingPatternThatSpendsItsBudgetEndsItsThread() throws InterruptedException {
    Scheduler scheduler = scheduler(cues::add);
    CountDownLatch ended = new CountDownLatch(1);
    Pattern endless =
        (query, sink) -> {
          if (!query.live()) return;
          try {
            while (true) {
              query.budget().refill();
              query.budget().spend();
            }
          } finally {
            ended.countDown();
          }
        };
    scheduler.play("d1", endless);
    try (Metronome _ = Metronome.start(scheduler, clock, Reporter.SILENT)) {
      assertTrue(ended.await(20, TimeUnit.SECONDS));
      assertFalse(scheduler.now().lanes().getFirst().playing());
    }
  }
}
