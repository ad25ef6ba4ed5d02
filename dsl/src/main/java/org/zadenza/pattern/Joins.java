// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * The ways of applying one pattern to another, told apart by which side gives the structure
 * (wholes): {@code left}, {@code right}, {@code both} for values; {@code inner}, {@code outer},
 * {@code squeeze}, {@code reset}, {@code restart}, {@code poly} for patterns of patterns.
 */
public final class Joins {
  private Joins() {}

  /** Structure from {@code a}: each of its events meets what {@code b} says during its whole. */
  public static Pattern left(Pattern a, Pattern b, BinaryOperator<Object> f) {
    if (b instanceof Pure(Object value, Sources more)) {
      return (query, sink) ->
          a.query(
              query,
              e ->
                  sink.accept(
                      new Event(
                          e.whole(), e.part(), f.apply(e.value(), value), more.and(e.sources()))));
    }
    return (query, sink) ->
        a.query(
            query,
            ea -> {
              query.budget().spend();
              b.query(
                  query.withSpan(ea.wholeOrPart()),
                  eb -> {
                    Span part = ea.part().intersection(eb.part());
                    if (part == null) return;
                    sink.accept(
                        new Event(
                            ea.whole(),
                            part,
                            f.apply(ea.value(), eb.value()),
                            eb.sources().and(ea.sources())));
                  });
            });
  }

  /** Structure from {@code b}. */
  public static Pattern right(Pattern a, Pattern b, BinaryOperator<Object> f) {
    return left(b, a, (vb, va) -> f.apply(va, vb));
  }

  /** Structure from both: wholes are what the two wholes share. */
  public static Pattern both(Pattern a, Pattern b, BinaryOperator<Object> f) {
    return (query, sink) ->
        a.query(
            query,
            ea ->
                b.query(
                    query.withSpan(ea.part()),
                    eb -> {
                      Span part = ea.part().intersection(eb.part());
                      if (part == null) return;
                      query.budget().spend();
                      sink.accept(
                          new Event(
                              common(ea.whole(), eb.whole()),
                              part,
                              f.apply(ea.value(), eb.value()),
                              eb.sources().and(ea.sources())));
                    }));
  }

  private static @Nullable Span common(@Nullable Span a, @Nullable Span b) {
    return a == null || b == null ? null : a.intersection(b);
  }

  private static Pattern patternIn(Event e) {
    return (Pattern) e.value();
  }

  /** A pattern of patterns made flat; structure from the inner ones. */
  public static Pattern inner(Pattern patterns) {
    return flat(patterns, Event::part, (outer, e, sources) -> e.withSources(sources));
  }

  /** Structure from the outer pattern; values are what the inner ones say at its onsets. */
  public static Pattern outer(Pattern patterns) {
    return flat(
        patterns,
        Joins::onset,
        (outer, e, sources) -> new Event(outer.whole(), outer.part(), e.value(), sources));
  }

  private static Span onset(Event e) {
    Rational onset = e.wholeOrPart().begin();
    return new Span(onset, onset);
  }

  /** Structure from both: wholes are what the outer and the inner whole share. */
  public static Pattern bind(Pattern patterns) {
    return flat(
        patterns,
        Event::part,
        (outer, e, sources) ->
            new Event(common(outer.whole(), e.whole()), e.part(), e.value(), sources));
  }

  /** What an outer event and one of the pattern in it make together. */
  private interface Meeting {
    Event of(Event outer, Event inner, Sources sources);
  }

  /** Asks the pattern in every outer event what it says {@code when}. */
  private static Pattern flat(Pattern patterns, Function<Event, Span> when, Meeting meeting) {
    return (query, sink) ->
        patterns.query(
            query,
            outer -> {
              query.budget().spend();
              patternIn(outer)
                  .query(
                      query.withSpan(when.apply(outer)),
                      e -> sink.accept(meeting.of(outer, e, e.sources().and(outer.sources()))));
            });
  }

  /** Every outer event is filled by one cycle of its pattern. */
  public static Pattern squeeze(Pattern patterns) {
    return fitted(patterns, (inner, whole) -> inner.focus(whole.begin(), whole.end()));
  }

  /** Every outer event starts its pattern's cycle again. */
  public static Pattern reset(Pattern patterns) {
    return fitted(patterns, (inner, whole) -> inner.late(whole.begin().cyclePosition()));
  }

  /** Every outer event starts its pattern from cycle 0. */
  public static Pattern restart(Pattern patterns) {
    return fitted(patterns, (inner, whole) -> inner.late(whole.begin()));
  }

  private interface Fit {
    Pattern into(Pattern inner, Span whole);
  }

  private static Pattern fitted(Pattern patterns, Fit fit) {
    return (query, sink) ->
        patterns.query(
            query,
            outer -> {
              Span whole = outer.whole();
              if (whole == null) return;
              query.budget().spend();
              fit.into(patternIn(outer), whole)
                  .query(
                      query.withSpan(outer.part()),
                      e -> {
                        Span part = e.part().intersection(outer.part());
                        if (part == null) return;
                        Span shared = null;
                        if (e.whole() != null) {
                          shared = e.whole().intersection(whole);
                          if (shared == null) return;
                        }
                        sink.accept(
                            new Event(shared, part, e.value(), e.sources().and(outer.sources())));
                      });
            });
  }
}
