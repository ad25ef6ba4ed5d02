// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.zadenza.music.Pitch;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** More verbs that calculate with values: between events, and with lists of them. */
interface CurveVerbs extends Verbs {

  /** A continuous line from each number to the next. */
  default Pattern smooth() {
    Pattern inner = self();
    return (query, sink) -> {
      query.budget().spend();
      Rational now = query.begin();
      inner.query(
          query.withSpan(now, now),
          e -> {
            double value = Pitch.numeral(e.value());
            if (e.whole() != null) value += rise(inner, query, e.whole(), value, now);
            sink.accept(new Event(null, query.span(), value, e.sources()));
          });
    };
  }

  private static double rise(Pattern inner, Query query, Span whole, double value, Rational now) {
    List<Event> next = new ArrayList<>();
    inner.query(query.withSpan(whole.end(), whole.end()), next::add);
    if (next.isEmpty()) return 0;
    double way = now.minus(whole.begin()).dividedBy(whole.width()).toDouble();
    return (Pitch.numeral(next.get(0).value()) - value) * way;
  }

  /** Numbers rounded to the nearest {@code n}th. */
  default Pattern quantise(Object n) {
    return Patternable.joinTime(
        n,
        parts -> {
          double per = parts.toDouble();
          return self().withValue(v -> Math.rint(Pitch.numeral(v) * per) / per);
        });
  }

  default Pattern log2() {
    return self().withValue(v -> Math.log(Pitch.numeral(v)) / Math.log(2));
  }

  /** Smooth chance along the numbers of this pattern instead of along time. */
  default Pattern perlinWith() {
    return self()
        .withValue(
            v -> {
              double at = Pitch.numeral(v);
              double x = at - Math.floor(at);
              double curve = 6 * Math.pow(x, 5) - 15 * Math.pow(x, 4) + 10 * Math.pow(x, 3);
              double from = Randomness.rand(Math.floor(at));
              return from + curve * (Randomness.rand(Math.floor(at) + 1) - from);
            });
  }

  /** Events that sound together become one event with a list of their values. */
  default Pattern collect() {
    return Together.of(
        self(),
        (_, notes, sink) -> {
          List<Object> values = notes.stream().map(Event::value).toList();
          Sources sources = Sources.NONE;
          for (Event note : notes) sources = note.sources().and(sources);
          sink.accept(new Event(notes.get(0).whole(), notes.get(0).part(), values, sources));
        });
  }

  /** Every value of a list becomes an event of its own at the same time. */
  default Pattern uncollect() {
    return Together.each(self(), v -> v instanceof List<?> list ? List.copyOf(list) : List.of(v));
  }

  /** {@code f} gets the values of each chord; a list it answers is played one after the other. */
  default Pattern arpWith(Function<List<Object>, Object> f) {
    return Joins.squeeze(
        self()
            .collect()
            .withValue(
                values -> {
                  List<Object> chord = new ArrayList<>((List<?>) values);
                  return inTurn(f.apply(chord));
                }));
  }

  private static Pattern inTurn(Object answer) {
    if (!(answer instanceof List<?> list)) return Pattern.pure(answer);
    return Pattern.fastcat(list.stream().map(v -> Pattern.pure((Object) v)).toList());
  }

  /** The members of a list set the controls of these names. */
  default Pattern as(List<String> names) {
    List<String> known = names.stream().map(n -> Control.named(n).name()).toList();
    return self()
        .withValue(
            v -> {
              List<?> members = v instanceof List<?> list ? list : List.of(v);
              Controls out = Controls.EMPTY;
              for (int i = 0; i < Math.min(known.size(), members.size()); i++) {
                out = out.with(known.get(i), members.get(i));
              }
              return out;
            });
  }
}
