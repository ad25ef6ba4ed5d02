// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Verbs that move a pattern in time: faster, later, backwards, a part of it. */
interface TimeVerbs extends Verbs {
  /** More starts than this nobody hears apart. */
  long MOST_STARTS = 4096;

  /** Plays {@code factor} times as fast; 0 is silence, a negative factor plays backwards. */
  default Pattern fast(Object factor) {
    return Patternable.joinTime(factor, this::fastBy);
  }

  /** Plays {@code factor} times as slowly; 0 is silence. */
  default Pattern slow(Object factor) {
    return Patternable.joinTime(
        factor, f -> f.signum() == 0 ? Pattern.silence() : fastBy(f.inverse()));
  }

  /** {@link #fast} by a constant. */
  default Pattern fastBy(Rational factor) {
    if (factor.signum() == 0) return Pattern.silence();
    if (factor.signum() < 0) return fastBy(factor.negate()).rev();
    return Moved.faster(self(), factor);
  }

  /** Moves everything {@code cycles} earlier. */
  default Pattern early(Object cycles) {
    return Patternable.joinTime(cycles, by -> self().lateBy(by.negate()));
  }

  /** Moves everything {@code cycles} later. */
  default Pattern late(Object cycles) {
    return Patternable.joinTime(cycles, by -> self().lateBy(by));
  }

  /** {@link #late} by a constant. */
  default Pattern lateBy(Rational by) {
    return Moved.later(self(), by);
  }

