// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Collects the cues of all lanes for one span, and sees to it that a lane that throws harms only
 * itself: it goes on without its transition, or without {@code all}, or with its version before, or
 * is silent. The clock's thread.
 */
final class Gatherer {
  static final String ONCE = "once";

  private static final String SIMPLER = "; it plays on without ";
  private static final String BACK = "; it plays its last good version";
  private static final String HANGS = "it does not answer: does a function in it never end?";
  private static final String SILENT = "; it is silent now";
  private static final String AFTER = "; it plays what came after";

  /** A nudge does not count, so that the order is the same wherever a piece ends. */
  private static final Comparator<Cue> BY_TIME =
      Comparator.comparing(Cue::cycle).thenComparingLong(Cue::nanos);

  private final AtomicReference<Board> board;
  private final Inputs inputs;
  private final Reporter reporter;
  private final Shedding shedding;
  private final boolean live;
  private final Budget budget = Budget.standard();
  private final List<Cue> cues = new ArrayList<>();
  private final List<Cue> moves = new ArrayList<>();
  private Board playing;
  private Map<String, Object> heard = Map.of();

  /** What is being asked, and how often that changed: for the thread that watches. */
  private volatile @Nullable Asked asked;

  private volatile long asks;
  private volatile boolean givenUp;
  private boolean failed;

  /** What keeps the planning thread: a version of a slot, or a pattern that plays once. */
  private sealed interface Asked {
    record OfLane(String slot, Version version) implements Asked {}

    record OfOnce(Once once) implements Asked {}
  }

  /** {@code live} if the clock will not wait for an answer. */
  Gatherer(
      AtomicReference<Board> board,
      Inputs inputs,
      Reporter reporter,
      Shedding shedding,
      boolean live) {
    this.board = board;
    this.inputs = inputs;
    this.live = live;
    this.reporter = reporter;
    this.shedding = shedding;
    this.playing = board.get();
  }

  /**
   * The onsets of a span without a change of tempo, in order of time; valid until the next call.
   *
   * @param settled what plays in this span
   * @param span in cycles of the session
   */
  List<Cue> cues(Board settled, Span span) {
    playing = settled;
    heard = inputs.now();
    cues.clear();
    moves.clear();
    failed = false;
    for (Lane lane : settled.lanes()) {
      if (!settled.audible(lane) || shedding.leavesOut(lane.slot())) continue;
      long began = shedding.nanos();
      gather(lane, span);
      if (givenUp) return cues;
      shedding.asked(lane.slot(), began);
    }
    for (Once once : settled.onces()) gather(once, span);
    cues.sort(BY_TIME);
    return cues;
  }

  /** Whether something threw in the last span. */
  boolean hasFailed() {
    return failed;
  }

  /** What the patterns of the last span read from outside. */
  Map<String, Object> heard() {
    return heard;
  }

  /** What moves controls on their buses in the same span, without beginning a sound. */
  List<Cue> moves() {
    moves.sort(BY_TIME);
    return moves;
  }

  private void gather(Lane lane, Span span) {
    Version version = lane.current();
    if (version == null) return;
    String why = ask(lane, version, span);
    if (why == null || givenUp) return;
    Version simpler = version.simpler();
    if (simpler != null) {
      board.updateAndGet(
          b -> b.replacing(lane.slot(), version, l -> l.replacing(version, simpler, why)));
      reporter.tell(
          lane.slot(), why + SIMPLER + (version.blend == null ? "all" : "its transition"));
      gather(lane.replacing(version, simpler, why), span);
      return;
    }
    board.updateAndGet(b -> b.replacing(lane.slot(), version, l -> l.without(version, why)));
    Lane back = lane.without(version, why);
    reporter.tell(lane.slot(), why + (back.playing() ? BACK : SILENT));
    if (back.playing()) gatherAgain(back, span);
  }

  /** The version before, in the same span; if that throws too, the lane is silent. */
  private void gatherAgain(Lane back, Span span) {
    Version older = back.versions().getFirst();
    String why = ask(back, older, span);
    if (why == null || givenUp) return;
    board.updateAndGet(b -> b.replacing(back.slot(), older, l -> l.silencedWithout(older, why)));
    reporter.tell(back.slot(), why + SILENT);
  }

