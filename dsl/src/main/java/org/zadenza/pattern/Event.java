// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A value placed in time.
 *
 * @param whole where the event lives, or null for a slice of something continuous
 * @param part what a query caught of it; lies within the whole
 * @param value a {@link Double}, {@link String}, {@link Boolean}, {@link java.util.List} of values,
 *     a note of a scale, or {@link Controls}; within the algebra also a pattern or a function
 * @param sources the places in the text that made it
 */
public record Event(@Nullable Span whole, Span part, Object value, Sources sources) {

  /** True if the query caught the beginning: only such an event starts a sound. */
  public boolean hasOnset() {
    return whole != null && whole.begin().equals(part.begin());
  }

  /** The whole, or the part of a continuous event. */
  public Span wholeOrPart() {
    return whole == null ? part : whole;
  }

  public Event withValue(Object newValue) {
    return new Event(whole, part, newValue, sources);
  }

  public Event withSources(Sources newSources) {
    return newSources == sources ? this : new Event(whole, part, value, newSources);
  }

  /** The same event with its whole and part moved by a map of spans. */
  public Event withSpans(UnaryOperator<Span> move) {
    Span newPart = move.apply(part);
    Span newWhole = whole == null ? null : whole == part ? newPart : move.apply(whole);
    return new Event(newWhole, newPart, value, sources);
  }

  public Rational begin() {
    return part.begin();
  }
}
