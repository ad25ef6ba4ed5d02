// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zadenza.music.Pitch;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Verbs that decide which of several versions of a pattern is heard. */
interface BranchVerbs extends Verbs {

  /** This while {@code gate} is true, {@code other} while it is false. */
  default Pattern sew(Object gate, Object other) {
    Pattern open = Pattern.of(gate);
    return Pattern.stack(List.of(self().mask(open), Pattern.of(other).mask(open.invert())));
  }

  /** The rhythm of {@code gate}: values from here where it is true, else from {@code other}. */
  default Pattern stitch(Object gate, Object other) {
    Pattern beats = Pattern.of(gate);
    return Pattern.stack(List.of(self().struct(beats), Pattern.of(other).struct(beats.invert())));
  }

  /** Through {@code f} while {@code gate} is true; both versions go on meanwhile. */
  default Pattern during(Object gate, UnaryOperator<Pattern> f) {
    return f.apply(self()).sew(gate, self());
  }

  /** Through {@code f} where the onset of an event passes {@code test}. */
  default Pattern whenOnset(Predicate<Rational> test, UnaryOperator<Pattern> f) {
    Predicate<Event> passes = e -> test.test(e.wholeOrPart().begin());
    return Pattern.stack(
        List.of(f.apply(self()).filterEvents(passes), self().filterEvents(passes.negate())));
  }

  /** Only the events whose onset passes {@code test}. */
  default Pattern filterWhen(Predicate<Rational> test) {
    return self().filterEvents(e -> test.test(e.wholeOrPart().begin()));
  }

  /** Through {@code f} in cycle {@code offset} of every {@code n}. */
  default Pattern everyFrom(Object n, Object offset, UnaryOperator<Pattern> f) {
    return Patternable.joinTimes(
        n,
        offset,
        (times, from) -> {
          long count = times.floor();
          if (count <= 0) return self();
          Pattern plain = self();
          Pattern changed = f.apply(plain);
          long at = from.floor();
          return Pattern.byCycle(c -> Math.floorMod(c, count) == at ? changed : plain);
        });
  }

  /** {@link FormVerbs#every} for each of several numbers, one after the other. */
  default Pattern foldEvery(List<?> numbers, UnaryOperator<Pattern> f) {
    Pattern out = self();
    for (Object n : numbers.reversed()) out = out.every(n, f);
    return out;
  }

  /** Through {@code f} in the cycles that pass {@code test}, through {@code g} in the others. */
  default Pattern ifCycle(LongPredicate test, UnaryOperator<Pattern> f, UnaryOperator<Pattern> g) {
    Pattern yes = f.apply(self());
    Pattern no = g.apply(self());
    return Pattern.byCycle(c -> test.test(c) ? yes : no);
  }

  /** Through the function that {@code index} picks from a list; its ends hold, or it goes round. */
  default Pattern pickF(Object index, boolean wrap, List<UnaryOperator<Pattern>> functions) {
    if (functions.isEmpty()) return self();
    List<Pattern> versions = functions.stream().map(f -> f.apply(self())).toList();
    long n = versions.size();
    return Patternable.join(
        index,
        v -> {
          long i = Math.round(Pitch.numeral(v));
          return versions.get((int) (wrap ? Math.floorMod(i, n) : Math.clamp(i, 0, n - 1)));
        });
  }

  /** Through the function that {@code place}, 0 to 1, chooses from a list. */
  default Pattern selectF(Object place, List<UnaryOperator<Pattern>> functions) {
    List<Pattern> versions = functions.stream().map(f -> f.apply(self())).toList();
    return Chance.chooseIn(Pattern.of(place).withValue(Pitch::numeral), versions);
  }

  /**
   * Through {@code f} where all these controls lie within their bounds, both included, through
   * {@code g} elsewhere.
   */
  default Pattern contrastRange(
      UnaryOperator<Pattern> f, UnaryOperator<Pattern> g, Map<String, double[]> bounds) {
    Predicate<Event> matches = e -> within(e.value(), bounds);
    return Pattern.stack(
        List.of(
            f.apply(self().filterEvents(matches)), g.apply(self().filterEvents(matches.negate()))));
  }

  private static boolean within(Object value, Map<String, double[]> bounds) {
    if (!(value instanceof Controls controls)) return false;
    return bounds.entrySet().stream()
        .allMatch(
            b -> {
              double number = controls.number(b.getKey(), Double.NaN);
              return number >= b.getValue()[0] && number <= b.getValue()[1];
            });
  }

  /** Silent while {@code on} is true. */
  default Pattern bypass(Object on) {
    return Patternable.join(on, v -> Truth.of(v) ? Pattern.silence() : self());
  }

  /** Heard only from cycle {@code from} up to cycle {@code to}. */
  default Pattern playFor(Object from, Object to) {
    return Patternable.joinTimes(
        from,
        to,
        (begin, end) -> {
          if (!begin.isBefore(end)) return Pattern.silence();
          Span window = new Span(begin, end);
          Pattern inner = self();
          return (query, sink) -> {
            Span asked = query.span().intersection(window);
            if (asked != null) inner.query(query.withSpan(asked), sink);
          };
        });
  }

  /** Loses its events by lot, more and more, in {@code cycles} cycles from {@code from} on. */
  default Pattern fadeOut(Object cycles, Object from) {
    return faded(cycles, from, true);
  }

  /** Gets its events back by lot, more and more, in {@code cycles} cycles from {@code from} on. */
  default Pattern fadeIn(Object cycles, Object from) {
    return faded(cycles, from, false);
  }

  private Pattern faded(Object cycles, Object from, boolean out) {
    return Patternable.joinTimes(
        cycles,
        from,
        (length, begin) -> {
          Pattern inner = self();
          return (query, sink) ->
              inner.query(
                  query,
                  e -> {
                    Rational onset = e.wholeOrPart().begin();
                    double gone = progress(onset.minus(begin), length);
                    double lost = out ? gone : 1 - gone;
                    double lot = Randomness.rand(onset.plus(query.seed()));
                    if (lost <= 0 || (lost < 1 && lot >= lost)) sink.accept(e);
                  });
        });
  }

  private static double progress(Rational passed, Rational length) {
    if (length.signum() <= 0) return passed.signum() < 0 ? 0 : 1;
    return Math.clamp(passed.dividedBy(length).toDouble(), 0, 1);
  }
}
