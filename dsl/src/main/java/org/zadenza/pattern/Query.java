// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.Map;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A question to a pattern: which events touch this span?
 *
 * @param span the span asked for, in cycles
 * @param cps cycles per second while it is asked, for the few verbs that fit samples to the tempo;
 *     not a number where nobody knows
 * @param budget what the answer may cost
 * @param live true if the clock is waiting: a model then answers at once with what it has ready;
 *     otherwise (a trial run, a render, a look at the prompt) it may take its time
 * @param seed added to the time at which chance is drawn
 * @param inputs what came in from controllers and from other programs, by name: numbers and texts
 */
public record Query(
    Span span, double cps, Budget budget, boolean live, Rational seed, Map<String, Object> inputs) {
  public Query(Span span, double cps, Budget budget) {
    this(span, cps, budget, false);
  }

  public Query(Span span, double cps, Budget budget, boolean live) {
    this(span, cps, budget, live, Map.of());
  }

  public Query(Span span, double cps, Budget budget, boolean live, Map<String, Object> inputs) {
    this(span, cps, budget, live, Rational.ZERO, inputs);
  }

  public static Query of(Span span) {
    return new Query(span, Double.NaN, Budget.standard());
  }

  /** Cycles per second, or 1 where nobody knows. */
  @Override
  public double cps() {
    return cps(1);
  }

  /** Cycles per second, or {@code otherwise} where nobody knows. */
  public double cps(double otherwise) {
    return Double.isNaN(cps) ? otherwise : cps;
  }

  public Query withSpan(Span other) {
    return other == span ? this : new Query(other, cps, budget, live, seed, inputs);
  }

  public Query withSpan(Rational begin, Rational end) {
    return new Query(new Span(begin, end), cps, budget, live, seed, inputs);
  }

  public Query withSeed(Rational other) {
    return new Query(span, cps, budget, live, other, inputs);
  }

  public Rational begin() {
    return span.begin();
  }

  public Rational end() {
    return span.end();
  }
}
