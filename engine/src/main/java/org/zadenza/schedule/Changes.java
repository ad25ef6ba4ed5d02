// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;

/** Swaps the board for a changed one, and counts how often. Any thread. */
final class Changes {
  /** Others swap the board a hundred times a second at most, unless a change swaps it itself. */
  private static final int MOST_TRIES = 10_000;

  private final AtomicReference<Board> board;
  private volatile Runnable wakesPlanner = () -> {};
  private volatile Runnable beforeEach = () -> {};
  private volatile Witness witness = Witness.NONE;

  Changes(AtomicReference<Board> board) {
    this.board = board;
  }

  /** Whom a change wakes. */
  void wake(Runnable planner) {
    wakesPlanner = planner;
  }

  /** What is run before each change, on its thread. */
  void before(Runnable each) {
    beforeEach = each;
  }

  void witnessedBy(Witness newWitness) {
    witness = newWitness;
  }

  Witness witness() {
    return witness;
  }

  /** A change that can be said in a word. */
  void make(Deed.Verb verb, String slot, @Nullable Rational number, UnaryOperator<Board> change) {
    witness.did(new Deed(make(change), verb, slot, number));
  }

  /**
   * A change may call the player's functions, so it is not tried for ever.
   *
   * @return its number, from 1
   */
  long make(UnaryOperator<Board> change) {
    beforeEach.run();
    for (int i = 0; i < MOST_TRIES; i++) {
      Board before = board.get();
      Board after = change.apply(before).counted();
      if (!board.compareAndSet(before, after)) continue;
      wakesPlanner.run();
      return after.changes();
    }
    throw new IllegalStateException("a function given to all or wash must not change slots itself");
  }

  /** Changes a slot unless there is nothing to change, which is null; false if there was not. */
  boolean ifAny(String slot, Function<Lane, @Nullable Lane> change) {
    beforeEach.run();
    Board before =
        board.getAndUpdate(
            b -> {
              Lane changed = change.apply(b.lane(slot));
              return changed == null ? b : b.with(changed).counted();
            });
    return change.apply(before.lane(slot)) != null;
  }
}
