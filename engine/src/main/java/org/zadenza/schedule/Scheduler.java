// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Pattern;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/**
 * Asks what every slot plays, a little ahead of the clock, and sends it on as cues.
 *
 * <pre>{@code
 * Scheduler scheduler = new Scheduler(clock, TempoMap.steady(cps, 0), sink, reporter);
 * scheduler.play("d1", pattern);
 * Metronome.start(scheduler, clock, reporter);
 * }</pre>
 *
 * <p>It owns no thread and reads no clock but the one given. {@link #plan} belongs to one thread,
 * the planner's, {@link #send} to another, the clock's; every other method may be called on any
 * thread. Commands swap one immutable board and take effect where cues have not been sent yet;
 * neither side waits for the other. However the clock steps, the cues are the same, each once.
 */
public final class Scheduler {
  private final Clock clock;
  private final AtomicReference<Board> board;
  private final Changes changes;
  private final Inputs inputs = new Inputs();
  private final Dispatch dispatch;
  private final Planner planner;
  private final AtomicLong lateTicks = new AtomicLong();

  public Scheduler(Clock clock, TempoMap tempo, Sink sink, Reporter reporter) {
    this(clock, tempo, sink, reporter, Timing.LIVE);
  }

  /** Begins at the clock's present cycle, or at the map's first one if that is still to come. */
  public Scheduler(Clock clock, TempoMap tempo, Sink sink, Reporter reporter, Timing timing) {
    this.clock = clock;
    this.board = new AtomicReference<>(Board.empty(tempo));
    this.changes = new Changes(board);
    this.dispatch = new Dispatch(clock, timing, sink, reporter);
    this.planner = new Planner(clock, timing, reporter, inputs, board, dispatch);
  }

  /**
   * {@link #plan} and {@link #send} in one, for rendering and for tests: sends every cue between
   * what was sent and the look-ahead horizon, in order of time. One thread, which is both.
   *
   * @return how many cues were sent
   */
  public int tick() {
    long before = dispatch.sent();
    planner.plan(dispatch::send);
    dispatch.send();
    return (int) (dispatch.sent() - before);
  }

  /** Asks every slot what comes, up to the look-ahead horizon. The planning thread. */
  public void plan() {
    planner.plan(() -> {});
  }

  /**
   * Plans nothing until {@link #begin}, nor longer than a second after something is there to play:
   * what a set puts on slots meanwhile begins together, in a quarter of the look-ahead, at the
   * player's cycle 0 unless the set says another. Any thread; for when nothing plays and nobody
   * leads the tempo.
   */
  public void hold() {
    planner.hold().begin(clock.nanos());
  }

  /** Ends what {@link #hold} began. Any thread. */
  public void begin() {
    planner.hold().end();
  }

  /** True if something planned waits to be sent. Any thread. */
  public boolean hasPlanned() {
    return !dispatch.isEmpty();
  }

  /**
   * Sends what was planned. The clock's thread; makes no garbage and meets no pattern.
   *
   * @return how many cues were sent
   */
  public int send() {
    return dispatch.send();
  }

  /**
   * Looks whether the planning thread moves. The clock's thread, every step.
   *
   * @return true if it hangs in a slot; that slot has lost what it played, and another thread must
   *     plan from now on
   */
  public boolean freeStuckPlanner() {
    return planner.freeIfStuck();
  }

  /** Whom a command wakes, so that what is in a hurry does not wait for the next step. */
  void wakeBy(Runnable wake) {
    changes.wake(wake);
  }

  /** {@link #play(String, Pattern, String)} of a pattern that nobody wrote down. Any thread. */
  public void play(String slot, Pattern pattern) {
    play(slot, pattern, "");
  }

  /**
   * Puts a pattern on a slot, from where nothing has been sent yet. Any thread; the trial run is on
   * the caller's.
   *
   * @param text how the player wrote it
   * @throws SlotRefused if it fails a trial run of some cycles; the slot then keeps what it had
   */
  public void play(String slot, Pattern pattern, String text) {
    trial().pattern(slot, pattern);
    changes.make(b -> b.change(slot, lane -> lane.with(pattern, text, null, b.all())));
  }

  /**
   * Puts a pattern on a slot by way of a transition, which begins where nothing has been sent yet.
   * Any thread; the trial run is on the caller's.
   *
   * @throws SlotRefused if the pattern or the transition fails a trial run
   */
  public void play(String slot, Pattern pattern, String text, Transition transition) {
    Trial trial = trial();
    trial.pattern(slot, pattern);
    trial.transition(slot, pattern, transition);
    changes.make(b -> b.change(slot, lane -> lane.with(pattern, text, transition, b.all())));
  }

  private Trial trial() {
    return new Trial(board.get(), planner.sentUpTo());
  }

  /**
   * Plays a pattern's cycle 0 once, without waiting for what was sent ahead: it is heard as soon as
   * a sound card can, under the slot name {@code once}. Any thread.
   *
   * @throws SlotRefused if its trial run fails
   */
  public void once(Pattern pattern) {
    once(pattern, false);
  }

  /**
   * {@link #once}, and sinks leave out what latency of their own they add, under the slot name
   * {@link Cue#ASAP}. Any thread.
   *
   * @throws SlotRefused if its trial run fails
   */
  public void asap(Pattern pattern) {
    once(pattern, true);
  }

  private void once(Pattern pattern, boolean asap) {
    Playable.dryRun(Gatherer.ONCE, () -> pattern, Rational.ZERO, 1, nextCps().toDouble());
    changes.make(b -> b.withOnce(Once.of(pattern, asap)));
  }

  /**
   * Changes the pattern of every slot by a function, from where nothing has been sent yet, until
   * another one comes. Any thread; the function is called there.
   *
   * @throws SlotRefused if what it makes of some slot's pattern fails a trial run; then nothing
   *     changes
   */
  public void all(All all) {
    trial().all(all);
    changes.make(b -> b.under(all));
  }

  /**
   * Back to what the slot had before its last play, hush or silence. Any thread.
   *
   * @return false where there is nothing to go back to
   */
  public boolean undo(String slot) {
    return changes.ifAny(slot, Lane::back);
  }

  /**
   * What was undone last again. Any thread.
   *
   * @return false where nothing was undone since the last play
   */
  public boolean redo(String slot) {
    return changes.ifAny(slot, Lane::forth);
  }

  /**
   * Puts those versions of a slot in order that were written so, newest first; an empty text is
   * silence. Any thread.
   *
   * @return false where the first is none of its versions; then nothing changes
   */
  public boolean recall(String slot, List<String> texts) {
    return changes.ifAny(slot, lane -> lane.recalling(texts));
  }

  /** The texts of what a slot plays and played, newest first; empty for silence. Any thread. */
  public List<String> texts(String slot) {
    return board.get().lane(slot).versions().stream().map(version -> version.text).toList();
  }

  /**
   * All slots to silence, at once: the sink forgets what was sent ahead. The clock, the mutes and
   * the solos stay. Any thread.
   */
  public void hush() {
    changes.make(Deed.Verb.HUSH, "", null, b -> b.hushed(Board.Quiet.HUSH));
  }

  /**
   * {@link #hush}, and the sink cuts off what sounds, even where the clock's thread is stuck. Any
   * thread.
   */
  public void panic() {
    changes.make(Deed.Verb.PANIC, "", null, b -> b.hushed(Board.Quiet.PANIC));
    dispatch.panic();
  }

  /** All slots but these to silence. Any thread. */
  public void only(Collection<String> slots) {
    changes.make(b -> b.silencedBut(slots::contains));
  }

  public void silence(String slot) {
    changes.make(Deed.Verb.SILENCE, slot, null, b -> b.change(slot, Lane::silenced));
  }

  public void mute(String slot) {
    changes.make(Deed.Verb.MUTE, slot, null, b -> b.change(slot, lane -> lane.withMuted(true)));
  }

  public void unmute(String slot) {
    changes.make(Deed.Verb.UNMUTE, slot, null, b -> b.change(slot, lane -> lane.withMuted(false)));
  }

  public void muteAll() {
    changes.make(Deed.Verb.MUTE_ALL, "", null, b -> b.changeAll(lane -> lane.withMuted(true)));
  }

  public void unmuteAll() {
    changes.make(Deed.Verb.UNMUTE_ALL, "", null, b -> b.changeAll(lane -> lane.withMuted(false)));
  }

  public void solo(String slot) {
    changes.make(Deed.Verb.SOLO, slot, null, b -> b.change(slot, lane -> lane.withSoloed(true)));
  }

  public void unsolo(String slot) {
    changes.make(Deed.Verb.UNSOLO, slot, null, b -> b.change(slot, lane -> lane.withSoloed(false)));
  }

  public void unsoloAll() {
    changes.make(Deed.Verb.UNSOLO_ALL, "", null, b -> b.changeAll(lane -> lane.withSoloed(false)));
  }

  /**
   * Changes the tempo at the next tick, from the first moment for which nothing has been sent: at
   * once as far as a listener can tell, and never in the past. Where a {@link Conductor} leads, it
   * is asked instead. Any thread.
   *
   * @throws IllegalArgumentException if it lies outside {@link TempoMap}'s bounds, or the
   *     conductor's
   */
  public void setCps(Rational cps) {
    TempoMap.steady(cps, 0);
    if (planner.asksConductor(cps)) return;
    changes.make(Deed.Verb.SET_CPS, "", cps, b -> b.withNextCps(cps, false));
  }

  /**
   * {@link #setCps} that waits until the next cycle begins for which nothing has been sent; where
   * somebody leads the tempo, it changes when they do. Any thread.
   *
   * @throws IllegalArgumentException if it lies outside {@link TempoMap}'s bounds
   */
  public void setCpsAtCycle(Rational cps) {
    TempoMap.steady(cps, 0);
    if (planner.asksConductor(cps)) return;
    changes.make(Deed.Verb.SET_CPS_AT_CYCLE, "", cps, b -> b.withNextCps(cps, true));
  }

  /** Lets somebody lead the tempo from the next tick on, or nobody. Any thread. */
  public void follow(@Nullable Conductor leader) {
    planner.follow(leader);
    changes.witness().followed(leader != null);
  }

  /** Shows everything that comes from outside to somebody from now on. Before anything plays. */
  public void witnessedBy(Witness newWitness) {
    changes.witnessedBy(newWitness);
    planner.witnessedBy(newWitness);
    dispatch.witnessedBy((first, last) -> newWitness.skipped(sentUpTo(), first, last));
  }

  /** How many cues have been handed out so far, also those that came too late. Any thread. */
  public long handed() {
    return dispatch.sent() + dispatch.skipped();
  }

  /** How many changes were made so far. Any thread. */
  public long changes() {
    return board.get().changes();
  }

  /**
   * Plans and sends up to a cycle of the session, wherever the clock is: for playing again what was
   * played. One thread, which does all.
   */
  public void replayUpTo(Rational cycle) {
    planner.planUpTo(cycle, dispatch::send);
    dispatch.send();
  }

  /** A slot loses what it plays, as it once had to. For playing again what was played. */
  public void giveUp(String slot) {
    board.updateAndGet(b -> b.givenUp(slot, "it did not answer when it was played"));
  }

  /** Plans on from a later cycle, as it once had to. For playing again what was played. */
  public void jumpTo(Rational cycle) {
    planner.jumpTo(cycle);
  }

  /** Exactly these slots rest from here on. For playing again what was played. */
  public void rest(List<String> slots) {
    planner.rest(slots);
  }

  /**
   * For playing again what was played: each change waits for its place, and inputs come in only by
   * the answer. One thread, which does all.
   *
   * @param beforeChange is run before each change; may call {@link #replayUpTo}
   */
  public Consumer<Map<String, Object>> replaying(Runnable beforeChange) {
    changes.before(beforeChange);
    return inputs.seal();
  }

  /** The tempo that was set last, also where it has yet to begin. Any thread. */
  public Rational nextCps() {
    Board now = board.get();
    Rational waiting = now.pending().cps();
    return waiting == null ? now.tempo().stretches().getLast().cps() : waiting;
  }

  /**
   * Moves a slot's cues in time. Any thread.
   *
   * @param nanos later, or earlier where negative
   * @throws IllegalArgumentException if that lies outside {@link Timing#EARLIEST_NUDGE_NANOS} and
   *     {@link Timing#LATEST_NUDGE_NANOS}
   */
  public void nudge(String slot, long nanos) {
    Timing.checkNudge(nanos);
    Rational later = Rational.of(nanos);
    changes.make(Deed.Verb.NUDGE, slot, later, b -> b.change(slot, lane -> lane.withNudge(nanos)));
  }

  /**
   * Counts cycles from another number on, from where nothing has been sent yet; time goes on as it
   * was, and transitions that run are over. Any thread.
   */
  public void setCycle(Rational cycle) {
    changes.make(Deed.Verb.SET_CYCLE, "", cycle, b -> b.withNextCycle(cycle));
  }

  /** The clock thread woke too late; only counted. Any thread. */
  public void countLateTick() {
    lateTicks.incrementAndGet();
  }

  /** What came in from outside, for patterns to read. Any thread. */
  public Inputs inputs() {
    return inputs;
  }

  /** Which cycle of the session is when, up to what has been sent. Any thread. */
  public TempoMap tempo() {
    return board.get().tempo();
  }

  /**
   * The cycle of the session, never reset, up to which cues have been sent: where the next change
   * will take effect. Any thread.
   */
  public Rational sentUpTo() {
    return planner.sentUpTo();
  }

  /** The cycle of the session from which the player counts cycles. Any thread. */
  public Rational origin() {
    return board.get().origin();
  }

  /** How things stand. Any thread. */
  public Snapshot now() {
    Board b = board.get();
    long nanos = clock.nanos();
    Rational cycle = b.tempo().cycleAt(nanos);
    List<Snapshot.LaneStatus> lanes =
        b.lanes().stream().map(lane -> Snapshot.status(b, lane)).toList();
    return new Snapshot(
        nanos,
        cycle.minus(b.origin()),
        b.tempo().cpsAt(cycle).toDouble(),
        lanes,
        b.all().text(),
        dispatch.sent(),
        dispatch.skipped(),
        planner.shed(),
        lateTicks.get(),
        dispatch.failures());
  }
}
