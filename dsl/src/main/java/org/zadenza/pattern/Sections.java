// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Long forms: patterns with a beginning and an end, and a plan of which plays when. */
public final class Sections {
  private Sections() {}

  /**
   * A pattern heard for some cycles.
   *
   * @param from its first cycle
   * @param to the cycle it ends before
   */
  public record Section(Rational from, Rational to, Pattern pattern) {
    public Section {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(
            "a section ends before it begins: from=" + from + ", to=" + to);
      }
    }

    Pattern placed() {
      return pattern.lateBy(from.cycleStart()).playFor(from, to);
    }
  }

  /** Every section in its cycles; each begins with its own cycle 0. */
  public static Pattern sequence(List<Section> sections) {
    return Pattern.stack(sections.stream().map(Section::placed).toList());
  }

  /** {@link #sequence} from its first beginning to its last end, over and over. */
  public static Pattern loop(List<Section> sections) {
    if (sections.isEmpty()) return Pattern.silence();
    Rational begin = sections.stream().map(Section::from).reduce(Rational::min).orElseThrow();
    Rational end = sections.stream().map(Section::to).reduce(Rational::max).orElseThrow();
    if (!begin.isBefore(end)) return Pattern.silence();
    return sequence(sections).lateBy(begin.negate()).timeLoop(end.minus(begin));
  }

  /**
   * A plan of names, {@code cycles} cycles long: each name plays its pattern for the time it holds,
   * as if it had always played; {@code name:change} puts it through a function that sees that time
   * as one cycle.
   */
  public static Pattern ur(
      Rational cycles,
      Pattern plan,
      Map<?, Pattern> patterns,
      Map<?, UnaryOperator<Pattern>> changes) {
    if (cycles.signum() <= 0) return Pattern.silence();
    Pattern chosen =
        (query, sink) ->
            plan.query(
                query,
                e -> {
                  Span whole = e.whole();
                  if (whole == null) return;
                  List<?> names = e.value() instanceof List<?> list ? list : List.of(e.value());
                  Pattern p = patterns.get(names.get(0));
                  if (p == null) return;
                  p = p.fastBy(cycles);
                  for (Object name : names.subList(1, names.size())) {
                    UnaryOperator<Pattern> change = changes.get(name);
                    if (change != null) p = within(p, whole, change);
                  }
                  sink.accept(e.withValue(p));
                });
    return Joins.bind(chosen).fastBy(cycles.inverse());
  }

  private static Pattern within(Pattern p, Span span, UnaryOperator<Pattern> change) {
    return p.lateBy(span.begin().negate())
        .inside(span.width().inverse(), change)
        .lateBy(span.begin());
  }

  /** One list after the other, a cycle a member; null is a rest. */
  public static Pattern cycles(List<?> values) {
    List<Pattern> out = new ArrayList<>();
    for (Object value : values) {
      out.add(value == null ? Pattern.silence() : Pattern.pure(Patternable.value(value)));
    }
    return Pattern.slowcat(out);
  }
}
