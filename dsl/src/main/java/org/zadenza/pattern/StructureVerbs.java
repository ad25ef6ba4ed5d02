// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Verbs that give a pattern another rhythm, or let only some of it through. */
interface StructureVerbs extends Verbs {

  /** Takes the rhythm of {@code rhythm} where it is true, and the values from here. */
  default Pattern struct(Object rhythm) {
    Pattern beats = Pattern.of(rhythm).filterValues(Truth::of);
    return Joins.right(self(), beats, (mine, _) -> mine);
  }

  /** Lets through only what happens while {@code gate} is true. */
  default Pattern mask(Object gate) {
    Pattern open = Pattern.of(gate).filterValues(Truth::of);
    return Joins.left(self(), open, (mine, _) -> mine);
  }

  /** {@code pulses} spread as evenly as can be over {@code steps} (Toussaint 2005). */
  default Pattern euclid(Object pulses, Object steps) {
    return euclidRot(pulses, steps, 0);
  }

  /** {@link #euclid} with the rhythm rotated to the right by {@code rotation} steps. */
  default Pattern euclidRot(Object pulses, Object steps, Object rotation) {
    return euclidean(pulses, steps, rotation, this::onEuclid);
  }

  /** The rests of {@link #euclid}. */
  default Pattern euclidInv(Object pulses, Object steps) {
    return euclidean(pulses, steps, 0, rhythm -> onEuclid(Euclid.inverted(rhythm)));
  }

  private static Pattern euclidean(
      Object pulses, Object steps, Object rotation, Function<List<Boolean>, Pattern> body) {
    return Patternable.joinTimes(
        pulses,
        steps,
        (k, n) ->
            Patternable.joinTime(
                rotation, r -> body.apply(Euclid.rhythm(k.floor(), n.floor(), r.floor()))));
  }

  private Pattern onEuclid(List<Boolean> rhythm) {
    if (rhythm.isEmpty()) return Pattern.silence();
    List<Pattern> steps =
        rhythm.stream().map(hit -> hit ? Pattern.pure(true) : Pattern.silence()).toList();
    return Joins.right(self(), Pattern.fastcat(steps), (mine, _) -> mine);
  }

  /** {@link #euclid} with every pulse held until the next. */
  default Pattern euclidLegato(Object pulses, Object steps) {
    return euclidLegatoRot(pulses, steps, 0);
  }

  /** {@link #euclidRot} with every pulse held until the next. */
  default Pattern euclidLegatoRot(Object pulses, Object steps, Object rotation) {
    return euclidean(pulses, steps, rotation, this::onHeld);
  }

  private Pattern onHeld(List<Boolean> rhythm) {
    int first = rhythm.indexOf(true);
    if (first < 0) return Pattern.silence();
    List<Rational> lengths = new ArrayList<>();
    for (int at = first; at < rhythm.size() + first; ) {
      int next = at + 1;
      while (next < rhythm.size() + first && !rhythm.get(next % rhythm.size())) next++;
      lengths.add(Rational.of(next - at));
      at = next;
    }
    List<Pattern> hits = lengths.stream().map(_ -> Pattern.pure(true)).toList();
    Pattern beats = Pattern.timecat(lengths, hits).lateBy(Rational.of(first, rhythm.size()));
    return Joins.right(self(), beats, (mine, _) -> mine);
  }

  /** A list {@code k:n:r} says pulses, steps and rotation. */
  default Pattern bjork(Object rhythm) {
    return Patternable.join(
        rhythm,
        v -> {
          List<?> list = v instanceof List<?> l ? l : List.of(v);
          Object steps = list.size() > 1 ? list.get(1) : list.get(0);
          return euclidRot(list.get(0), steps, list.size() > 2 ? list.get(2) : 0);
        });
  }

  /** A Euclidean rhythm drawn towards even spacing by {@code groove}, 0 to 1. */
  default Pattern euclidish(Object pulses, Object steps, Object groove) {
    return Patternable.joinTimes(
        pulses,
        steps,
        (k, n) ->
            Patternable.joinTime(
                groove,
                by ->
                    Joins.right(
                        self(),
                        Euclid.towardsEven(Euclid.rhythm(k.floor(), n.floor(), 0), by),
                        (mine, _) -> mine)));
  }

  /** One pattern on the pulses of a Euclidean rhythm, {@code other} on its rests. */
  default Pattern euclidFull(Object pulses, Object steps, Object other) {
    return Pattern.stack(
        List.of(euclid(pulses, steps), Pattern.of(other).euclidInv(pulses, steps)));
  }

