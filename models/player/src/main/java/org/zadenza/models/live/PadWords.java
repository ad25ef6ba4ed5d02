// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.pad.Gesture;
import org.zadenza.models.pad.PadMap;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Inputs;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Words for the pad of the page: where the hand is, and how it moved when that was recorded. */
final class PadWords {
  private static final int CORNERS = 4;
  private static final Span MOMENT = new Span(Rational.ZERO, Rational.of(1, 1 << 16));

  private final Models models;
  private final LatentSounds sounds;
  private final SketchWords sketches;
  private final Pads pads;

  PadWords(Models models, LatentSounds sounds, SketchWords sketches) {
    this.models = models;
    this.sounds = sounds;
    this.sketches = sketches;
    pads = models.pads();
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "pad",
            "[what] [options]",
            "Where the hand is on the page's pad: :x and :y, 0 to 1; alone, the timbre of nsynth"
                + " there; :drums, :melody or a list of four latents, what a MusicVAE plays there;"
                + " :drummers and other corpora, the piece of it that is there; options as of its"
                + " model.",
            "(cutoff (range 300 4000 (pad :x)) (s \"supersaw*8\"))",
            this::pad)
        .word(
            "gesture",
            "name [what/cycles] [options/places]",
            "How the hand moved, by the name under which the page recorded it, as pad; with cycles"
                + " and a text, keeps what was recorded.",
            "(pan (gesture :g1 2 \"0000hzhzzzzz\") (s \"hh*8\"))",
            this::gesture);
  }

  /** Two patterns, 0 to 1, and where they are in a cycle. */
  private record Way(Pattern x, Pattern y, PadPoints.Hand hand) {}

  private Way live() {
    PadPoints.Hand hand =
        new PadPoints.Hand() {
          @Override
          public double x(long cycle) {
            return pads.now(Pads.X);
          }

          @Override
          public double y(long cycle) {
            return pads.now(Pads.Y);
          }

          @Override
          public boolean isLive() {
            return true;
          }
        };
    return new Way(came(Pads.X), came(Pads.Y), hand);
  }

  private static Pattern came(String name) {
    return Inputs.number(Pads.MIDDLE, name)
        .withValue(value -> value instanceof Number n ? Math.clamp(n.doubleValue(), 0, 1) : value);
  }

  private static Way recorded(Gesture gesture) {
    Pattern x = gesture.xs();
    Pattern y = gesture.ys();
    PadPoints.Hand hand =
        new PadPoints.Hand() {
          @Override
          public double x(long cycle) {
            return begin(x, cycle);
          }

          @Override
          public double y(long cycle) {
            return begin(y, cycle);
          }

          @Override
          public boolean isLive() {
            return false;
          }
        };
    return new Way(x, y, hand);
  }

  private static double begin(Pattern pattern, long cycle) {
    Span moment =
        new Span(MOMENT.begin().plus(Rational.of(cycle)), MOMENT.end().plus(Rational.of(cycle)));
    return (Double) pattern.events(moment).getFirst().value();
  }

  private Object pad(Given given) {
    return at(given, 0, live());
  }

  private Object gesture(Given given) {
    String name = given.text(0);
    if (given.count() < 2 || !(given.raw(1) instanceof Number cycles)) {
      return at(given, 1, recorded(pads.gesture(name)));
    }
    if (cycles.intValue() != cycles.doubleValue()) {
      throw new WordError("gesture: it takes whole cycles, not " + Shown.of(cycles));
    }
    if (given.count() < 3) {
      throw new WordError("gesture: after its cycles comes the text that the page wrote of it");
    }
    Gesture recorded = Gesture.read(cycles.intValue(), given.text(2));
    pads.keep(name, recorded);
    return recorded.xs();
  }

  private Object at(Given given, int place, Way way) {
    Object what = given.count() > place ? given.raw(place) : null;
    @Nullable Object options = LatentWords.map(given, place + 1);
    if (what == null && given.count() <= place) return timbre(given.word(), way);
    if (what instanceof List<?> corners) return between(given.word(), corners, way, options);
    String name = name(what);
    if (name.equals("x")) return way.x;
    if (name.equals("y")) return way.y;
    if (pads.grounds().contains(name)) return latents(name, way, options);
    if (models.corpora().has(name)) return pieces(given.word(), name, way, options);
    throw new WordError(
        "%s: there are :x, :y, maps of %s, corpora :%s, and a list of four latents, not %s"
            .formatted(
                given.word(),
                pads.all(),
                String.join(" :", models.corpora().names()),
                Shown.of(what)));
  }

  /** The piece of a corpus that lies where the hand is on its map. */
  private Pattern pieces(String word, String name, Way way, @Nullable Object options) {
    Corpora.Corpus corpus = models.corpora().of(word, name);
    PiecePoints points = new PiecePoints(corpus.map(), way.hand);
    return CorpusWords.playing(sounds, sketches, word, corpus, points, options);
  }

  private static String name(@Nullable Object what) {
    String text = what instanceof Named named ? named.getName() : what instanceof String s ? s : "";
    return text.startsWith(":") ? text.substring(1) : text;
  }

  private Pattern timbre(String word, Way way) {
    Pads.Timbres all = Pads.timbres(TimbreWords.anchors(models.nsynth(), word));
    models.nsynth().prepare();
    return new TimbrePattern(
        new Timbre.Placed(all.timbres(), all.map(), way.x, way.y, Query.of(Span.of(0, 1))));
  }

  private Pattern latents(String model, Way way, @Nullable Object options) {
    Pads.Ground ground = pads.ground(model);
    PadPoints points = new PadPoints(ground.points(), ground.map()::shares, way.hand);
    return sounds.playing(new LatentPath(ground.model(), points), "pad", options);
  }

  private Pattern between(String word, List<?> corners, Way way, @Nullable Object options) {
    if (corners.size() != CORNERS) {
      throw new WordError(
          "%s: between four latents, such as (pad [:rock :jazz :samba :reggae]), not %d"
              .formatted(word, corners.size()));
    }
    List<LatentPath> paths = sounds.paths(corners.stream().map(this::latent).toList());
    List<float[]> ends = paths.stream().map(path -> path.points().at(0)).toList();
    PadPoints points = new PadPoints(ends, PadMap::corners, way.hand);
    return sounds.playing(new LatentPath(paths.getFirst().model(), points), word, options);
  }

  /** A name of the palette, where it is one. */
  private Object latent(@Nullable Object given) {
    if (given == null) throw new WordError("pad: a corner is a latent, not nil");
    String name = name(given);
    if (name.isEmpty()) return given;
    return models.named().palette().text(name).map(text -> (Object) text).orElse(given);
  }
}
