// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.Function;
import org.zadenza.music.Pitch;
import org.zadenza.names.WordCall;
import org.zadenza.time.Rational;

/** More verbs that cut samples up: with gaps, by lot, at another speed. */
interface GrainVerbs extends Verbs {

  /** {@link SampleVerbs#chop} with every second part left out. */
  default Pattern chopGaps(Object n) {
    return Patternable.joinTime(
        n,
        parts -> {
          Pattern heard =
              Pattern.slowcat(List.of(Pattern.pure(true), Pattern.silence())).fastBy(parts);
          return Joins.both(self().chop(parts), heard, (sound, _) -> sound);
        });
  }

  /** Plays of each sample one of {@code n} parts, by lot. */
  default Pattern randslice(Object n) {
    return Patternable.joinTime(
        n,
        parts -> {
          long count = Math.max(1, parts.floor());
          Pattern inner = self();
          return (query, sink) ->
              inner.query(
                  query,
                  e -> {
                    Rational onset = e.wholeOrPart().begin().plus(query.seed());
                    double which = Math.floor(Randomness.rand(onset) * count);
                    sink.accept(e.withValue(part(e.value(), count, which)));
                  });
        });
  }

  private static Controls part(Object value, long count, double which) {
    return SampleSlices.within(
        sound(value), SampleSlices.numbered((double) count, which).without(SampleSlices.COUNT));
  }

  /** {@link SampleVerbs#striate}, a cycle each at the slownesses of a list. */
  default Pattern smash(Object n, List<?> slownesses) {
    return atSpeeds(self().striate(n), slownesses);
  }

  /** {@link SampleVerbs#chop}, a cycle each at the slownesses of a list. */
  default Pattern smashChop(Object n, List<?> slownesses) {
    return atSpeeds(self().chop(n), slownesses);
  }

  private static Pattern atSpeeds(Pattern pattern, List<?> slownesses) {
    return Pattern.slowcat(slownesses.stream().map(by -> pattern.slow(by)).toList());
  }

  /** {@link FormVerbs#bite} with the samples sped up as the parts are. */
  default Pattern chew(Object n, Object order) {
    return Patternable.joinTime(
        n,
        parts -> {
          if (parts.signum() <= 0) return Pattern.silence();
          Pattern orders = Pattern.of(order);
          Function<Event, Object> bite = WordCall.watched(order, e -> bitten(parts, e));
          Pattern bites =
              (query, sink) ->
                  orders.query(
                      query,
                      e -> {
                        if (e.whole() != null) sink.accept(e.withValue(bite.apply(e)));
                      });
          return Joins.squeeze(bites);
        });
  }

  private Pattern bitten(Rational parts, Event order) {
    Rational share = parts.inverse();
    Rational begin = Patternable.rational(order.value()).dividedBy(parts).cyclePosition();
    double faster = share.dividedBy(order.wholeOrPart().width()).toDouble();
    return self()
        .zoom(begin, begin.plus(share))
        .withValue(
            v -> {
              Controls c = sound(v);
              return c.with("speed", c.number("speed", 1) * faster);
            });
  }

  /** Plays the samples from the places, 0 to 1, that {@code places} names, {@code place:speed}. */
  default Pattern scrub(Object places) {
    return Joins.outer(
        Pattern.of(places)
            .withValue(
                v -> {
                  List<?> list = v instanceof List<?> l ? l : List.of(v);
                  double begin = Pitch.numeral(list.get(0));
                  double speed = list.size() > 1 ? Pitch.numeral(list.get(1)) : 1;
                  return self().withValue(value -> scrubbed(sound(value), begin, speed));
                }));
  }

  private static Controls scrubbed(Controls sound, double begin, double speed) {
    return sound
        .with("begin", begin)
        .with("speed", sound.number("speed", 1) * speed)
        .with("clip", 1.0);
  }

  private static Controls sound(Object value) {
    return value instanceof Controls c ? c : Controls.of("s", value);
  }
}
