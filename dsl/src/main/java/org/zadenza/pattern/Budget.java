// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/**
 * How much work one query may cause. Every step of the algebra spends from it, so a pattern of a
 * million events, or one that never ends, is refused instead of stopping the music.
 *
 * <p>Not thread-safe: one budget belongs to one query on one thread.
 */
public final class Budget {
  /** Enough for a very dense cycle; a typical one spends a few hundred. */
  public static final long DEFAULT_STEPS = 400_000;

  private final long allowed;
  private long left;

  public Budget(long steps) {
    this.allowed = steps;
    this.left = steps;
  }

  public static Budget standard() {
    return new Budget(DEFAULT_STEPS);
  }

  /**
   * Takes one step.
   *
   * @throws BudgetSpent when there is none left
   */
  public void spend() {
    if (--left < 0) throw new BudgetSpent(allowed);
  }

  /** Fills it up again, so that one object serves a tick after the other. */
  public void refill() {
    left = allowed;
  }

  public long spent() {
    return allowed - left;
  }
}
