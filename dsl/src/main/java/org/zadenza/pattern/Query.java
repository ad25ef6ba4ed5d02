// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A question to a pattern: which events touch this span?
 *
 * @param span the span asked for, in cycles
 * @param cps cycles per second while it is asked, for the few verbs that fit samples to the tempo
 * @param budget what the answer may cost
 */
public record Query(Span span, double cps, Budget budget) {
  public static Query of(Span span) {
    return new Query(span, 1, Budget.standard());
  }

  public Query withSpan(Span other) {
    return other == span ? this : new Query(other, cps, budget);
  }

  public Query withSpan(Rational begin, Rational end) {
    return new Query(new Span(begin, end), cps, budget);
  }

  public Rational begin() {
    return span.begin();
  }

  public Rational end() {
    return span.end();
  }
}
