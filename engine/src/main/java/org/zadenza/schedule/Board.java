// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.TempoMap;
import org.zadenza.time.Rational;

/**
 * All that plays, as one immutable value: commands swap it whole, so a tick sees either all of a
 * command or nothing.
 *
 * <p>Its times count cycles since the session began; patterns and players count from {@code
 * origin}.
 *
 * @param lanes the slots, in {@link SlotOrder}
 * @param onces patterns that play for one cycle
 * @param tempo which cycle is when
 * @param origin where the player's cycle 0 lies
 * @param all what is done to every lane's pattern
 * @param pending what waits for the next tick
 * @param changes how many commands led to it
 */
record Board(
    List<Lane> lanes,
    List<Once> onces,
    TempoMap tempo,
    Rational origin,
    All all,
    Pending pending,
    long changes) {

  /** How much of what was sent already is taken back. */
  enum Quiet {
    NONE,
    HUSH,
    PANIC
  }

  /**
   * What the next tick does before it sends anything.
   *
   * @param cps a new tempo, or null
   * @param atBorder true if it waits until the player's next cycle begins
   * @param cycle how the player will count on, or null
   */
  record Pending(@Nullable Rational cps, boolean atBorder, @Nullable Rational cycle, Quiet quiet) {
    static final Pending NOTHING = new Pending(null, false, null, Quiet.NONE);
  }

  static Board empty(TempoMap tempo) {
    return new Board(List.of(), List.of(), tempo, Rational.ZERO, All.NONE, Pending.NOTHING, 0);
  }

  private Board with(List<Lane> newLanes, List<Once> newOnces) {
    return new Board(newLanes, newOnces, tempo, origin, all, pending, changes);
  }

  private Board with(Pending newPending) {
    return new Board(lanes, onces, tempo, origin, all, newPending, changes);
  }

  /** One command more. */
  Board counted() {
    return new Board(lanes, onces, tempo, origin, all, pending, changes + 1);
  }

  /** The lane of that name, empty where there was none. */
  Lane lane(String slot) {
    for (Lane lane : lanes) if (lane.slot().equals(slot)) return lane;
    return Lane.empty(slot);
  }

  Board with(Lane lane) {
    List<Lane> out = new ArrayList<>(lanes);
    out.removeIf(old -> old.slot().equals(lane.slot()));
    out.add(lane);
    out.sort(Comparator.comparing(Lane::slot, SlotOrder.BY_NUMBER));
    return with(List.copyOf(out), onces);
  }

  Board change(String slot, UnaryOperator<Lane> change) {
    return with(change.apply(lane(slot)));
  }

  Board changeAll(UnaryOperator<Lane> change) {
    return with(lanes.stream().map(change).toList(), onces);
  }

  /** A lane that threw loses that version, unless the player has replaced it meanwhile. */
  Board replacing(String slot, Version broken, UnaryOperator<Lane> change) {
    return lane(slot).current() == broken ? change(slot, change) : this;
  }

  Board withOnce(Once once) {
    List<Once> out = new ArrayList<>(onces);
    out.add(once);
    return with(lanes, List.copyOf(out));
  }

  Board without(Once once) {
    return with(lanes, onces.stream().filter(o -> o != once).toList());
  }

  /** What a slot plays is taken from it. */
  Board givenUp(String slot, String why) {
    List<Once> others = onces.stream().filter(once -> !once.slot().equals(slot)).toList();
    Version now = lane(slot).current();
    Board rest = with(lanes, others);
    return now == null ? rest : rest.replacing(slot, now, l -> l.without(now, why));
  }

  /** The player's function is called here, so only on the threads of commands. */
  Board under(All newAll) {
    Board changed = changeAll(lane -> lane.map(version -> version.under(newAll)));
    return new Board(changed.lanes, onces, tempo, origin, newAll, pending, changes);
  }

  /** Nothing plays on; {@code quiet} says what becomes of what was sent. */
  Board hushed(Quiet quiet) {
    Quiet more = quiet.compareTo(pending.quiet) < 0 ? pending.quiet : quiet;
    return with(lanes.stream().map(Lane::silenced).toList(), List.of())
        .with(new Pending(pending.cps, pending.atBorder, pending.cycle, more));
  }

  Board silencedBut(Predicate<String> kept) {
    return changeAll(lane -> kept.test(lane.slot()) ? lane : lane.silenced());
  }

  /** Another map, the same up to what has been sent. */
  Board withTempo(TempoMap newTempo) {
    return new Board(lanes, onces, newTempo, origin, all, pending, changes);
  }

  /** How the player will count at a cycle of the session. */
  Rational played(Rational at) {
    return pending.cycle == null ? at.minus(origin) : pending.cycle;
  }

  Board withNextCps(Rational cps, boolean atBorder) {
    return with(new Pending(cps, atBorder, pending.cycle, pending.quiet));
  }

  Board withNextCycle(Rational cycle) {
    return with(new Pending(pending.cps, pending.atBorder, cycle, pending.quiet));
  }

  /** True if no slot and no once is there. */
  boolean isEmpty() {
    return lanes.isEmpty() && onces.isEmpty();
  }

  boolean hasSolo() {
    for (Lane lane : lanes) if (lane.soloed()) return true;
    return false;
  }

  /** As in Tidal: where one lane is soloed, only soloed lanes sound, muted or not. */
  boolean audible(Lane lane) {
    return hasSolo() ? lane.soloed() : !lane.muted();
  }

  /**
   * What waited for the next tick begins at {@code at}; what is over by then is gone. The clock's
   * thread.
   *
   * @param soon where what is in a hurry begins, not after {@code at}
   */
  Board settled(Rational at, Rational soon) {
    if (isSettled(at)) return this;
    TempoMap newTempo =
        pending.cps == null ? tempo : tempo.withTempo(changeOfTempo(at), pending.cps);
    List<Once> newOnces = new ArrayList<>(onces.size());
    for (Once once : onces) if (!once.isOver(at)) newOnces.add(once.settled(at, soon));
    Rational newOrigin = pending.cycle == null ? origin : at.minus(pending.cycle);
    List<Lane> newLanes = new ArrayList<>(lanes.size());
    for (Lane lane : lanes) {
      Lane counted = pending.cycle == null ? lane : lane.recounted(newOrigin.minus(origin));
      newLanes.add(counted.settled(at.minus(newOrigin)));
    }
    return new Board(
        List.copyOf(newLanes),
        List.copyOf(newOnces),
        newTempo,
        newOrigin,
        all,
        Pending.NOTHING,
        changes);
  }

  private Rational changeOfTempo(Rational at) {
    if (!pending.atBorder) return at;
    return Rational.of(at.minus(origin).ceil()).plus(origin);
  }

  private boolean isSettled(Rational at) {
    if (pending != Pending.NOTHING || !onces.isEmpty()) return false;
    if (lanes.isEmpty()) return true;
    Rational played = at.minus(origin);
    for (Lane lane : lanes) if (!lane.isSettled(played)) return false;
    return true;
  }
}
