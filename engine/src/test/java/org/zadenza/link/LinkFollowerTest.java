// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Music that follows a session which a test makes up. */
class LinkFollowerTest {
  private static final long STEPS = 8;
  private static final long MILLISECOND = 1_000_000;
  private static final long STEP_NANOS = 10 * MILLISECOND;
  private static final long SECOND = 1_000 * MILLISECOND;

  /** Eight events a cycle, each with its number since cycle 0. */
  private static final Pattern NUMBERED =
      (query, sink) -> {
        for (long i = query.begin().times(STEPS).floor();
            Rational.of(i, STEPS).isBefore(query.end());
            i++) {
          Span whole = new Span(Rational.of(i, STEPS), Rational.of(i + 1, STEPS));
          Span part = whole.intersection(query.span());
          if (part == null) continue;
          sink.accept(new Event(whole, part, Controls.of("n", (double) i), Sources.NONE));
        }
      };

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private final List<String> told = new ArrayList<>();
  private final Scheduler scheduler =
      new Scheduler(
          clock, TempoMap.steady(Rational.HALF, 0), sink, (where, what) -> told.add(what));
  private volatile LinkState session = session(500_000, 0);

  LinkFollowerTest() {
    scheduler.play("d1", NUMBERED);
  }

  private static LinkState session(long microsPerBeat, long gridNanos) {
    return new LinkState(1, false, 0, microsPerBeat, gridNanos, 0);
  }

  private void follow() {
    scheduler.follow(new LinkFollower(() -> session, bpm -> tempo(Timeline.microsPerBeat(bpm))));
  }

  /** Another tempo from now on, which keeps the beat as a session does. */
  private void tempo(long microsPerBeat) {
    LocalBeat local =
        new LocalBeat(session.microsPerBeat(), 0, LinkState.micros(session.gridNanos()));
    LocalBeat next = local.withTempo(microsPerBeat, LinkState.micros(clock.nanos()));
    session = session(microsPerBeat, LinkState.nanos(next.micros()));
  }

  private void run(long nanos) {
    for (long end = clock.nanos() + nanos; clock.nanos() < end; ) {
      clock.advance(STEP_NANOS);
      scheduler.tick();
    }
  }

  private static long number(Cue cue) {
    return Math.round(cue.controls().number("n", -1));
  }

  /** How far a cue is from where the session has it. */
  private long error(Cue cue) {
    long cycle = session.nanosPerBeat() * LinkFollower.BEATS_PER_CYCLE;
    long wanted = Math.floorMod(number(cue), STEPS) * cycle / STEPS;
    long late = Math.floorMod(cue.nanos() - session.gridNanos() - wanted, cycle);
    return Math.min(late, cycle - late);
  }

  /** Every event once, in order; where {@code gaps} are allowed, with some left out. */
  private void assertWhole(int gaps) {
    List<Cue> cues = sink.cues();
    int left = 0;
    for (int i = 1; i < cues.size(); i++) {
      String where = "seed=" + seed + " cue " + i;
      long step = number(cues.get(i)) - number(cues.get(i - 1));
      assertTrue(step >= 1 && step <= STEPS + 1, where + " step " + step);
      if (step > 1) left++;
      assertTrue(cues.get(i).nanos() > cues.get(i - 1).nanos(), where);
    }
    assertTrue(left <= gaps, "seed=" + seed + " left out " + left);
    assertEquals(List.of(), told);
    assertEquals(0, scheduler.now().skippedCues());
  }

  @Test
  void onJoiningTheCountMovesForwardToTheSessionsPhase() {
    for (int i = 0; i < 20; i++) {
      run(3 * SECOND);
      session = session(300_000 + random.nextInt(500_000), random.nextLong(SECOND));
      double before = scheduler.now().cycle().toDouble();
      follow();
      run(SECOND);
      int heard = sink.cues().size();
      run(2 * SECOND);
      List<Cue> after = sink.cues();
      for (Cue cue : after.subList(heard, after.size()))
        assertTrue(error(cue) < MILLISECOND, "seed=" + seed);
      double now = scheduler.now().cycle().toDouble();
      double played = 3 * scheduler.now().cps();
      assertTrue(now - before - played > -0.2, "seed=" + seed + " back " + (now - before));
      assertTrue(now - before - played < 1.4, "seed=" + seed + " on " + (now - before));
    }
  }

  @Test
  void nothingMovesWhereThePhaseIsRightAlready() {
    run(3 * SECOND);
    follow();
    run(20 * SECOND);
    assertWhole(0);
    assertEquals(2, scheduler.tempo().stretches().size());
  }

