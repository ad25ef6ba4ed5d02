// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Asks the patterns, piece by piece, up to the look-ahead horizon. One thread plans; another may
 * take a planner that is stuck in a slot out of it.
 */
final class Planner {
  /** Ticks end on this grid of a cycle, so that the spans that patterns meet stay short numbers. */
  private static final long GRID = 1 << 16;

  /** How far ahead of now what is in a hurry is sent: the time that a sound card needs. */
  private static final long HURRY_NANOS = Clock.NANOS_PER_SECOND / 100;

  /** After a longer gap than this the cycles before it are not even counted. */
  private static final Rational LONGEST_GAP = Rational.of(16);

  private final Clock clock;
  private final Timing timing;
  private final Reporter reporter;
  private final Inputs inputs;
  private final AtomicReference<Board> board;
  private final Dispatch dispatch;
  private final Shedding shedding;
  private final Hold hold = new Hold();

  /** The gatherer that is asking now, or null; whoever takes it away owns what comes of it. */
  private final AtomicReference<@Nullable Gatherer> asking = new AtomicReference<>();

  private volatile Gatherer gatherer;
  private volatile Rational sentUpTo;
  private volatile @Nullable Conductor conductor;

  /** Where a cue changes the tempo next, as far as that is known; then, where one has last. */
  private Rational turn;

  private @Nullable Rational turned;
  private volatile Witness witness = Witness.NONE;
  private long witnessed;
  private Map<String, Object> heard = Map.of();
  private boolean toldOfTempo;
  private final Patience patience = new Patience();
  private volatile @Nullable Thread planning;

  Planner(
      Clock clock,
      Timing timing,
      Reporter reporter,
      Inputs inputs,
      AtomicReference<Board> board,
      Dispatch dispatch) {
    this.clock = clock;
    this.timing = timing;
    this.reporter = reporter;
    this.inputs = inputs;
    this.board = board;
    this.dispatch = dispatch;
    this.shedding = new Shedding(clock, timing, reporter);
    this.gatherer = newGatherer();
    TempoMap tempo = board.get().tempo();
    Rational first = tempo.stretches().getFirst().cycle();
    this.sentUpTo = onGrid(tempo.cycleAt(clock.nanos())).max(first);
    this.turn = sentUpTo;
  }

  private Gatherer newGatherer() {
    return new Gatherer(board, inputs, reporter, shedding, timing.skips());
  }

  private static Rational onGrid(Rational cycle) {
    return Rational.of(cycle.roundedTimes(GRID), GRID);
  }

  Rational sentUpTo() {
    return sentUpTo;
  }

  long shed() {
    return shedding.count();
  }

  /**
   * Plans up to the horizon. The planning thread.
   *
   * @param sends sends at once what is planned, piece by piece, where nobody else does
   */
  void plan(Runnable sends) {
    plan(null, sends);
  }

  /**
   * Plans up to a cycle of the session, wherever the clock is. The planning thread.
   *
   * @param sends as for {@link #plan(Runnable)}
   */
  void planUpTo(Rational cycle, Runnable sends) {
    plan(cycle, sends);
  }

  private void plan(@Nullable Rational upTo, Runnable sends) {
    planning = Thread.currentThread();
    long now = clock.nanos();
    if (hold.holds(now, board.get().isEmpty())) return;
    boolean opens = hold.isOver();
    boolean counts = opens && board.get().pending().cycle() == null && !isLed();
    if (opens) skip(opening(board.get(), now));
    if (timing.skips()) skip(horizon(board.get(), now).minus(LONGEST_GAP));
    taken(now, sends);
    lead();
    if (counts) countFromHere();
    if (shedding.begin(now, board.get().tempo().nanosAt(sentUpTo))) {
      witness.rested(sentUpTo, shedding.resting());
    }
    while (true) {
      Board b = taken(now, sends);
      Rational to = upTo == null ? horizon(b, now) : upTo;
      if (!sentUpTo.isBefore(to)) return;
      Rational next = pieceEnd(b, sentUpTo, sentUpTo.isBefore(turn) ? to.min(turn) : to);
      Gatherer mine = gatherer;
      asking.set(mine);
      List<Cue> cues = mine.cues(b, new Span(sentUpTo, next));
      if (!asking.compareAndSet(mine, null)) return; // another planner goes on in its place
      hear(mine.heard());
      if (mine.hasFailed()) witness.failed(sentUpTo, next);
      if (turns(b, cues)) continue;
      sentUpTo = next;
      for (Cue move : mine.moves()) put(new Dispatch.Move(move), sends);
      for (Cue cue : cues) put(cue, sends);
      sends.run();
    }
  }

  Hold hold() {
    return hold;
  }

  /** Where what has waited begins: with a tick of a MIDI clock, which goes on counting. */
  private Rational opening(Board b, long now) {
    Rational soon = cycleAt(b, now + timing.lookaheadNanos() / 4).max(sentUpTo);
    return Rational.of(soon.times(Timing.TICKS_PER_CYCLE).ceil(), Timing.TICKS_PER_CYCLE);
  }

  /** What has waited begins at the player's cycle 0. */
  private void countFromHere() {
    witness.led(sentUpTo, List.of(), Rational.ZERO);
    board.updateAndGet(b -> b.withNextCycle(Rational.ZERO));
  }

  /** What lies so far back is not played any more. */
  private void skip(Rational to) {
    if (!sentUpTo.isBefore(to)) return;
    witness.jumped(sentUpTo, to);
    sentUpTo = to;
  }

  /** Plans on from a later cycle. The planning thread. */
  void jumpTo(Rational cycle) {
    sentUpTo = sentUpTo.max(cycle);
  }

