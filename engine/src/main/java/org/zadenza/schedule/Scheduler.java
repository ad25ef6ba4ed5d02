// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Pattern;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Asks what every slot plays, a little ahead of the clock, and sends it on as cues.
 *
 * <pre>{@code
 * Scheduler scheduler = new Scheduler(clock, TempoMap.steady(cps, 0), sink, reporter);
 * scheduler.play("d1", pattern);
 * scheduler.tick();
 * }</pre>
 *
 * <p>It owns no thread and reads no clock but the one given. {@link #tick} belongs to one thread,
 * the clock's; every other method may be called on any thread. Commands swap one immutable board
 * and take effect where cues have not been sent yet; neither side waits for the other. However the
 * clock steps, the cues are the same, each once.
 */
public final class Scheduler {
  /** Ticks end on this grid of a cycle, so that the spans that patterns meet stay short numbers. */
  private static final long GRID = 1 << 16;

  /** After a longer gap than this the cycles before it are not even counted. */
  private static final Rational LONGEST_GAP = Rational.of(16);

  private final Clock clock;
  private final Timing timing;
  private final Sink sink;
  private final Reporter reporter;
  private final AtomicReference<Board> board;
  private final Gatherer gatherer;
  private final AtomicLong sentCues = new AtomicLong();
  private final AtomicLong skippedCues = new AtomicLong();
  private final AtomicLong lateTicks = new AtomicLong();
  private final AtomicLong sinkFailures = new AtomicLong();
  private volatile Rational sentUpTo;

  public Scheduler(Clock clock, TempoMap tempo, Sink sink, Reporter reporter) {
    this(clock, tempo, sink, reporter, Timing.LIVE);
  }

  /** Begins at the clock's present cycle, or at the map's first one if that is still to come. */
  public Scheduler(Clock clock, TempoMap tempo, Sink sink, Reporter reporter, Timing timing) {
    this.clock = clock;
    this.timing = timing;
    this.sink = sink;
    this.reporter = reporter;
    this.board = new AtomicReference<>(Board.empty(tempo));
    this.gatherer = new Gatherer(board, reporter, timing.skips());
    Rational first = tempo.stretches().getFirst().cycle();
    this.sentUpTo = onGrid(tempo.cycleAt(clock.nanos())).max(first);
  }

  private static Rational onGrid(Rational cycle) {
    return Rational.of(cycle.roundedTimes(GRID), GRID);
  }

  /**
   * One turn: sends every cue between what was sent and the look-ahead horizon, in order of time.
   * The clock's thread.
   *
   * @return how many cues were sent
   */
  public int tick() {
    long now = clock.nanos();
    Rational from = sentUpTo;
    TempoMap tempo = board.updateAndGet(b -> b.settled(from)).tempo();
    Rational to = onGrid(tempo.cycleAt(now + timing.lookaheadNanos()));
    if (timing.skips()) sentUpTo = from.max(to.minus(LONGEST_GAP));
    long tooEarly = timing.skips() ? now - timing.tooLateNanos() : Long.MIN_VALUE;
    int sent = 0;
    while (sentUpTo.isBefore(to)) {
      Rational next = pieceEnd(tempo, sentUpTo, to);
      List<Cue> cues = gatherer.cues(new Span(sentUpTo, next));
      sentUpTo = next; // before sending: whatever a sink throws, nothing is sent twice
      sent += send(cues, tooEarly);
    }
    return sent;
  }

  /** At most a cycle, so that the budget is for a cycle, and never across a change of tempo. */
  private static Rational pieceEnd(TempoMap tempo, Rational from, Rational to) {
    Rational end = to.min(from.plus(Rational.ONE));
    for (int i = tempo.stretches().size() - 1; i > 0; i--) {
      Rational change = tempo.stretches().get(i).cycle();
      if (!from.isBefore(change)) break;
      end = end.min(change);
    }
    return end;
  }

  private int send(List<Cue> cues, long tooEarly) {
    int sent = 0;
    for (Cue cue : cues) {
      if (cue.nanos() < tooEarly) {
        skippedCues.incrementAndGet();
      } else {
        sent++;
        hand(cue);
      }
    }
    sentCues.addAndGet(sent);
    return sent;
  }

  private void hand(Cue cue) {
    try {
      sink.accept(cue);
    } catch (RuntimeException e) {
      if (sinkFailures.getAndIncrement() == 0) {
        reporter.tell("sink", "a cue could not be sent, the others go on: " + Playable.reason(e));
      }
    }
  }

  /**
   * Puts a pattern on a slot, from where nothing has been sent yet. Any thread; the trial run is on
   * the caller's.
   *
   * @throws SlotRefused if it fails a trial run of some cycles; the slot then keeps what it had
   */
  public void play(String slot, Pattern pattern) {
    Rational from = sentUpTo;
    Playable.dryRun(slot, pattern, from, Playable.DRY_CYCLES, cpsAt(from));
    change(b -> b.change(slot, lane -> lane.with(pattern)));
  }

  /**
   * Plays a pattern's cycle 0 once, beginning where nothing has been sent yet, under the slot name
   * {@code once}. Any thread.
   *
   * @throws SlotRefused if its trial run fails
   */
  public void once(Pattern pattern) {
    Playable.dryRun(Gatherer.ONCE, pattern, Rational.ZERO, 1, cpsAt(sentUpTo));
    change(b -> b.withOnce(pattern));
  }

  /**
   * Back to what the slot had before its last play, hush or silence. Any thread.
   *
   * @return false where there is nothing to go back to
   */
  public boolean undo(String slot) {
    Board before =
        board.getAndUpdate(
            b -> {
              Lane back = b.lane(slot).undone();
              return back == null ? b : b.with(back);
            });
    return before.lane(slot).undone() != null;
  }

  /** All slots to silence; the clock, the mutes and the solos stay. Any thread. */
  public void hush() {
    change(Board::hushed);
  }

  public void silence(String slot) {
    change(b -> b.change(slot, Lane::silenced));
  }

  public void mute(String slot) {
    change(b -> b.change(slot, lane -> lane.withMuted(true)));
  }

  public void unmute(String slot) {
    change(b -> b.change(slot, lane -> lane.withMuted(false)));
  }

  public void muteAll() {
    change(b -> b.changeAll(lane -> lane.withMuted(true)));
  }

  public void unmuteAll() {
    change(b -> b.changeAll(lane -> lane.withMuted(false)));
  }

  public void solo(String slot) {
    change(b -> b.change(slot, lane -> lane.withSoloed(true)));
  }

  public void unsolo(String slot) {
    change(b -> b.change(slot, lane -> lane.withSoloed(false)));
  }

  public void unsoloAll() {
    change(b -> b.changeAll(lane -> lane.withSoloed(false)));
  }

  /**
   * Changes the tempo at the next tick, from the first moment for which nothing has been sent: at
   * once as far as a listener can tell, and never in the past. Any thread.
   *
   * @throws IllegalArgumentException if it lies outside {@link TempoMap}'s bounds
   */
  public void setCps(Rational cps) {
    TempoMap.steady(cps, 0);
    change(b -> b.withNextCps(cps));
  }

  /** The clock thread woke too late; only counted. Any thread. */
  public void countLateTick() {
    lateTicks.incrementAndGet();
  }

  private void change(UnaryOperator<Board> change) {
    board.updateAndGet(change);
  }

  private double cpsAt(Rational cycle) {
    return tempo().cpsAt(cycle).toDouble();
  }

  /** Which cycle is when, up to what has been sent. Any thread. */
  public TempoMap tempo() {
    return board.get().tempo();
  }

  /** The cycle up to which cues have been sent: where the next change will take effect. */
  public Rational sentUpTo() {
    return sentUpTo;
  }

  /** How things stand. Any thread. */
  public Snapshot now() {
    Board b = board.get();
    long nanos = clock.nanos();
    Rational cycle = b.tempo().cycleAt(nanos);
    List<Snapshot.LaneStatus> lanes = b.lanes().stream().map(lane -> status(b, lane)).toList();
    return new Snapshot(
        nanos,
        cycle,
        b.tempo().cpsAt(cycle).toDouble(),
        lanes,
        sentCues.get(),
        skippedCues.get(),
        lateTicks.get(),
        sinkFailures.get());
  }

  private static Snapshot.LaneStatus status(Board b, Lane lane) {
    return new Snapshot.LaneStatus(
        lane.slot(),
        lane.playing(),
        lane.playing() && b.audible(lane),
        lane.muted(),
        lane.soloed(),
        lane.trouble());
  }
}
