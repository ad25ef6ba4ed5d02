// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.pad.Gesture;
import org.zadenza.models.pad.PadMap;
import org.zadenza.names.WordError;

/**
 * What a hand can move over on the pad of the page, and how it did so. Any thread; what reads a
 * network takes a while.
 */
public final class Pads {
  /** The input that says where the hand is, from left to right, 0 to 1. */
  public static final String X = "pad-x";

  /** The same from the bottom to the top. */
  public static final String Y = "pad-y";

  /** Where it is before it was ever there. */
  static final double MIDDLE = 0.5;

  private static final int CORNERS = 4;

  private final Models models;
  private final Map<String, Gesture> gestures = new ConcurrentHashMap<>();
  private final Map<String, Ground> grounds = new HashMap<>();
  private volatile Supplier<Map<String, Object>> inputs = Map::of;

  /** Latents that have names, laid flat. */
  record Ground(LatentModel model, List<String> texts, List<float[]> points, PadMap map) {}

  Pads(Models models) {
    this.models = models;
  }

  /** Where values that came in from outside are from now on. */
  public void inputsFrom(Supplier<Map<String, Object>> newInputs) {
    inputs = newInputs;
  }

  /** What came in under a name, in 0 to 1; the middle before anything came. */
  double now(String name) {
    double value =
        inputs.get().getOrDefault(name, MIDDLE) instanceof Number n ? n.doubleValue() : MIDDLE;
    return value - value == 0 ? Math.clamp(value, 0, 1) : MIDDLE;
  }

  /** Timbres that have names, with the place of each. */
  record Timbres(List<Timbre> timbres, PadMap map) {}

  /** All timbres that have names, by their mean codes. */
  static Timbres timbres(Anchors anchors) {
    List<String> names = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    anchors
        .families()
        .forEach(
            (family, all) -> {
              names.addAll(all);
              all.forEach(_ -> groups.add(family));
            });
    if (names.isEmpty()) {
      throw new WordError("pad: no timbre of these weights has a name, so that there is no map");
    }
    List<Timbre> timbres = names.stream().map(anchors::named).toList();
    float[][] means = new float[names.size()][];
    for (int i = 0; i < means.length; i++) means[i] = mean(timbres.get(i), anchors.latents());
    return new Timbres(timbres, PadMap.of(names, groups, means));
  }

  private static float[] mean(Timbre timbre, int latents) {
    int frames = timbre instanceof Timbre.Held held ? held.frames().length : 1;
    float[] sum = new float[latents];
    float[] code = new float[latents];
    for (int f = 0; f < frames; f++) {
      timbre.code(f, 0, code);
      for (int k = 0; k < latents; k++) sum[k] += code[k] / frames;
    }
    return sum;
  }

  /** The map of nsynth's timbres. */
  public PadMap timbres() throws IOException {
    return timbres(models.nsynth().voice().anchors()).map();
  }

  /** The four corners that a grid has where nobody says others; fewer where names are few. */
  public List<String> corners() throws IOException {
    return models.nsynth().voice().anchors().first(CORNERS);
  }

  /**
   * The map of the latents that have names.
   *
   * @param model by its short name, such as {@code drums}
   */
  public PadMap latents(String model) {
    return ground(model).map;
  }

  /** The models that have at least one such latent, by their short names. */
  public List<String> grounds() {
    Palette palette = models.named().palette();
    return MusicVaes.NAMES.stream()
        .map(LatentModel::shortName)
        .filter(model -> !palette.names(model).isEmpty())
        .toList();
  }

  synchronized Ground ground(String model) {
    Palette palette = models.named().palette();
    Collection<String> names = palette.names(model);
    List<String> texts =
        names.stream().map(name -> palette.text(model, name).orElseThrow()).toList();
    Ground known = grounds.get(model);
    if (known != null && known.texts.equals(texts)) return known;
    if (names.isEmpty()) {
      throw new WordError("pad: no latent of " + model + " has a name; there are maps of " + all());
    }
    LatentModel of = models.latents(name(model));
    List<float[]> points = texts.stream().map(of::point).toList();
    List<String> ordered = List.copyOf(names);
    PadMap map =
        PadMap.of(ordered, ordered.stream().map(_ -> "").toList(), points.toArray(float[][]::new));
    Ground out = new Ground(of, texts, points, map);
    grounds.put(model, out);
    return out;
  }

  /** Their names, for a sentence. */
  String all() {
    List<String> out = grounds();
    return out.isEmpty() ? "nothing" : ":" + String.join(" :", out);
  }

  private static String name(String shortName) {
    return MusicVaes.NAMES.stream()
        .filter(name -> LatentModel.shortName(name).equals(shortName))
        .findFirst()
        .orElseThrow();
  }

  /** Keeps a gesture under a name, in place of what was there. */
  void keep(String name, Gesture gesture) {
    gestures.put(name, gesture);
  }

  /** The gesture of a name. */
  Gesture gesture(String name) {
    Gesture found = gestures.get(name);
    if (found != null) return found;
    String there =
        gestures.isEmpty()
            ? "none was recorded yet"
            : "there is :" + String.join(" :", gestures.keySet().stream().sorted().toList());
    throw new WordError("gesture: none is called \"" + name + "\"; " + there);
  }

  /**
   * Whether a model plays where the hand is now, so that it is made anew when that moves.
   *
   * @param found in what a slot plays
   */
  public static boolean follows(Search.Found found) {
    return found.points() != null && found.points().isLive();
  }
}
