// SPDX-License-Identifier: Apache-2.0
package org.zadenza.time;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of cycles from {@code begin} up to but not including {@code end}.
 *
 * <p>A span of no width is a point: it holds its begin, and it meets a longer span whose inside or
 * begin it is (but not one whose end it is).
 *
 * @param begin first point, in cycles
 * @param end first point after it, in cycles
 */
public record Span(Rational begin, Rational end) {
  public Span {
    if (end.isBefore(begin)) {
      throw new IllegalArgumentException(
          "span ends before it begins: begin=" + begin + ", end=" + end);
    }
  }

  public static Span of(long begin, long end) {
    return new Span(Rational.of(begin), Rational.of(end));
  }

  /** The whole cycle in which {@code t} lies. */
  public static Span cycleOf(Rational t) {
    return new Span(t.cycleStart(), t.nextCycle());
  }

  public Rational width() {
    return end.minus(begin);
  }

  public boolean isPoint() {
    return begin.equals(end);
  }

  /**
   * What both spans share, or null where they share nothing. Two spans that only touch share
   * nothing, unless one of them is a point.
   */
  public @Nullable Span intersection(Span o) {
    Rational b = begin.max(o.begin);
    Rational e = end.min(o.end);
    int order = b.compareTo(e);
    if (order > 0) return null;
    if (order == 0) {
      if (b.equals(end) && begin.isBefore(end)) return null;
      if (b.equals(o.end) && o.begin.isBefore(o.end)) return null;
    }
    if (b == begin && e == end) return this;
    return new Span(b, e);
  }

  public Span shifted(Rational by) {
    return by.signum() == 0 ? this : new Span(begin.plus(by), end.plus(by));
  }

  /** Scaled from zero by a factor that is not negative. */
  public Span scaled(Rational factor) {
    return new Span(begin.times(factor), end.times(factor));
  }

  @Override
  public String toString() {
    return begin + " → " + end;
  }
}
