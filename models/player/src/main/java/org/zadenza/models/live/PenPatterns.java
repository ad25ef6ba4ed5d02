// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.function.ToDoubleFunction;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** What the pen of a pattern of drawings does, as other patterns; a drawing fills its event. */
final class PenPatterns {
  private PenPatterns() {}

  /** The drawings, for a page to draw. */
  static Pattern drawn(String word, Pattern drawings) {
    return tried(
        (query, sink) ->
            drawings.query(
                query,
                event ->
                    sink.accept(
                        event.withValue(Controls.of(SketchPattern.CONTROL, figure(word, event))))));
  }

  /** A number of where the pen is, continuous; asked at the beginning of a span, as signals are. */
  static Pattern following(String word, Pattern drawings, ToDoubleFunction<Drawing.Point> number) {
    return tried(
        (query, sink) ->
            drawings.query(
                query,
                event -> {
                  Figure figure = figure(word, event);
                  Span whole = event.wholeOrPart();
                  Rational since = event.begin().minus(whole.begin());
                  double time = whole.isPoint() ? 0 : since.dividedBy(whole.width()).toDouble();
                  double value = number.applyAsDouble(figure.at(time));
                  sink.accept(new Event(null, event.part(), value, event.sources()));
                }));
  }

  /** Each line that is drawn, as long as the pen is down. */
  static Pattern strokes(String word, Pattern drawings) {
    return tried(
        (query, sink) ->
            drawings.query(query, event -> strokes(query, event, figure(word, event), sink)));
  }

  private static void strokes(Query query, Event event, Figure figure, EventSink sink) {
    Span whole = event.wholeOrPart();
    for (int line = 0; line < figure.drawing().lines().size(); line++) {
      query.budget().spend();
      Rational begin = whole.begin().plus(whole.width().times(figure.begin(line)));
      Rational end = whole.begin().plus(whole.width().times(figure.end(line)));
      Span stroke = new Span(begin, end);
      Span part = stroke.intersection(event.part());
      if (part != null) sink.accept(new Event(stroke, part, 1.0, event.sources()));
    }
  }

  /** Asked once where it is written, so that what is no drawing is refused there. */
  private static Pattern tried(Pattern pattern) {
    pattern.events(Span.of(0, 1));
    return pattern;
  }

  /** The drawing of an event; what is none is refused. */
  static Figure figure(String word, Event event) {
    if (event.value() instanceof Figure figure) return figure;
    if (event.value() instanceof Controls controls
        && controls.get(SketchPattern.CONTROL) instanceof Figure figure) {
      return figure;
    }
    throw new WordError(
        "%s needs drawings, as in (%s (sketch :cat)), not %s"
            .formatted(word, word, Shown.of(event.value())));
  }
}
