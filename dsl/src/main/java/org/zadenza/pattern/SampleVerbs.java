// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.time.Rational;

/** Verbs that cut samples up and fit them to the tempo. */
interface SampleVerbs extends Verbs {

  /** Cuts every sound into {@code n} parts, played one after the other in its time. */
  default Pattern chop(Object n) {
    return Patternable.joinTime(
        n,
        parts -> {
          List<Controls> slices = SampleSlices.of(parts.floor());
          return Joins.squeeze(
              self()
                  .withValue(
                      v ->
                          Pattern.fastcat(
                              slices.stream()
                                  .map(s -> Pattern.pure(SampleSlices.within(sound(v), s)))
                                  .toList())));
        });
  }

  /** Plays the pattern {@code n} times in its time: first all first parts, then all second ones. */
  default Pattern striate(Object n) {
    return Patternable.joinTime(
        n,
        parts -> {
          List<Pattern> slices = new ArrayList<>();
          for (Controls slice : SampleSlices.of(parts.floor())) slices.add(Pattern.pure(slice));
          return self().set(Pattern.slowcat(slices)).fastBy(parts);
        });
  }

  /** {@link #striate} with parts of length {@code part}, spread over the sample. */
  default Pattern striateBy(Object n, Object part) {
    return Patternable.joinTimes(
        n,
        part,
        (parts, length) -> {
          List<Pattern> rounds = new ArrayList<>();
          for (Controls slice : SampleSlices.spread(parts.floor(), length.toDouble())) {
            rounds.add(self().set(Pattern.pure(slice)));
          }
          return Pattern.fastcat(rounds);
        });
  }

  /** Plays the parts that {@code order} names, of a sample cut into {@code n}. */
  default Pattern slice(Object n, Object order) {
    Pattern sounds = self();
    Pattern count = Pattern.of(n);
    return Joins.inner(
        count.withValue(
            parts ->
                Joins.outer(
                    Pattern.of(order)
                        .withValue(
                            i ->
                                Joins.outer(
                                    sounds.withValue(
                                        v ->
                                            Pattern.pure(
                                                SampleSlices.numbered(parts, i)
                                                    .union(sound(v)))))))));
  }

  /** {@link #slice} with every part played at the speed that fills its event. */
  default Pattern splice(Object n, Object order) {
    Pattern sliced = slice(n, order);
    return (query, sink) ->
        sliced.query(
            query,
            e -> {
              Controls c = sound(e.value());
              double width = e.wholeOrPart().width().toDouble();
              double speed = query.cps() / c.number(SampleSlices.COUNT, 1) / width;
              sink.accept(
                  e.withValue(
                      Controls.of("speed", speed * c.number("speed", 1))
                          .with("unit", "c")
                          .union(c)));
            });
  }

  /** Plays every sample at the speed that fills its event. */
  default Pattern fit() {
    Pattern inner = self();
    return (query, sink) ->
        inner.query(
            query,
            e -> {
              Controls c = sound(e.value());
              double part = c.number("end", 1) - c.number("begin", 0);
              double width = e.wholeOrPart().width().toDouble();
              sink.accept(
                  e.withValue(c.with("speed", query.cps() / width * part).with("unit", "c")));
            });
  }

  /** Stretches samples to last {@code n} cycles at the tempo, or at half a cycle a second. */
  default Pattern loopAt(Object n) {
    Pattern half = loopAtCps(n, Rational.HALF);
    Pattern out =
        (query, sink) -> {
          double cps = query.cps(0.5);
          (cps == 0.5 ? half : loopAtCps(n, Rational.of(cps))).query(query, sink);
        };
    return out.withSteps(half.steps());
  }

  /** Stretches samples to last {@code n} cycles at {@code cps} cycles a second. */
  default Pattern loopAtCps(Object n, Object cps) {
    return Patternable.joinTimes(
        n,
        cps,
        (cycles, tempo) -> {
          if (cycles.signum() <= 0) return Pattern.silence();
          double speed = tempo.dividedBy(cycles).toDouble();
          Controls loop = Controls.of("speed", speed).with("unit", "c");
          return self().set(Pattern.pure(loop)).slow(cycles);
        });
  }

  private static Controls sound(Object value) {
    return value instanceof Controls c ? c : Controls.of("s", value);
  }
}