  /** A Euclidean rhythm, moved earlier with its content by {@code offset} steps (Tidal's way). */
  default Pattern euclidOff(Object pulses, Object steps, Object offset) {
    return Patternable.joinTimes(
        pulses,
        steps,
        (k, n) ->
            Patternable.joinTime(
                offset,
                o ->
                    n.signum() == 0
                        ? Pattern.silence()
                        : euclid(k, n).lateBy(o.dividedBy(n).negate())));
  }

  /** A Euclidean rhythm of Euclidean rhythms: 2 5 9 is 2 pulses on 5 pulses on 9 steps. */
  default Pattern distrib(List<Integer> counts) {
    return onEuclid(Euclid.distributed(counts));
  }

  /**
   * True and false as a Euclidean rhythm says, upside down where this pattern is false, and then
   * earlier by {@code offset} steps.
   */
  default Pattern euclidOffBool(Object pulses, Object steps, Object offset) {
    return Patternable.joinTimes(
        pulses,
        steps,
        (k, n) -> {
          List<Boolean> rhythm = Euclid.rhythm(k.floor(), n.floor(), 0);
          if (rhythm.isEmpty()) return Pattern.silence();
          Pattern hits = Pattern.fastcat(rhythm.stream().map(Pattern::pure).toList());
          Pattern turned = Joins.left(hits, self(), (hit, on) -> Truth.of(on) == (Boolean) hit);
          return Patternable.joinTime(offset, o -> turned.lateBy(o.dividedBy(n).negate()));
        });
  }

  /** Plays on beat {@code t} of {@code steps}. */
  default Pattern beat(Object t, Object steps) {
    return Patternable.joinTimes(
        t,
        steps,
        (beat, n) -> {
          Rational begin = beat.mod(n).dividedBy(n);
          Rational end = begin.plus(n.inverse());
          return Joins.inner(self().withValue(v -> Pattern.pure(v).compress(begin, end)));
        });
  }

  /** Rhythm and values from here, wherever {@code rhythm} says anything at all. */
  default Pattern structAll(Object rhythm) {
    return Joins.right(self(), Pattern.of(rhythm), (mine, _) -> mine);
  }

  /** Lets through what happens while {@code gate} says anything at all. */
  default Pattern maskAll(Object gate) {
    return Joins.left(self(), Pattern.of(gate), (mine, _) -> mine);
  }

  /** Starts the pattern's cycle again at every true onset. */
  default Pattern reset(Object onsets) {
    return op(Op.KEEPIF, Alignment.RESET, onsets);
  }

  /** Starts the pattern from cycle 0 at every true onset. */
  default Pattern restart(Object onsets) {
    return op(Op.KEEPIF, Alignment.RESTART, onsets);
  }

  private Pattern op(Op op, Alignment alignment, Object other) {
    return self().op(op, alignment, other);
  }

  /** Lets only the part of each cycle before {@code part} sound. */
  default Pattern trunc(Object part) {
    return Patternable.joinTime(
        part,
        t -> {
          Pattern inner = self();
          return Pattern.perCycle(
              (query, sink) -> {
                Rational cycle = query.begin().cycleStart();
                Span window = new Span(cycle, cycle.plus(t.max(Rational.ZERO)));
                Span asked = query.span().intersection(window);
                if (asked == null) return;
                inner.query(
                    query.withSpan(asked),
                    e -> {
                      Span whole = e.whole() == null ? null : e.whole().intersection(window);
                      if (e.whole() == null || whole != null) {
                        sink.accept(new Event(whole, e.part(), e.value(), e.sources()));
                      }
                    });
              });
        });
  }

  /** Asks {@code n} times a cycle: makes discrete events of something continuous. */
  default Pattern segment(Object n) {
    return Patternable.joinTime(
        n, rate -> Joins.right(self(), Pattern.pure(true).fast(rate), (mine, _) -> mine));
  }

  /** Plays only the first {@code part} of each cycle, over and over. */
  default Pattern linger(Object part) {
    return Patternable.joinTime(
        part,
        t -> {
          if (t.signum() == 0) return Pattern.silence();
          Pattern inner = self();
          Pattern piece =
              t.signum() > 0
                  ? inner.zoom(Rational.ZERO, t).slow(t)
                  : inner.zoom(t.plus(Rational.ONE), Rational.ONE).slow(t.negate());
          return piece;
        });
  }
}
