// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * All that plays, as one immutable value: commands swap it whole, so a tick sees either all of a
 * command or nothing.
 *
 * @param lanes the slots, in {@link SlotOrder}
 * @param onces patterns that play for one cycle
 * @param tempo which cycle is when
 * @param nextCps a tempo that waits for the next tick, or null
 */
record Board(List<Lane> lanes, List<Once> onces, TempoMap tempo, @Nullable Rational nextCps) {

  /**
   * A pattern's first cycle, played out of turn.
   *
   * @param start the cycle at which it begins, or null until the next tick says so
   */
  record Once(Pattern pattern, @Nullable Rational start) {}

  static Board empty(TempoMap tempo) {
    return new Board(List.of(), List.of(), tempo, null);
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
    return new Board(List.copyOf(out), onces, tempo, nextCps);
  }

  Board change(String slot, UnaryOperator<Lane> change) {
    return with(change.apply(lane(slot)));
  }

  Board changeAll(UnaryOperator<Lane> change) {
    return new Board(lanes.stream().map(change).toList(), onces, tempo, nextCps);
  }

  /** A lane that threw loses that version, unless the player has replaced it meanwhile. */
  Board replacing(String slot, Lane.Version broken, UnaryOperator<Lane> change) {
    return lane(slot).current() == broken ? change(slot, change) : this;
  }

  Board withOnce(Pattern pattern) {
    List<Once> out = new ArrayList<>(onces);
    out.add(new Once(pattern, null));
    return new Board(lanes, List.copyOf(out), tempo, nextCps);
  }

  Board without(Once once) {
    return new Board(lanes, onces.stream().filter(o -> o != once).toList(), tempo, nextCps);
  }

  Board hushed() {
    return new Board(lanes.stream().map(Lane::silenced).toList(), List.of(), tempo, nextCps);
  }

  Board withNextCps(Rational cps) {
    return new Board(lanes, onces, tempo, cps);
  }

  boolean hasSolo() {
    for (Lane lane : lanes) if (lane.soloed()) return true;
    return false;
  }

  /** As in Tidal: where one lane is soloed, only soloed lanes sound, muted or not. */
  boolean audible(Lane lane) {
    return hasSolo() ? lane.soloed() : !lane.muted();
  }

  /** What waited for the next tick begins at {@code at}; what is over by then is gone. */
  Board settled(Rational at) {
    if (nextCps == null && onces.isEmpty()) return this;
    TempoMap settledTempo = nextCps == null ? tempo : tempo.withTempo(at, nextCps);
    List<Once> settledOnces = new ArrayList<>(onces.size());
    for (Once once : onces) {
      if (once.start == null) settledOnces.add(new Once(once.pattern, at));
      else if (at.isBefore(once.start.plus(Rational.ONE))) settledOnces.add(once);
    }
    return new Board(lanes, List.copyOf(settledOnces), settledTempo, null);
  }
}
