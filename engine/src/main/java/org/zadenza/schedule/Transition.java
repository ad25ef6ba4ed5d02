// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * A way from what a slot plays to its next pattern, such as {@link Transitions#xfadeIn}.
 *
 * @param name as the player knows it
 * @param plan how to get there
 * @param endsSilent true if nothing plays when it is over; else the next pattern, and only that
 */
public record Transition(String name, Plan plan, boolean endsSilent) {

  /** Meets both patterns. The caller's thread: a player's functions are called here. */
  @FunctionalInterface
  public interface Plan {
    Course between(Pattern old, Pattern next);
  }

  /** Meets the cycle at which it begins. The clock's thread, once: it only puts things together. */
  @FunctionalInterface
  public interface Course {
    Passage from(Rational begin);
  }

  /**
   * The way itself.
   *
   * @param pattern what plays until {@code end}
   * @param end the cycle at which it is over
   */
  public record Passage(Pattern pattern, Rational end) {}
}
