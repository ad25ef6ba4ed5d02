// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Randomness;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * What transitions are made of. Whatever changes over time is read at an event's own onset, or in
 * steps of fixed cycles, never where a query happens to begin: however a span is cut, its onsets
 * are the same.
 */
final class Passages {
  private static final int ECHOES = 8;
  private static final double LEAST_ECHO = 0.2;

  /** How often a cycle the echoes of {@link #tightened} move closer. */
  private static final int STEPS = 4;

  private Passages() {}

  /** One pattern up to a cycle, another from there on. */
  static Pattern split(Pattern before, Rational at, Pattern after) {
    return (query, sink) -> {
      if (at.compareTo(query.begin()) <= 0) {
        after.query(query, sink);
      } else if (query.end().compareTo(at) <= 0) {
        before.query(query, sink);
      } else {
        before.query(query.withSpan(query.begin(), at), sink);
        after.query(query.withSpan(at, query.end()), sink);
      }
    };
  }

  /** Every gain times the factor of the moment. */
  static Pattern louder(Pattern pattern, ToDoubleFunction<Rational> factor) {
    return (query, sink) ->
        pattern.query(
            query, e -> sink.accept(scaled(e, factor.applyAsDouble(e.wholeOrPart().begin()))));
  }

  private static Event scaled(Event e, double factor) {
    if (!(e.value() instanceof Controls controls)) return e;
    return e.withValue(controls.with("gain", controls.number("gain", 1) * factor));
  }

  /** Each event is kept with the chance of the moment: those of a low lot first. */
  static Pattern kept(Pattern pattern, ToDoubleFunction<Rational> chance) {
    return drawn(pattern, (lot, at) -> lot < chance.applyAsDouble(at));
  }

  /** Each event is dropped with the chance of the moment, just where {@link #kept} would keep. */
  static Pattern dropped(Pattern pattern, ToDoubleFunction<Rational> chance) {
    return drawn(pattern, (lot, at) -> lot >= chance.applyAsDouble(at));
  }

  private interface Lottery {
    boolean wins(double lot, Rational at);
  }

  private static Pattern drawn(Pattern pattern, Lottery lottery) {
    return (query, sink) ->
        pattern.query(
            query,
            e -> {
              Rational at = e.wholeOrPart().begin();
              double lot = Randomness.rand(at.plus(query.seed()));
              if (lottery.wins(lot, at)) sink.accept(e);
            });
  }

  /**
   * Eight echoes, first a cycle apart and then ever closer, until they meet after {@code cycles}.
   */
  static Pattern tightened(Pattern pattern, Rational begin, Rational cycles) {
    long steps = cycles.times(STEPS).ceil();
    return (query, sink) -> {
      Rational from = query.begin();
      while (true) {
        query.budget().spend();
        long step = from.minus(begin).times(STEPS).floor();
        Rational to = begin.plus(Rational.of(step + 1, STEPS)).min(query.end());
        long left = Math.clamp(steps - step, 0, steps);
        echoes(pattern, Rational.of(left, steps)).query(query.withSpan(from, to), sink);
        if (!to.isBefore(query.end())) return;
        from = to;
      }
    };
  }

  private static Pattern echoes(Pattern pattern, Rational apart) {
    List<Pattern> copies = new ArrayList<>(ECHOES);
    for (int i = 0; i < ECHOES; i++) {
      double gain = LEAST_ECHO + (1 - LEAST_ECHO) * (ECHOES - i) / ECHOES;
      copies.add(louder(pattern.lateBy(apart.times(i)), at -> gain));
    }
    return Pattern.stack(copies);
  }

  /** The events of {@code next}, whose numbers glide there from those that {@code old} has then. */
  static Pattern glided(Pattern old, Pattern next, ToDoubleFunction<Rational> place) {
    return (query, sink) ->
        next.query(
            query,
            e -> {
              Rational at = e.wholeOrPart().begin();
              sink.accept(glided(e, controlsAt(old, at, query), place.applyAsDouble(at)));
            });
  }

  private static Controls controlsAt(Pattern pattern, Rational at, Query query) {
    List<Controls> found = new ArrayList<>(1);
    pattern.query(
        query.withSpan(new Span(at, at)),
        e -> {
          if (found.isEmpty() && e.value() instanceof Controls controls) found.add(controls);
        });
    return found.isEmpty() ? Controls.EMPTY : found.getFirst();
  }

  private static Event glided(Event e, Controls old, double place) {
    if (!(e.value() instanceof Controls next)) return e;
    return e.withValue(next.union(old, (to, from) -> between(from, to, place)));
  }

  private static Object between(Object from, Object to, double place) {
    if (!(from instanceof Number a) || !(to instanceof Number b)) return to;
    return a.doubleValue() * (1 - place) + b.doubleValue() * place;
  }
}
