// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/**
 * How much work one query may cause. Every step of the algebra spends from it, so a pattern of a
 * million events, or one that never ends, is refused instead of stopping the music.
 *
 * <p>One budget belongs to one query on one thread; only {@link #cancel} is for others.
 */
public final class Budget {
  /** Enough for a very dense cycle; a typical one spends a few hundred. */
  public static final long DEFAULT_STEPS = 400_000;

  private final long allowed;
  private long left;
  private volatile boolean cancelled;

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
    if (--left < 0 || cancelled) throw new BudgetSpent(allowed);
  }

  /** Lets nothing more be spent, for ever. Any thread. */
  public void cancel() {
    cancelled = true;
  }

  /** Fills it up again, so that one object serves a tick after the other. */
  public void refill() {
    left = allowed;
  }

  public long spent() {
    return allowed - left;
  }
}