  /** Plays every cycle backwards. */
  default Pattern rev() {
    Pattern inner = self();
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          Rational mirror = cycle.plus(cycle).plus(Rational.ONE);
          UnaryOperator<Span> reflect =
              s -> new Span(mirror.minus(s.end()), mirror.minus(s.begin()));
          Span span = reflect.apply(query.span());
          EventSink reflected = e -> sink.accept(e.withSpans(reflect));
          if (span.isPoint()) endingAt(inner, query, cycle, span, reflected);
          else inner.query(query.withSpan(span), reflected);
        });
  }

  /** What ends at a point of a cycle: that is what begins there when seen backwards. */
  private static void endingAt(
      Pattern inner, Query query, Rational cycle, Span point, EventSink sink) {
    inner.query(
        query.withSpan(cycle, point.end()),
        e -> {
          if (e.whole() != null && e.part().end().equals(point.end())) {
            sink.accept(new Event(e.whole(), point, e.value(), e.sources()));
          }
        });
    inner.query(
        query.withSpan(point),
        e -> {
          if (e.whole() == null) sink.accept(e);
        });
  }

  /** Every other cycle backwards. */
  default Pattern palindrome() {
    Pattern forward = self();
    Pattern backward = rev();
    return Pattern.byCycle(c -> Math.floorMod(c, 2L) == 0 ? forward : backward);
  }

  /** Plays faster within each cycle and leaves the rest of the cycle empty. */
  default Pattern fastGap(Object factor) {
    return Patternable.joinTime(factor, f -> fastGapBy(f));
  }

  private Pattern fastGapBy(Rational given) {
    if (given.signum() <= 0) return Pattern.silence();
    Rational factor = given.max(Rational.ONE);
    Rational share = factor.inverse();
    Pattern inner = self();
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          Rational from = query.begin().minus(cycle).times(factor);
          if (from.compareTo(Rational.ONE) >= 0) return;
          Rational to = query.end().minus(cycle).times(factor).min(Rational.ONE);
          Rational shift = cycle.minus(cycle.times(share));
          inner.query(
              query.withSpan(cycle.plus(from), cycle.plus(to)),
              e -> sink.accept(e.withSpans(s -> s.scaled(share).shifted(shift))));
        });
  }

  /** Squeezes each cycle into the part of the cycle from {@code begin} to {@code end}. */
  default Pattern compress(Object begin, Object end) {
    return Patternable.joinTimes(
        begin,
        end,
        (b, e) -> {
          boolean inside = b.signum() >= 0 && e.compareTo(Rational.ONE) <= 0 && b.compareTo(e) < 0;
          return inside ? fastGapBy(e.minus(b).inverse()).lateBy(b) : Pattern.silence();
        });
  }

  /** One cycle made to fill the span from {@code begin} to {@code end}, and so on around it. */
  default Pattern focus(Rational begin, Rational end) {
    return lateBy(begin.cycleStart().negate()).fastBy(end.minus(begin).inverse()).lateBy(begin);
  }

  /** Plays only the part of each cycle from {@code begin} to {@code end}, stretched to a cycle. */
  default Pattern zoom(Object begin, Object end) {
    return Patternable.joinTimes(
        begin,
        end,
        (b, e) -> {
          Rational width = e.minus(b);
          if (width.signum() <= 0) return Pattern.silence();
          Pattern inner = self();
          Rational factor = width.inverse();
          return Pattern.perCycle(
              (query, sink) -> {
                Rational cycle = query.begin().cycleStart();
                Rational shift = cycle.plus(b).minus(cycle.times(width));
                Span span = query.span().scaled(width).shifted(shift);
                Rational back = shift.negate();
                inner.query(
                    query.withSpan(span),
                    ev -> sink.accept(ev.withSpans(s -> s.shifted(back).scaled(factor))));
              });
        });
  }

  /** Repeats every event {@code factor} times in its own time. */
  default Pattern ply(Object factor) {
    return Patternable.joinTime(
        factor, f -> Joins.squeeze(self().withValue(v -> Pattern.pure(v).fast(f))));
  }

  /** Repeats events in their own time, each repeat changed once more by {@code f}. */
  default Pattern plyWith(Object factor, UnaryOperator<Pattern> f) {
    return plyForEach(
        factor,
        (p, i) -> {
          for (int k = 0; k < i; k++) p = f.apply(p);
          return p;
        });
  }

  /** Repeats events in their own time, the {@code i}th repeat changed by {@code f} with i. */
  default Pattern plyForEach(Object factor, BiFunction<Pattern, Integer, Pattern> f) {
    return Patternable.joinTime(
        factor,
        times ->
            Joins.squeeze(
                self()
                    .withValue(
                        v -> {
                          List<Pattern> repeats = new ArrayList<>();
                          for (int i = 0; i < Math.min(times.floor(), MOST_STARTS); i++) {
                            Pattern one = Pattern.pure(v);
                            repeats.add(i == 0 ? one : f.apply(one, i));
                          }
                          return Pattern.slowcat(repeats).fastBy(times);
                        })));
  }

  /** Starts at {@code offset} and comes back to it after {@code cycles}. */
  default Pattern ribbon(Object offset, Object cycles) {
    return Patternable.joinTimes(
        offset,
        cycles,
        (o, c) -> {
          Pattern inner = lateBy(o.negate());
          return Joins.restart(Pattern.pure(inner).slow(c));
        });
  }

  /** Squeezes every event into the part of itself from {@code r} on. */
  default Pattern pressBy(Object r) {
    return Patternable.joinTime(
        r, from -> Joins.squeeze(self().withValue(v -> Pattern.pure(v).compress(from, 1))));
  }

  /** Moves every event to the second half of itself: off the beat. */
  default Pattern press() {
    return pressBy(Rational.HALF);
  }

  /** Makes every other cycle a breakbeat: squeezed, and a quarter late. */
  default Pattern brak() {
    Pattern straight = self();
    Pattern broken =
        Pattern.fastcat(List.of(straight, Pattern.silence())).lateBy(Rational.of(1, 4));
    return Pattern.byCycle(c -> Math.floorMod(c, 2L) == 0 ? straight : broken);
  }

  /** Delays the second half of every {@code n}th of a cycle by {@code x} of it. */
  default Pattern swingBy(Object x, Object n) {
    return Patternable.joinTimes(
        x,
        n,
        (amount, parts) ->
            self()
                .inside(
                    parts,
                    p ->
                        p.late(
                            Pattern.fastcat(
                                List.of(
                                    Pattern.pure(Rational.ZERO),
                                    Pattern.pure(amount.dividedBy(2)))))));
  }

  /** {@link #swingBy} a third. */
  default Pattern swing(Object n) {
    return swingBy(Rational.of(1, 3), n);
  }

  /** Plays cycle 0 for ever. */
  default Pattern loopFirst() {
    Pattern inner = self();
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          inner.query(
              query.withSpan(query.span().shifted(cycle.negate())),
              e -> sink.accept(e.withSpans(s -> s.shifted(cycle))));
        });
  }

  /** Plays every cycle {@code n} times before the next. */
  default Pattern repeatCycles(Object n) {
    return Patternable.joinTime(n, times -> repeatCyclesBy(times));
  }

  private Pattern repeatCyclesBy(Rational times) {
    if (times.signum() <= 0) return Pattern.silence();
    Pattern inner = self();
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          Rational delta = cycle.minus(cycle.dividedBy(times).cycleStart());
          inner.query(
              query.withSpan(query.span().shifted(delta.negate())),
              e -> sink.accept(e.withSpans(s -> s.shifted(delta))));
        });
  }

  /** Starts each cycle an {@code n}th later than the last, {@code n} cycles round. */
  default Pattern iter(Object n) {
    return iterBy(n, 1);
  }

  /** Like {@link #iter}, the other way round. */
  default Pattern iterBack(Object n) {
    return iterBy(n, -1);
  }

  private Pattern iterBy(Object n, int direction) {
    return Patternable.joinTime(
        n,
        times -> {
          long count = times.floor();
          if (count <= 0) return Pattern.silence();
          if (count > MOST_STARTS) throw new BudgetSpent(MOST_STARTS);
          List<Pattern> starts = new ArrayList<>();
          for (long i = 0; i < count; i++) {
            starts.add(lateBy(Rational.of(-direction * i, count)));
          }
          return Pattern.slowcat(starts);
        });
  }
}