  @Test
  void tempoChangesAreFollowedAndNoEventIsLostOrDoubled() {
    follow();
    run(3 * SECOND);
    for (int i = 0; i < 200; i++) {
      tempo(Timeline.microsPerBeat(90 + random.nextInt(90)));
      long mended = clock.nanos() + 12 * SECOND / 10;
      int sent = sink.cues().size();
      run(2 * SECOND + random.nextInt(100) * STEP_NANOS);
      assertEquals(
          session.bpm(), scheduler.nextCps().toDouble() * 240, 1e-6, "seed=" + seed + " " + i);
      List<Cue> cues = sink.cues();
      for (Cue cue : cues.subList(sent, cues.size())) {
        if (cue.nanos() > mended) assertTrue(error(cue) < 60_000, "seed=" + seed + " " + i);
      }
    }
    assertWhole(0);
  }

  @Test
  void aKnobThatIsTurnedIsFollowed() {
    follow();
    run(3 * SECOND);
    for (int i = 0; i < 300; i++) {
      tempo(Timeline.microsPerBeat(100 + 0.25 * i));
      run(STEP_NANOS * (1 + random.nextInt(20)));
    }
    run(2 * SECOND);
    assertTrue(error(sink.cues().getLast()) < 60_000, "seed=" + seed);
    assertWhole(0);
  }

  @Test
  void aClockThatDriftsIsFollowedWithoutAJump() {
    follow();
    run(3 * SECOND);
    int first = sink.cues().size();
    long worst = 0;
    for (int i = 0; i < 3_000; i++) {
      run(10 * STEP_NANOS);
      session = session(session.microsPerBeat(), session.gridNanos() + 5_000);
      worst = Math.max(worst, error(sink.cues().getLast()));
    }
    assertTrue(worst < 100_000, "seed=" + seed + " " + worst);
    List<Cue> cues = sink.cues().subList(first, sink.cues().size());
    for (int i = 1; i < cues.size(); i++) {
      long apart = cues.get(i).nanos() - cues.get(i - 1).nanos();
      assertEquals(250 * MILLISECOND, apart, 100_000.0, "seed=" + seed + " cue " + i);
    }
    assertWhole(0);
  }

  @Test
  void whenSomebodyMovesTheSessionTheCountMovesForward() {
    follow();
    run(3 * SECOND);
    for (int i = 0; i < 50; i++) {
      session = session(session.microsPerBeat(), session.gridNanos() + random.nextLong(2 * SECOND));
      run(4 * SECOND);
      assertTrue(error(sink.cues().getLast()) < 60_000, "seed=" + seed);
    }
    assertWhole(100);
  }

  @Test
  void aCountThatThePlayerSetsKeepsTheSessionsPhase() {
    follow();
    run(3 * SECOND + 370 * MILLISECOND);
    scheduler.setCycle(Rational.of(100));
    run(SECOND);
    double cycle = scheduler.now().cycle().toDouble();
    assertTrue(cycle >= 100 && cycle < 102, "" + cycle);
    run(2 * SECOND);
    assertTrue(error(sink.cues().getLast()) < 60_000);
  }

  @Test
  void thePlayersTempoBecomesTheSessions() {
    follow();
    run(SECOND);
    scheduler.setCps(Rational.of(3, 4));
    assertEquals(180, session.bpm(), 0.001);
    run(STEP_NANOS);
    assertEquals(0.75, scheduler.nextCps().toDouble(), 1e-5);
    run(2 * SECOND);
    assertEquals(0.75, scheduler.now().cps(), 1e-5);
    String complaint =
        assertThrows(IllegalArgumentException.class, () -> scheduler.setCps(Rational.of(9)))
            .getMessage();
    assertTrue(complaint.contains("between 20 and 999 beats a minute"), complaint);
    scheduler.follow(null);
    scheduler.setCps(Rational.of(9));
    run(SECOND);
    assertEquals(9, scheduler.now().cps());
    assertEquals(180, session.bpm(), 0.001);
  }

  @Test
  void aConductorThatFailsIsSentAwayAndTheMusicGoesOn() {
    scheduler.follow(
        new LinkFollower(
            () -> {
              throw new IllegalStateException("no session");
            },
            bpm -> {}));
    run(2 * SECOND);
    assertEquals(1, told.size(), told.toString());
    assertTrue(sink.cues().size() > 7);
  }
}
