// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.CorpusShelf;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;

/**
 * The corpora of a session that have maps, each read when it is first used and again when its file
 * has changed. Any thread; reading takes a while.
 */
public final class Corpora {
  /** Which of those that come along a model is asked for, by the model's name. */
  private static final Map<String, String> USUAL =
      Map.of(
          MusicVaes.DRUMS, "drummers",
          MusicVaes.MELODY, "tunes",
          SketchFile.QUICKDRAW, "quickdraw");

  private final Models models;
  private final CorpusShelf shelf;
  private final Map<CorpusShelf.Edition, CorpusMap> read = new HashMap<>();

  Corpora(Models models, CorpusShelf shelf) {
    this.models = models;
    this.shelf = shelf;
  }

  /**
   * A corpus with who read it: a MusicVAE, or a network that draws.
   *
   * @param music null where it is of drawings
   * @param drawings null where it is of music
   */
  public record Corpus(
      String name, CorpusMap map, @Nullable LatentModel music, @Nullable SketchModel drawings) {}

  /** The names of all, in alphabetical order. */
  public SortedSet<String> names() {
    try {
      return shelf.names();
    } catch (IOException e) {
      throw new WordError("the maps of corpora cannot be listed: " + e.getMessage());
    }
  }

  /** What a player may call a corpus; empty if that is no name. */
  static String name(@Nullable Object given) {
    String text =
        given instanceof Named named ? named.getName() : given instanceof String s ? s : "";
    return text.startsWith(":") ? text.substring(1) : text;
  }

  /** Whether a name is that of a corpus itself, not of a model. */
  boolean has(String name) {
    return names().contains(name);
  }

  /**
   * The corpus of a name, or the usual one of a model such as {@code :drums}.
   *
   * @param word what the player wrote, for errors
   */
  public Corpus of(String word, @Nullable Object given) {
    String name = name(given);
    if (name.isEmpty()) {
      throw new WordError(
          "%s: a corpus has a name, such as :drums, not %s".formatted(word, Shown.of(given)));
    }
    SortedSet<String> names = names();
    if (names.contains(name)) return read(word, name);
    for (Map.Entry<String, String> usual : USUAL.entrySet()) {
      if (isCalled(usual.getKey(), name)) return read(word, usual.getValue());
    }
    throw new WordError(
        "%s: no corpus is called \"%s\"%s; there are %s"
            .formatted(word, name, NearestName.hint(name, names), String.join(", ", names)));
  }

  private static boolean isCalled(String model, String name) {
    return name.equals(model)
        || name.equals(LatentModel.shortName(model))
        || model.equals(SketchFile.QUICKDRAW) && name.equals("drawings");
  }

  /**
   * The usual corpus of a model: one that is called like it, else the one that comes along, else
   * the first that it has read.
   */
  Corpus ofModel(String word, String model) {
    List<String> order = new ArrayList<>();
    order.add(LatentModel.shortName(model));
    if (USUAL.containsKey(model)) order.add(USUAL.getOrDefault(model, ""));
    order.addAll(names());
    for (String name : order) {
      if (has(name) && map(word, name).origin().model().equals(model)) return read(word, name);
    }
    throw new WordError(
        "%s: no corpus was read by %s; ./zadenza models map %s --data DIR --out FILE%s in the models folder makes one"
            .formatted(word, model, model, "-map.tsv"));
  }

  private synchronized CorpusMap map(String word, String name) {
    try {
      CorpusShelf.Edition edition = shelf.edition(name);
      CorpusMap known = read.get(edition);
      if (known != null) return known;
      read.keySet().removeIf(other -> other.name().equals(name));
      CorpusMap map = edition.read();
      read.put(edition, map);
      return map;
    } catch (IOException e) {
      throw new WordError(word + ": " + e.getMessage());
    }
  }

  private Corpus read(String word, String name) {
    CorpusMap map = map(word, name);
    String model = map.origin().model();
    if (MusicVaes.NAMES.contains(model)) {
      LatentModel music = models.latents(model);
      check(word, name, map, music.known().hash(), music.numbers());
      return new Corpus(name, map, music, null);
    }
    SketchModel drawings = models.sketches().of(model);
    check(word, name, map, drawings.sha256(), drawings.latents());
    return new Corpus(name, map, null, drawings);
  }

  private static void check(String word, String name, CorpusMap map, String sha256, int numbers) {
    String model = map.origin().model();
    if (map.origin().sha256().equals(sha256) && map.numbers() == numbers) return;
    throw new WordError(
        "%s: the map of %s was made with other weights of %s (%.8s) than those here (%.8s); make it again with ./zadenza models map %s --data DIR --out FILE"
            .formatted(word, name, model, map.origin().sha256(), sha256, model));
  }
}