  /**
   * The board with what was commanded. Before the tempo is led, too, so that it is the log's order
   * of the two that decides where both change the tempo or the count.
   */
  private Board taken(long now, Runnable sends) {
    Board b = settled(sentUpTo, now, sends);
    if (b.changes() != witnessed) {
      witnessed = b.changes();
      witness.took(witnessed, sentUpTo, now);
    }
    return b;
  }

  /**
   * A cue with the control {@code cps} changes the tempo from its onset on, as in Tidal.
   *
   * @return true if what was gathered must be asked for again: only up to that onset, or, where it
   *     begins there, in the new tempo
   */
  private boolean turns(Board b, List<Cue> cues) {
    for (Cue cue : cues) {
      if (!(cue.controls().get("cps") instanceof Double cps) || cps == cue.cps()) continue;
      Rational at = cue.cycle().plus(b.origin());
      if (at.equals(turned)) continue;
      if (!TempoMap.allows(cps)) {
        tellOfTempo(cue.slot(), cps);
      } else if (sentUpTo.isBefore(at)) {
        turn = at;
        return true;
      } else {
        turned = at;
        Rational tempo = Rational.of(cps);
        if (asksConductor(tempo)) return false;
        board.updateAndGet(each -> each.withTempo(each.tempo().withTempo(at, tempo)));
        return true;
      }
    }
    return false;
  }

  private boolean isLed() {
    Conductor leader = conductor;
    return leader != null && leader.leads();
  }

  private void tellOfTempo(String slot, double cps) {
    if (toldOfTempo) return;
    toldOfTempo = true;
    reporter.tell(slot, "cps " + cps + " is no tempo, it stays as it was");
  }

  void follow(@Nullable Conductor leader) {
    conductor = leader;
  }

  /** Where somebody leads the tempo, they are asked for another one. */
  boolean asksConductor(Rational cps) {
    Conductor leader = conductor;
    if (leader == null || !leader.leads()) return false;
    leader.ask(cps);
    return true;
  }

  private void lead() {
    Conductor leader = conductor;
    if (leader == null) return;
    try {
      Board b = board.get();
      Conductor.Lead lead = leader.lead(b.tempo(), sentUpTo, b.played(sentUpTo));
      Rational count = lead.played();
      boolean steady = lead.tempo() == b.tempo();
      if (!steady || count != null) witness.led(sentUpTo, steady ? List.of() : ahead(lead), count);
      if (!steady) board.updateAndGet(each -> each.withTempo(lead.tempo()));
      if (count != null) board.updateAndGet(each -> each.withNextCycle(count));
    } catch (RuntimeException e) {
      conductor = null;
      reporter.tell("tempo", "nobody leads the tempo any more: " + Playable.reason(e));
    }
  }

  private List<TempoMap.Stretch> ahead(Conductor.Lead lead) {
    return lead.tempo().stretches().stream().filter(s -> !s.cycle().isBefore(sentUpTo)).toList();
  }

  private void hear(Map<String, Object> now) {
    if (now == heard) return;
    Map<String, Object> changed = new HashMap<>(now);
    changed.entrySet().removeIf(e -> e.getValue().equals(heard.get(e.getKey())));
    heard = now;
    if (!changed.isEmpty()) witness.heard(sentUpTo, changed);
  }

  /** These slots rest, as they once had to. */
  void rest(List<String> slots) {
    shedding.rest(slots);
  }

  void witnessedBy(Witness newWitness) {
    witness = newWitness;
  }

  private void put(Object planned, Runnable sends) {
    if (dispatch.put(planned)) return;
    sends.run();
    if (!dispatch.put(planned)) dispatch.countSkipped();
  }

  private Rational horizon(Board b, long now) {
    return cycleAt(b, now + timing.lookaheadNanos());
  }

  private static Rational cycleAt(Board b, long nanos) {
    return onGrid(b.tempo().cycleAt(nanos));
  }

  /** What waited for this tick begins; what was sent too much is taken back first. */
  private Board settled(Rational at, long now, Runnable sends) {
    Board before;
    Board after;
    do {
      before = board.get();
      Rational soon = at.min(onGrid(before.tempo().cycleAt(now + HURRY_NANOS)));
      after = before.settled(at, soon);
    } while (after != before && !board.compareAndSet(before, after));
    Board.Quiet quiet = before.pending().quiet();
    if (quiet != Board.Quiet.NONE) put(quiet, sends);
    return after;
  }

  /**
   * At most a cycle, so that the budget is for a cycle, and never across a change of tempo or the
   * end of a transition: under {@code all}, what a slot plays after one is another pattern.
   */
  private static Rational pieceEnd(Board b, Rational from, Rational to) {
    TempoMap tempo = b.tempo();
    Rational end = to.min(from.plus(Rational.ONE));
    for (Lane lane : b.lanes()) {
      Rational over = lane.blendEnd();
      if (over == null) continue;
      Rational at = over.plus(b.origin());
      if (from.isBefore(at)) end = end.min(at);
    }
    for (int i = tempo.stretches().size() - 1; i > 0; i--) {
      Rational change = tempo.stretches().get(i).cycle();
      if (!from.isBefore(change)) break;
      end = end.min(change);
    }
    return end;
  }

  /**
   * Looks whether the planning thread still moves; where one slot has kept it for too long, the
   * slot loses what it plays and the thread its work. The clock's thread, every step.
   *
   * @return true if another thread must plan on
   */
  boolean freeIfStuck() {
    Gatherer stuck = asking.get();
    Thread thread = planning;
    if (stuck == null || thread == null) {
      patience.restore();
      return false;
    }
    if (patience.holds(thread, stuck.asks()) || !asking.compareAndSet(stuck, null)) return false;
    patience.restore();
    gatherer = newGatherer();
    if (stuck.giveUp()) witness.gaveUp(sentUpTo, stuck.slot());
    return true;
  }
}
