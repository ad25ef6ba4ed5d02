// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Points;
import org.zadenza.models.sketch.DrawingText;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** Words for the pieces of a corpus: what is near, what is strange, what lies in the middle. */
final class CorpusWords {
  private static final String CORPUS = "corpus";
  private static final String WHICH = "which";

  private final Models models;
  private final LatentSounds sounds;
  private final SketchWords sketches;

  CorpusWords(Models models, LatentSounds sounds, SketchWords sketches) {
    this.models = models;
    this.sounds = sounds;
    this.sketches = sketches;
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "nearest",
            "latent [which] [options]",
            "The piece of a corpus that lies nearest to a latent, a pattern or a sketch, or the"
                + " third nearest; options as of its model, and :corpus.",
            "(nearest (s \"bd*4, ~ sn ~ sn\") 3)",
            this::nearest)
        .word(
            "strangest",
            "corpus [which] [options]",
            "The piece of a corpus that lies farthest from all others, or the fifth strangest;"
                + " options as of its model.",
            "(strangest :drums \"<1 2 3 4 5>/2\")",
            given -> {
              Corpora.Corpus corpus = models.corpora().of(given.word(), given.raw(0));
              return pieces(given, corpus, corpus.map().strangest());
            })
        .word(
            "cluster",
            "corpus [which] [options]",
            "The piece in the middle of a cluster, the largest if none is named; options as of its"
                + " model.",
            "(cluster :drums 2)",
            given -> {
              Corpora.Corpus corpus = models.corpora().of(given.word(), given.raw(0));
              List<Integer> middles =
                  corpus.map().clusters().stream().map(CorpusMap.Cluster::medoid).toList();
              return pieces(given, corpus, middles);
            })
        .word(
            "piece",
            "corpus name [options]",
            "A piece of a corpus by its name, or by the beginning of it; options as of its model.",
            "(piece :drums \"drummer1/session1/1_funk\")",
            this::named);
  }

  /** Which of some pieces, from 1, as a pattern; options after it, or in its place. */
  private Pattern pieces(Given given, Corpora.Corpus corpus, List<Integer> order) {
    LongFunction<Double> which = which(given, order.size());
    List<CorpusMap.Piece> all = corpus.map().pieces();
    Points points = cycle -> all.get(order.get(which.apply(cycle).intValue() - 1)).z();
    return playing(sounds, sketches, given.word(), corpus, points, options(given));
  }

  private static LongFunction<Double> which(Given given, int most) {
    boolean none = given.count() < 2 || given.raw(1) instanceof Map;
    Map<String, Object> said = none ? Map.of() : Map.of(WHICH, given.raw(1));
    return new ModelOptions(given.word(), said, List.of(WHICH)).triedWholes(WHICH, 1, most, 1);
  }

  private static @Nullable Object options(Given given) {
    boolean second = given.count() == 2 && given.raw(1) instanceof Map;
    return second ? given.raw(1) : LatentWords.map(given, 2);
  }

  /** What a corpus's model plays along a path. */
  static Pattern playing(
      LatentSounds sounds,
      SketchWords sketches,
      String word,
      Corpora.Corpus corpus,
      Points points,
      @Nullable Object options) {
    LatentModel music = corpus.music();
    if (music != null) return sounds.playing(new LatentPath(music, points), word, options);
    SketchModel drawings = corpus.drawings();
    if (drawings != null) return sketches.playing(word, drawings, points, options);
    throw new IllegalStateException(corpus.name() + " was read by nobody");
  }

  private Pattern nearest(Given given) {
    Object what = given.raw(0);
    Object map = options(given);
    Optional<Object> named = corpus(map);
    Corpora.Corpus corpus =
        named.isPresent()
            ? models.corpora().of(given.word(), named.get())
            : models.corpora().ofModel(given.word(), model(what));
    Points of = points(given.word(), corpus, what);
    NearestPoints points =
        new NearestPoints(corpus.map(), of, which(given, corpus.map().pieces().size()));
    return playing(sounds, sketches, given.word(), corpus, points, without(map));
  }

  /** The model in whose space something lies. */
  private String model(Object what) {
    if (what instanceof SketchPattern drawn) return drawn.model().name();
    return isDrawn(what) ? SketchFile.QUICKDRAW : sounds.path(what).model().name();
  }

  private static boolean isDrawn(Object what) {
    if (what instanceof String text) return DrawingText.isOne(text);
    return what instanceof Pattern pattern
        && !(what instanceof LatentPattern)
        && pattern.events(Span.of(0, 1)).stream().anyMatch(e -> e.value() instanceof Figure);
  }

  private Points points(String word, Corpora.Corpus corpus, Object what) {
    LatentModel music = corpus.music();
    if (music != null) {
      if (what instanceof SketchPattern || isDrawn(what)) {
        throw new WordError(
            "%s: a drawing has no place among the pieces of %s, which %s has read"
                .formatted(word, corpus.name(), music.name()));
      }
      return sounds.path(what, music.name()).points();
    }
    if (what instanceof LatentPattern latent) {
      throw new WordError(
          "%s: a latent of %s has no place among the drawings of %s"
              .formatted(word, latent.path().model().shortName(), corpus.name()));
    }
    SketchModel drawings = corpus.drawings();
    if (drawings != null) return sketches.places(word, drawings, what);
    throw new IllegalStateException(corpus.name() + " was read by nobody");
  }

  private static Optional<Object> corpus(@Nullable Object options) {
    if (!(options instanceof Map<?, ?> map)) return Optional.empty();
    return map.entrySet().stream()
        .filter(entry -> Corpora.name(entry.getKey()).equals(CORPUS))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static @Nullable Object without(@Nullable Object options) {
    if (!(options instanceof Map<?, ?> map)) return options;
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.keySet().removeIf(key -> Corpora.name(key).equals(CORPUS));
    return rest;
  }

  private Pattern named(Given given) {
    Corpora.Corpus corpus = models.corpora().of(given.word(), given.raw(0));
    List<CorpusMap.Piece> all = corpus.map().pieces();
    String name = given.text(1);
    int found = index(all, piece -> piece.name().equals(name));
    if (found < 0) found = index(all, piece -> piece.name().startsWith(name));
    if (found < 0) {
      List<String> names = all.stream().map(CorpusMap.Piece::name).toList();
      throw new WordError(
          "%s: no piece of %s is called \"%s\"%s; they are named like \"%s\""
              .formatted(
                  given.word(),
                  corpus.name(),
                  name,
                  NearestName.hint(name, names),
                  names.getFirst()));
    }
    Points points = Points.of(all.get(found).z());
    return playing(sounds, sketches, given.word(), corpus, points, LatentWords.map(given, 2));
  }

  private static int index(List<CorpusMap.Piece> all, Predicate<CorpusMap.Piece> wanted) {
    return IntStream.range(0, all.size())
        .filter(i -> wanted.test(all.get(i)))
        .findFirst()
        .orElse(-1);
  }
}
