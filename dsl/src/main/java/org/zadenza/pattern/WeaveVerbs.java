// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Verbs of Tidal's that lay versions of a pattern side by side, and patterns into each other. */
interface WeaveVerbs extends Verbs {

  /** A version through each of the functions, side by side from left to right. */
  default Pattern juxEach(List<UnaryOperator<Pattern>> functions) {
    List<Pattern> out = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      Controls place = Controls.of("pan", (double) i / functions.size());
      out.add(functions.get(i).apply(self()).add(place));
    }
    return Pattern.stack(out);
  }

  /** {@link #juxEach}, each version cutting off its own last sound. */
  default Pattern juxcutEach(List<UnaryOperator<Pattern>> functions) {
    List<Pattern> out = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      Controls place = Controls.of("pan", (double) i / functions.size());
      out.add(functions.get(i).apply(self()).add(place).cut(1 - i));
    }
    return Pattern.stack(out);
  }

  /** A cycle through each of the functions, in turn. */
  default Pattern spreadf(List<UnaryOperator<Pattern>> functions) {
    return Pattern.slowcat(functions.stream().map(f -> f.apply(self())).toList());
  }

  /**
   * This pattern, stretched over {@code cycles}, through each of the functions, which begin in turn
   * at another place of it.
   */
  default Pattern weaveWith(Object cycles, List<UnaryOperator<Pattern>> functions) {
    Pattern base = self();
    return Patternable.joinTime(
        cycles,
        t -> {
          List<Pattern> out = new ArrayList<>();
          for (int i = 0; i < functions.size(); i++) {
            Rational place = Rational.of(i, functions.size());
            UnaryOperator<Pattern> f = functions.get(i);
            out.add(base.inside(t, p -> f.apply(p.fast(t)).slow(t)).lateBy(place));
          }
          return Pattern.stack(out).slow(t);
        });
  }

  /** Two patterns whose shape rises and falls against each other, in 16 cycles. */
  default Pattern interlace(Object other) {
    Pattern shape = Control.named("shape").pattern(Signals.sine().mul(0.9));
    return shape.weave(16, List.of(self(), Pattern.of(other)));
  }

  /** The pattern once for each length, so long, one after the other. */
  default Pattern spaceOut(List<Rational> lengths) {
    Rational total = lengths.stream().reduce(Rational.ZERO, Rational::plus);
    if (total.signum() <= 0) return Pattern.silence();
    List<Pattern> out = new ArrayList<>();
    Rational at = Rational.ZERO;
    for (Rational length : lengths) {
      Rational end = at.plus(length);
      out.add(self().compress(at.dividedBy(total), end.dividedBy(total)));
      at = end;
    }
    return Pattern.stack(out).slow(total);
  }

  /** A window of {@code size} cycles, as far into each cycle as {@code place} says, 0 to 1. */
  default Pattern index(Object size, Object place) {
    return Patternable.joinTimes(
        size,
        place,
        (width, at) -> {
          Rational begin = at.times(Rational.ONE.minus(width));
          return trimmed(self().zoom(begin, begin.plus(width)));
        });
  }

  /** What begins before its cycle begins with it, and what ends after its cycle ends with it. */
  private static Pattern trimmed(Pattern pattern) {
    return Pattern.perCycle(
        (query, sink) -> {
          Span cycle = Span.cycleOf(query.begin().cycleStart());
          pattern.query(
              query,
              e -> {
                Span whole = e.whole() == null ? null : e.whole().intersection(cycle);
                sink.accept(new Event(whole, e.part(), e.value(), e.sources()));
              });
        });
  }

  /** Values that {@code others} names become what it gives for them, other values go. */
  default Pattern swap(Map<?, ?> others) {
    return self().filterValues(others::containsKey).withValue(others::get);
  }

  /** What {@code filler} says in the gaps of each cycle, one event a gap. */
  default Pattern fill(Object filler) {
    Pattern inner = self();
    Pattern gaps =
        Pattern.perCycle(
            (query, sink) -> {
              Rational cycle = query.begin().cycleStart();
              List<Span> free = new ArrayList<>(List.of(Span.cycleOf(cycle)));
              inner.query(query.withSpan(Span.cycleOf(cycle)), e -> take(free, e.part()));
              for (Span gap : free) {
                Span part = gap.intersection(query.span());
                if (part != null) sink.accept(new Event(gap, part, true, Sources.NONE));
              }
            });
    return Pattern.of(filler).struct(gaps);
  }

  private static void take(List<Span> free, Span taken) {
    List<Span> rest = new ArrayList<>();
    for (Span gap : free) {
      if (gap.intersection(taken) == null) {
        rest.add(gap);
        continue;
      }
      if (gap.begin().isBefore(taken.begin())) rest.add(new Span(gap.begin(), taken.begin()));
      if (taken.end().isBefore(gap.end())) rest.add(new Span(taken.end(), gap.end()));
    }
    free.clear();
    free.addAll(rest);
  }

  /** The part of each cycle between two places, taken out, through {@code f}, and put back. */
  default Pattern withinZoom(Rational begin, Rational end, UnaryOperator<Pattern> f) {
    Pattern part = f.apply(self().zoom(begin, end)).compress(begin, end);
    return Pattern.stack(List.of(part, outsideOf(begin, end)));
  }

  /** Applies {@code f} to what begins in a part of the cycle, the end not included. */
  default Pattern withinArc(Rational begin, Rational end, UnaryOperator<Pattern> f) {
    Pattern part = f.apply(self()).filterEvents(e -> begins(e, begin, end));
    return Pattern.stack(List.of(part, outsideOf(begin, end)));
  }

  private Pattern outsideOf(Rational begin, Rational end) {
    return self().filterEvents(e -> !begins(e, begin, end));
  }

  private static boolean begins(Event e, Rational begin, Rational end) {
    Rational at = e.wholeOrPart().begin().cyclePosition();
    return begin.compareTo(at) <= 0 && at.isBefore(end);
  }
}
