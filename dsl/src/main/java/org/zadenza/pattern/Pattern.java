// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.Described;
import org.zadenza.names.WordCall;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A function from a span of time to the events that touch it, and everything a player does with
 * one.
 *
 * <p>{@code Notation.parse("bd*2 <sn cp>").every(3, Pattern::rev)}
 *
 * <p>Pure: the same query gives the same events, on any thread and however often it is asked.
 * Immutable. The verbs live in the interfaces this one extends, a family each. Arguments called
 * <em>patternable</em> are of type Object: a number, a text of mini-notation, or a pattern.
 */
@FunctionalInterface
public interface Pattern
    extends TimeVerbs,
        StructureVerbs,
        ChanceVerbs,
        FormVerbs,
        LayerVerbs,
        PickVerbs,
        StepVerbs,
        SampleVerbs,
        ValueVerbs,
        TonalVerbs,
        BranchVerbs,
        CopyVerbs,
        SpanVerbs,
        CurveVerbs,
        GrainVerbs,
        StepFormVerbs,
        WeaveVerbs,
        ControlVerbs,
        Described {

  /** Pushes every event that touches the query's span. */
  @Override
  void query(Query query, EventSink sink);

  @Override
  default String described() {
    return "a pattern";
  }

  /** How many steps a cycle has, where that is known: as many as were written in a sequence. */
  default @Nullable Rational steps() {
    return null;
  }

  /** The same pattern, said to have {@code steps} steps a cycle. */
  default Pattern withSteps(@Nullable Rational steps) {
    return steps == null ? this : new Stepped(this, steps);
  }

  /** Nothing, for ever. */
  static Pattern silence() {
    return Silence.SILENCE;
  }

  /** {@code value}, once a cycle. */
  static Pattern pure(Object value) {
    return new Pure(value, Sources.NONE);
  }

  /** What a patternable argument stands for: itself, parsed notation, or a constant. */
  static Pattern of(Object patternable) {
    return Patternable.pattern(patternable);
  }

  /** A continuous pattern: {@code value} of the moment at which it is asked. */
  static Pattern signal(Function<Rational, Object> value) {
    return (query, sink) -> {
      query.budget().spend();
      sink.accept(new Event(null, query.span(), value.apply(query.begin()), Sources.NONE));
    };
  }

  /** All of them at once. */
  static Pattern stack(List<Pattern> patterns) {
    return patterns.size() == 1 ? patterns.get(0) : new Stack(List.copyOf(patterns));
  }

  static Pattern stack(Object... patternables) {
    return stack(Patternable.patterns(patternables));
  }

  /** One after the other, a cycle each. */
  static Pattern slowcat(List<Pattern> patterns) {
    return switch (patterns.size()) {
      case 0 -> silence();
      case 1 -> patterns.get(0);
      default -> new Alternation(List.copyOf(patterns));
    };
  }

  static Pattern cat(Object... patternables) {
    return slowcat(Patternable.patterns(patternables));
  }

  /** One after the other, all in one cycle. */
  static Pattern fastcat(List<Pattern> patterns) {
    return Sequence.of(patterns);
  }

  static Pattern seq(Object... patternables) {
    return fastcat(Patternable.patterns(patternables));
  }

  /** One after the other in one cycle, each as long as its weight says. */
  static Pattern timecat(List<Rational> weights, List<Pattern> patterns) {
    return Sequence.of(weights, patterns);
  }

  /** One of them each cycle, by lot; the lots of different {@code seed}s are different. */
  static Pattern chooseByCycle(List<Pattern> patterns, int seed) {
    Rational offset = Randomness.SEED_STEP.times(seed);
    return byCycle(
        c -> {
          double lot = Randomness.rand(Rational.of(c).plus(offset));
          return patterns.get((int) (lot * patterns.size()));
        });
  }

  /** The events of a span, as a list sorted by time. */
  default List<Event> events(Span span) {
    return events(Query.of(span));
  }

  default List<Event> events(Query query) {
    List<Event> out = new ArrayList<>();
    query(query, out::add);
    out.sort(
        Comparator.comparing((Event e) -> e.part().begin())
            .thenComparing(e -> e.part().end())
            .thenComparing(e -> e.wholeOrPart().begin())
            .thenComparing(e -> e.wholeOrPart().end()));
    return out;
  }

  /** Every value changed by {@code f}. */
  default Pattern withValue(Function<Object, Object> f) {
    Function<Object, Object> watched = WordCall.watched(f);
    Pattern changed =
        (query, sink) -> query(query, e -> sink.accept(e.withValue(watched.apply(e.value()))));
    return changed.withSteps(steps());
  }

  /** Only the events that {@code keep} accepts. */
  default Pattern filterEvents(Predicate<Event> keep) {
    return (query, sink) ->
        query(
            query,
            e -> {
              if (keep.test(e)) sink.accept(e);
            });
  }

  default Pattern filterValues(Predicate<Object> keep) {
    Function<Object, Boolean> watched = WordCall.watched(keep::test);
    return filterEvents(e -> watched.apply(e.value()));
  }

  /** Every event also says that {@code more} made it. */
  default Pattern withSources(Sources more) {
    if (more == Sources.NONE) return this;
    Pattern marked =
        (query, sink) -> query(query, e -> sink.accept(e.withSources(e.sources().and(more))));
    return marked.withSteps(steps());
  }

  /**
   * The same answers, but asked cycle by cycle, as verbs want whose answer depends on the cycle.
   */
  static Pattern perCycle(Pattern pattern) {
    return (query, sink) -> {
      Span span = query.span();
      if (span.end().compareTo(span.begin().nextCycle()) <= 0) {
        query.budget().spend();
        pattern.query(query, sink);
        return;
      }
      Rational begin = span.begin();
      while (begin.isBefore(span.end())) {
        query.budget().spend();
        Rational end = begin.nextCycle().min(span.end());
        pattern.query(query.withSpan(begin, end), sink);
        begin = end;
      }
    };
  }

  /** Picks a pattern for each cycle. */
  static Pattern byCycle(Function<Long, Pattern> choice) {
    return perCycle((query, sink) -> choice.apply(query.begin().floor()).query(query, sink));
  }
}