  private @Nullable String ask(Lane lane, Version version, Span span) {
    Rational origin = playing.origin();
    Span counted = origin.signum() == 0 ? span : span.shifted(origin.negate());
    asked = new Asked.OfLane(lane.slot(), version);
    asks++;
    return ask(lane.slot(), version.heard, counted, origin, lane.fader().nudgeNanos());
  }

  private void gather(Once once, Span span) {
    Rational start = once.start();
    if (start == null) return;
    Rational begin = once.from(span.begin()).minus(start);
    Rational end = span.end().minus(start).min(Rational.ONE);
    if (!begin.isBefore(end)) return;
    String slot = once.slot();
    asked = new Asked.OfOnce(once);
    asks++;
    String why = ask(slot, once.pattern(), new Span(begin, end), start, 0);
    if (why == null || givenUp) return;
    board.updateAndGet(b -> b.without(once));
    reporter.tell(slot, why + "; it stops");
  }

  /**
   * Adds the cues of a span, or nothing at all and says why it cannot.
   *
   * @param zero where the pattern's cycle 0 lies, in cycles of the session
   */
  private @Nullable String ask(
      String slot, Pattern pattern, Span span, Rational zero, long nudgeNanos) {
    int before = cues.size();
    int movesBefore = moves.size();
    Rational cps = playing.tempo().cpsAt(span.begin().plus(zero));
    try {
      budget.refill();
      pattern.query(
          new Query(span, cps.toDouble(), budget, live, heard),
          event -> take(slot, event, span, zero, nudgeNanos));
      return null;
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      failed = true;
      cues.subList(before, cues.size()).clear();
      moves.subList(movesBefore, moves.size()).clear();
      return Playable.reason(e);
    }
  }

  /** Which slot is being asked. Any thread. */
  String slot() {
    return switch (asked) {
      case null -> "";
      case Asked.OfLane(String slot, _) -> slot;
      case Asked.OfOnce(Once once) -> once.slot();
    };
  }

  /** Changes whenever another slot is asked. Any thread. */
  long asks() {
    return asks;
  }

  /**
   * Nobody waits for this gatherer any more: what it asks now loses its place on the board, and
   * what it still finds out is nobody's business. The thread that watches.
   *
   * @return false if the player had taken that from its place already
   */
  boolean giveUp() {
    givenUp = true;
    boolean lost =
        switch (asked) {
          case null -> false;
          case Asked.OfLane(String slot, Version version) -> giveUp(slot, version);
          case Asked.OfOnce(Once once) -> giveUp(once);
        };
    budget.cancel();
    return lost;
  }

  private boolean giveUp(String slot, Version version) {
    Board before =
        board.getAndUpdate(b -> b.replacing(slot, version, l -> l.without(version, HANGS)));
    boolean lost = before.lane(slot).current() == version;
    boolean plays = board.get().lane(slot).playing();
    reporter.tell(slot, HANGS + (!plays ? SILENT : lost ? BACK : AFTER));
    return lost;
  }

  private boolean giveUp(Once once) {
    Board before = board.getAndUpdate(b -> b.without(once));
    reporter.tell(once.slot(), HANGS + "; it stops");
    return before.onces().contains(once);
  }

  private void take(String slot, Event event, Span span, Rational zero, long nudgeNanos) {
    budget.spend();
    Controls controls = Playable.controls(event);
    Span whole = event.whole();
    if (whole == null || !event.hasOnset()) {
      if (onBus(controls)) moves.add(cue(slot, event, event.part(), controls, zero, nudgeNanos));
    } else if (inside(whole.begin(), span)) {
      cues.add(cue(slot, event, whole, controls, zero, nudgeNanos));
    }
  }

  /** Names of buses begin with a caret. */
  private static boolean onBus(Controls controls) {
    for (String name : controls.keySet()) if (name.startsWith("^")) return true;
    return false;
  }

  private Cue cue(
      String slot, Event event, Span where, Controls controls, Rational zero, long nudgeNanos) {
    Rational onset = where.begin().plus(zero);
    Rational cps = playing.tempo().cpsAt(onset);
    Rational counted = zero.minus(playing.origin());
    return new Cue(
        slot,
        playing.tempo().nanosAt(onset) + nudgeNanos,
        where.width().dividedBy(cps).toDouble(),
        cps.toDouble(),
        counted.signum() == 0 ? where : where.shifted(counted),
        controls,
        event.sources());
  }

  private static boolean inside(Rational onset, Span span) {
    return !onset.isBefore(span.begin()) && onset.isBefore(span.end());
  }
}
