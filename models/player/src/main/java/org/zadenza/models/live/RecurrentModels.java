// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.DrumsRun;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.MelodyIdiom;
import org.zadenza.models.idiom.MelodyRun;
import org.zadenza.models.idiom.PerformanceIdiom;
import org.zadenza.models.idiom.PerformanceRun;
import org.zadenza.models.idiom.Run;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.names.WordError;

/** The recurrent networks that make notes, and styles that they learnt: each is read once. */
public final class RecurrentModels {
  private static final List<String> NAMES =
      List.of(DrumsRnn.NAME, MelodyRnn.NAME, PerformanceRnn.NAME);

  private final Weights weights;
  private final Map<String, Composer<?>> composers = new HashMap<>();

  /** A style with the model that learnt it. */
  record Style(String base, Composer<?> composer) {}

  RecurrentModels(Weights weights) {
    this.weights = weights;
  }

  /**
   * One for all slots that play the same weights, so that they share what was composed.
   *
   * @throws WordError if the weights cannot be read
   */
  synchronized Composer<?> composer(String name) {
    Composer<?> known = composers.get(name);
    if (known != null) return known;
    try {
      Composer<?> loaded =
          switch (name) {
            case DrumsRnn.NAME ->
                composer(name, new DrumsIdiom(), new DrumsRun(weights.drums().sampler()));
            case MelodyRnn.NAME ->
                composer(name, new MelodyIdiom(), new MelodyRun(weights.melody().sampler()));
            default ->
                composer(
                    name,
                    new PerformanceIdiom(),
                    new PerformanceRun(weights.performance().sampler()));
          };
      composers.put(name, loaded);
      return loaded;
    } catch (IOException e) {
      throw new WordError(name + " cannot play: " + e.getMessage());
    }
  }

  /**
   * Reads the networks whose words a set names, and draws a bar with each: the first one takes a
   * hundred times as long as those that come after it. Any thread; what cannot be read is told
   * where it is to play.
   *
   * @param text of the set, in Clojure or in Java
   */
  public void foresee(String text) {
    String names = plain(text);
    NAMES.stream().filter(name -> names.contains(plain(name))).forEach(this::draw);
  }

  private void draw(String name) {
    try {
      composer(name).phrase(Part.of(0, cycle -> Wishes.NONE), 0);
    } catch (WordError e) {
      return; // it is told where it is to play
    }
  }

  /** The same for {@code drums-rnn} and {@code drumsRnn}. */
  private static String plain(String text) {
    return text.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /**
   * The style of a name; one that was learnt again is another.
   *
   * @throws WordError if it cannot be read
   */
  synchronized Style style(String name) {
    try {
      Path file = weights.style(name);
      String base = base(file);
      String key = name + " " + Files.getLastModifiedTime(file);
      Composer<?> known = composers.get(key);
      if (known != null) return new Style(base, known);
      Composer<?> loaded =
          switch (base) {
            case DrumsRnn.NAME ->
                composer(name, new DrumsIdiom(), new DrumsRun(DrumsRnn.load(file).sampler()));
            case MelodyRnn.NAME ->
                composer(name, new MelodyIdiom(), new MelodyRun(MelodyRnn.load(file).sampler()));
            default ->
                composer(
                    name,
                    new PerformanceIdiom(),
                    new PerformanceRun(PerformanceRnn.load(file).sampler()));
          };
      composers.put(key, loaded);
      return new Style(base, loaded);
    } catch (IOException e) {
      throw new WordError("style " + name + " cannot play: " + e.getMessage());
    }
  }

  /** Which model a file of weights is, by how many events it chooses from. */
  private static String base(Path file) throws IOException {
    Path json =
        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.safetensors$", ".json"));
    int classes = ModelConfig.parse(Files.readString(json), json.toString()).classes();
    if (classes == DrumsCodec.CLASSES) return DrumsRnn.NAME;
    return classes == PerformanceCodec.EVENTS ? PerformanceRnn.NAME : MelodyRnn.NAME;
  }

  private static <S> Composer<S> composer(String name, Idiom idiom, Run<S> run) {
    return new Composer<>(name, idiom, run);
  }
}
