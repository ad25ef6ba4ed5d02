// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Verbs that change some cycles, or some part of a cycle, and leave the rest. */
interface FormVerbs extends Verbs {

  /** Applies {@code f} in every {@code n}th cycle, beginning with the first. */
  default Pattern every(Object n, UnaryOperator<Pattern> f) {
    return firstOf(n, f);
  }

  /** Applies {@code f} in the first of every {@code n} cycles. */
  default Pattern firstOf(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, times -> inCycle(times.floor(), 0, f));
  }

  /** Applies {@code f} in the last of every {@code n} cycles. */
  default Pattern lastOf(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, times -> inCycle(times.floor(), times.floor() - 1, f));
  }

  private Pattern inCycle(long n, long which, UnaryOperator<Pattern> f) {
    if (n <= 0) return self();
    Pattern plain = self();
    Pattern changed = f.apply(plain);
    return Pattern.byCycle(c -> Math.floorMod(c, n) == which ? changed : plain);
  }

  /** Applies {@code f} while {@code condition} is true. */
  default Pattern when(Object condition, UnaryOperator<Pattern> f) {
    Pattern plain = self();
    return Patternable.join(condition, v -> Truth.of(v) ? f.apply(plain) : plain);
  }

  /** Applies {@code f} to an {@code n}th of the pattern, the next one each cycle. */
  default Pattern chunk(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, parts -> inChunk(parts, f, 1, self().repeatCycles(parts)));
  }

  /** {@link #chunk} the other way round. */
  default Pattern chunkBack(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, parts -> inChunk(parts, f, -1, self().repeatCycles(parts)));
  }

  /** {@link #chunk} of a pattern that goes on meanwhile. */
  default Pattern fastChunk(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, parts -> inChunk(parts, f, 1, self()));
  }

  /** {@link #chunk} with {@code f} seeing only the part it is applied to. */
  default Pattern chunkInto(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, parts -> into(window(parts).iterBack(parts), f));
  }

  /** {@link #chunkInto} the other way round. */
  default Pattern chunkBackInto(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, parts -> into(window(parts).iter(parts).early(1), f));
  }

  private Pattern inChunk(Rational n, UnaryOperator<Pattern> f, int direction, Pattern pattern) {
    if (n.signum() <= 0) return self();
    Pattern place = direction > 0 ? window(n).iterBack(n) : window(n).iter(n);
    return pattern.when(place, f);
  }

  /** True in the first of {@code n} steps. */
  private static Pattern window(Rational n) {
    long steps = Math.min(n.floor(), TimeVerbs.MOST_STARTS);
    List<Pattern> out = new ArrayList<>();
    for (long i = 0; i < steps; i++) out.add(Pattern.pure(i == 0));
    return Pattern.fastcat(out);
  }

  /** Loops the part of the pattern under each event of {@code pieces}; where true, through f. */
  default Pattern into(Object pieces, UnaryOperator<Pattern> f) {
    Pattern whole = self();
    Pattern looped =
        (query, sink) ->
            Pattern.of(pieces)
                .query(
                    query,
                    e -> {
                      Span span = e.wholeOrPart();
                      Pattern piece =
                          Truth.of(e.value())
                              ? f.apply(whole.ribbon(span.begin(), span.width()))
                              : whole;
                      sink.accept(e.withValue(piece));
                    });
    return Joins.inner(looped);
  }

  /** Applies {@code f} to the events that begin in a part of the cycle, both ends included. */
  default Pattern within(Object begin, Object end, UnaryOperator<Pattern> f) {
    return Patternable.joinTimes(
        begin,
        end,
        (from, to) -> {
          Predicate<Event> inside =
              e -> {
                Rational at = e.wholeOrPart().begin().cyclePosition();
                return from.compareTo(at) <= 0 && at.compareTo(to) <= 0;
              };
          return Pattern.stack(
              List.of(f.apply(self().filterEvents(inside)), self().filterEvents(inside.negate())));
        });
  }

  /** Applies {@code f} in the last cycles of every {@code n}, from the {@code from}th on. */
  default Pattern whenmod(Object n, Object from, UnaryOperator<Pattern> f) {
    Pattern plain = self();
    return Patternable.joinTimes(
        n,
        from,
        (every, first) -> {
          if (every.signum() <= 0) return plain;
          Pattern changed = f.apply(plain);
          return Pattern.byCycle(
              c -> Rational.of(c).mod(every).compareTo(first) >= 0 ? changed : plain);
        });
  }

  /** Applies {@code f} to the events whose controls match, {@code g} to the others. */
  default Pattern contrast(
      UnaryOperator<Pattern> f, UnaryOperator<Pattern> g, Map<String, ?> conditions) {
    Predicate<Event> matches = e -> matches(e.value(), conditions);
    return Pattern.stack(
        List.of(
            f.apply(self().filterEvents(matches)), g.apply(self().filterEvents(matches.negate()))));
  }

  private static boolean matches(Object value, Map<String, ?> conditions) {
    if (!(value instanceof Controls controls)) return false;
    return conditions.entrySet().stream()
        .allMatch(c -> c.getValue().equals(controls.get(c.getKey())));
  }

  /** Plays the pattern, then once through {@code f}, then twice: {@code depth} cycles in turn. */
  default Pattern soak(Object depth, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(
        depth,
        d -> {
          List<Pattern> cycles = new ArrayList<>();
          Pattern p = self();
          for (long i = 0; i < Math.min(d.floor(), TimeVerbs.MOST_STARTS); i++) {
            cycles.add(p);
            p = f.apply(p);
          }
          return Pattern.slowcat(cycles);
        });
  }

  /** Cuts the cycle into {@code n} parts and plays those that {@code order} names, fitted in. */
  default Pattern bite(Object n, Object order) {
    return Patternable.joinTime(
        n,
        parts ->
            Joins.squeeze(
                Pattern.of(order)
                    .withValue(
                        v -> {
                          Rational begin = Patternable.rational(v).dividedBy(parts).cyclePosition();
                          return self().zoom(begin, begin.plus(parts.inverse()));
                        })));
  }

  /** Values move {@code n} places on; the rhythm stays. */
  default Pattern rot(Object n) {
    return Patternable.joinTime(n, by -> Rearranged.rotated(self(), by.floor()));
  }

  /** Applies {@code f} as if a cycle were {@code factor} times shorter. */
  default Pattern inside(Object factor, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(factor, n -> f.apply(self().slow(n)).fast(n));
  }

  /** Applies {@code f} as if a cycle were {@code factor} times longer. */
  default Pattern outside(Object factor, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(factor, n -> f.apply(self().fast(n)).slow(n));
  }
}
