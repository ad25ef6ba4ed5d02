// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.Points;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.DrawingText;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.models.sketch.play.SketchComposer;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** Words for drawings: having them drawn, following the pen, and reckoning with their places. */
final class SketchWords {
  private static final double USUAL_TEMPERATURE = 0.4;
  private static final double HOTTEST = 2;
  private static final long MOST_EVERY = 1024;
  private static final List<String> OPTIONS = List.of("seed", "temperature", "every");
  private static final List<String> ALL = List.of("seed", "temperature", "every", "model");

  private final Models models;

  SketchWords(Models models) {
    this.models = models;
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "sketch",
            "[what] [options]",
            "Drawings of the Sketch-RNN, another in each cycle: of a word, of a place by its"
                + " number, like a drawing, or of what it likes; options :seed :temperature :every"
                + " :model.",
            "(draw (sketch :cat {:temperature \"<0.2 0.8>\" :seed 3}))",
            this::sketch)
        .word(
            "drawing",
            "lines",
            "A drawing of one's own, once a cycle: points on a paper of 255 by 255, y downwards,"
                + " lines apart by semicolons.",
            "(draw (drawing \"60,200 128,40 196,200; 90,140 166,140\"))",
            given -> Pattern.pure(figure(given)))
        .word(
            "draw",
            "drawings",
            "Draws on the page, in time.",
            "(draw (sketch \"<cat pig>\" {:every 2}))",
            given -> PenPatterns.drawn("draw", given.pattern(0)))
        .word(
            "strokeX",
            "drawings",
            "Where the pen is while a drawing is drawn, 0 at the left to 1 at the right.",
            "(pan (stroke-x (sketch :cat)) (s \"hh*16\"))",
            given -> following("stroke-x", given, point -> point.x() / StrokeCodec.SIDE))
        .word(
            "strokeY",
            "drawings",
            "How high the pen is while a drawing is drawn, 0 at the bottom to 1 at the top.",
            "(cutoff (range 200 4000 (stroke-y (sketch :cat))) (s \"supersaw\"))",
            given -> following("stroke-y", given, point -> 1 - point.y() / StrokeCodec.SIDE))
        .word(
            "pen",
            "drawings",
            "The lines of a drawing as a rhythm: each as long as the pen is down.",
            "(struct (pen (sketch :cat)) (s \"superpiano\"))",
            given -> PenPatterns.strokes("pen", given.pattern(0)));
  }

  private static Pattern following(
      String word, Given given, ToDoubleFunction<Drawing.Point> number) {
    return PenPatterns.following(word, given.pattern(0), number);
  }

  private static Figure figure(Given given) {
    try {
      return Figure.of(Figure.tokens(DrawingText.read(given.text(0))));
    } catch (WordError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new WordError("drawing: " + e.getMessage());
    }
  }

  private Pattern sketch(Given given) {
    boolean alone = given.count() == 1 && given.raw(0) instanceof Map;
    Object what = given.count() == 0 || alone ? null : given.raw(0);
    Object map = alone ? given.raw(0) : LatentWords.map(given, 1);
    if (what instanceof SketchPattern from) {
      return playing("sketch", from.model(), from.points(), map);
    }
    ModelOptions options = new ModelOptions("sketch", map, ALL);
    SketchModel model = models.sketches().of(options.given("model").orElse(SketchFile.QUICKDRAW));
    return playing(model, places("sketch", model, what, options), options);
  }

  /** Whether some of what a word was given are drawings' places. */
  static boolean isAny(List<?> given) {
    return given.stream().anyMatch(SketchPattern.class::isInstance);
  }

  /** From one place to another. */
  Pattern morph(Given given) {
    List<Points> ends = points("morph", given.values().subList(0, 2));
    ModelOptions way = new ModelOptions("morph", Map.of("by", given.raw(2)), List.of("by"));
    Points points = ends.get(0).towards(ends.get(1), way.tried("by", 0, 1, 0));
    return playing("morph", of(given.values()), points, LatentWords.map(given, 3));
  }

  /** The sum of places, or what one has that others have not. */
  Pattern sum(String word, List<?> given, int sign) {
    List<Points> all = points(word, given);
    Points sum = all.getFirst();
    for (Points more : all.subList(1, all.size())) sum = sum.plus(more, sign);
    return playing(word, of(given), sum, null);
  }

  /** A place, farther from the middle or nearer to it. */
  Pattern times(SketchPattern place, LongFunction<Double> amount) {
    return playing("z*", place.model(), place.points().times(amount), null);
  }

  /** What some places have in common that others have not. */
  Pattern attribute(List<?> with, List<?> without) {
    List<?> all = Stream.concat(with.stream(), without.stream()).toList();
    List<float[]> points = points("attribute", all).stream().map(each -> each.at(0)).toList();
    float[] way =
        Latents.attribute(
            points.subList(0, with.size()), points.subList(with.size(), points.size()));
    return playing("attribute", of(all), Points.of(way), null);
  }

  private static SketchModel of(List<?> given) {
    return given.stream()
        .filter(SketchPattern.class::isInstance)
        .map(each -> ((SketchPattern) each).model())
        .findFirst()
        .orElseThrow();
  }

  /** Where something lies in the space of a model: what {@code sketch} takes. */
  Points places(String word, SketchModel model, Object what) {
    return places(word, model, what, new ModelOptions(word, null, ALL));
  }

  /** Where several things lie in the space of the model that one of them is of. */
  private List<Points> points(String word, List<?> given) {
    SketchModel model = of(given);
    if (model.latents() == 0) {
      throw new WordError(
          word + ": " + model.name() + " draws without a z: its drawings have no places");
    }
    ModelOptions none = new ModelOptions(word, null, ALL);
    return given.stream().map(each -> places(word, model, each, none)).toList();
  }

  /** Where something lies: drawings, a word, a number of a place, or as many numbers as z has. */
  private Points places(
      String word, SketchModel model, @Nullable Object what, ModelOptions options) {
    Part lots = Part.of(options.seed(), cycle -> Wishes.NONE);
    LongFunction<Double> daring = temperature(options);
    try {
      return switch (what) {
        case null -> cycle -> model.prior(lots.salt(cycle, 0));
        case SketchPattern other when other.model() == model -> other.points();
        case SketchPattern other ->
            throw new WordError(
                "%s: these are drawings of %s, not of %s"
                    .formatted(word, other.model().name(), model.name()));
        case Named named -> words(model, Pattern.pure(named.getName()), daring, lots);
        case String text when DrawingText.isOne(text) ->
            Points.of(model.read(DrawingText.read(text)));
        case String text when model.knows(text) -> words(model, Pattern.pure(text), daring, lots);
        case List<?> numbers when !numbers.isEmpty() && numbers.getFirst() instanceof Number ->
            Points.of(numbers(model, numbers));
        default -> words(model, Pattern.of(what), daring, lots);
      };
    } catch (WordError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new WordError(word + ": " + e.getMessage());
    }
  }

  private static float[] numbers(SketchModel model, List<?> numbers) {
    if (numbers.size() != model.latents()) {
      throw new IllegalArgumentException(
          "a z of %s has %d numbers, not %d"
              .formatted(model.name(), model.latents(), numbers.size()));
    }
    float[] z = new float[numbers.size()];
    for (int k = 0; k < z.length; k++) {
      if (!(numbers.get(k) instanceof Number n) || !Float.isFinite(n.floatValue())) {
        throw new IllegalArgumentException("a z has numbers, not " + Shown.of(numbers.get(k)));
      }
      z[k] = n.floatValue();
    }
    return z;
  }

  /** The first value of each cycle: a word, a number of a place, or a drawing. */
  private static Points words(
      SketchModel model, Pattern pattern, LongFunction<Double> daring, Part lots) {
    return new NamedPlaces(model, pattern, daring, lots).tried();
  }

  private static LongFunction<Double> temperature(ModelOptions options) {
    return options.tried("temperature", 0, HOTTEST, USUAL_TEMPERATURE);
  }

  /** Drawings along a path, with options that say nothing of where it lies. */
  SketchPattern playing(String word, SketchModel model, Points points, @Nullable Object map) {
    return playing(model, points, new ModelOptions(word, map, OPTIONS));
  }

  private SketchPattern playing(SketchModel model, Points points, ModelOptions options) {
    long every = options.whole("every", 1, MOST_EVERY, 1);
    LongFunction<Double> temperature = temperature(options);
    LongFunction<Wishes> wishes =
        number -> Wishes.NONE.withTemperature(temperature.apply(number * every));
    Pattern drawings =
        models.drawn(
            new SketchComposer(model, points, every),
            Part.of(options.seed(), wishes),
            points.every(every));
    return new SketchPattern(
        model, points, every == 1 ? drawings : drawings.slow(Rational.of(every)));
  }
}
