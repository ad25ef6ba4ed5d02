// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.zadenza.models.latent.Points;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/**
 * Places of drawings by what begins a cycle of a pattern: a word, each time somewhere else around
 * its middle; the number of a point of the prior; or a drawing, which is read. A cycle in which
 * nothing is said has the place of the prior that its lot gives it.
 *
 * @param daring how far from the middle of a word in each cycle, in standard deviations
 * @param lots the chance of each cycle
 */
record NamedPlaces(
    SketchModel model,
    Pattern pattern,
    LongFunction<Double> daring,
    Part lots,
    Map<Figure, float[]> read)
    implements Points {
  private static final int KEPT = 64;

  NamedPlaces(SketchModel model, Pattern pattern, LongFunction<Double> daring, Part lots) {
    this(model, pattern, daring, lots, new ConcurrentHashMap<>());
  }

  /**
   * Tried for a run of cycles at once, so that what does not fit is refused where it is written.
   */
  NamedPlaces tried() {
    for (long cycle = 0; cycle < Composer.RUN; cycle++) at(cycle);
    return this;
  }

  @Override
  public float[] at(long cycle) {
    Object said =
        pattern.events(Span.of(cycle, cycle + 1)).stream()
            .findFirst()
            .map(Event::value)
            .orElse(null);
    return switch (said) {
      case null -> model.prior(lots.salt(cycle, 0));
      case String word ->
          model.word(word).draw(daring.apply(cycle), new SplittableRandom(lots.salt(cycle, 0)));
      case Number number when number.doubleValue() == Math.rint(number.doubleValue()) ->
          model.prior(number.longValue());
      case Figure figure -> reading(figure);
      default ->
          throw new IllegalArgumentException(
              "what is drawn is a word such as :cat, a whole number, a drawing or a z, not "
                  + Shown.of(said));
    };
  }

  private float[] reading(Figure figure) {
    if (read.size() >= KEPT) read.clear();
    return read.computeIfAbsent(figure, drawing -> model.read(drawing.drawing()));
  }
}
