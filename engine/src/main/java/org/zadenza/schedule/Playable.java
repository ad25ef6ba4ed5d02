// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import clojure.lang.ArityException;
import java.util.function.Supplier;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** What can be played, and the sentence for what cannot. */
final class Playable {
  /** How many cycles a new pattern is tried for before it may sound. */
  static final int DRY_CYCLES = 4;

  private Playable() {}

  /**
   * Makes a pattern and asks it for {@code cycles} cycles without playing them. The caller's
   * thread.
   *
   * @throws SlotRefused if it throws, costs too much, or makes values that are not controls
   */
  static void dryRun(String slot, Supplier<Pattern> made, Rational from, int cycles, double cps) {
    try {
      Pattern pattern = made.get();
      Budget budget = Budget.standard();
      for (int i = 0; i < cycles; i++) {
        budget.refill();
        Span span = Span.cycleOf(from.plus(Rational.of(i)));
        pattern.query(
            new Query(span, cps, budget),
            event -> {
              budget.spend();
              controls(event);
            });
      }
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      throw new SlotRefused(slot, reason(e), e);
    }
  }

  /** What an event plays. */
  static Controls controls(Event event) {
    if (event.value() instanceof Controls controls) return controls;
    throw new IllegalArgumentException(refusal(event.value()));
  }

  private static String refusal(Object value) {
    return switch (value) {
      case Number n ->
          "plain numbers make no sound (the first is "
              + Shown.of(n)
              + "): name them, as in (note \"0 4 7\") for pitches or (n \"0 1\") for samples";
      case String s ->
          "plain words make no sound (the first is "
              + Shown.of(s)
              + "): name them, as in (s \"bd sn\") for sounds or (note \"c e\") for pitches";
      default ->
          "only controls make a sound (the first value is "
              + Shown.of(value)
              + "): make them with (s ...) or (note ...)";
    };
  }

  /** A sentence for a player about what went wrong. */
  static String reason(Throwable thrown) {
    if (thrown instanceof StackOverflowError) return "it refers to itself without end";
    if (thrown instanceof ArityException arity) {
      return "a function is called with " + arity.actual + " arguments, which it does not take";
    }
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
  }
}
