// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.function.Supplier;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * What is tried before it may sound, on the thread of the one who asks: some cycles from where
 * nothing has been sent yet. What fails is thrown as {@link SlotRefused}.
 *
 * @param board what plays now
 * @param sentUpTo in cycles of the session
 */
record Trial(Board board, Rational sentUpTo) {

  private Rational from() {
    return sentUpTo.minus(board.origin());
  }

  void pattern(String slot, Pattern pattern) {
    run(slot, () -> board.all().of(pattern));
  }

  void transition(String slot, Pattern pattern, Transition transition) {
    Pattern old = board.lane(slot).sounding();
    run(
        slot,
        () -> {
          Blend blend = new Blend(transition, old, pattern);
          blend.beginAt(from());
          return board.all().of(blend);
        },
        old);
  }

  void all(All all) {
    for (Lane lane : board.lanes()) {
      Pattern plain = lane.sounding();
      run(lane.slot(), () -> all.of(plain), plain);
    }
  }

  /** What is made of a pattern; that pattern's own mistakes are no reason. */
  private void run(String slot, Supplier<Pattern> made, Pattern plain) {
    try {
      run(slot, made);
    } catch (SlotRefused refused) {
      if (works(plain)) throw refused;
    }
  }

  private boolean works(Pattern pattern) {
    try {
      run("", () -> pattern);
      return true;
    } catch (SlotRefused refused) {
      return false;
    }
  }

  private void run(String slot, Supplier<Pattern> made) {
    double cps = board.tempo().cpsAt(sentUpTo).toDouble();
    Playable.dryRun(slot, made, from(), Playable.DRY_CYCLES, cps);
  }
}
