// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.measure.SpectralAutoencoder;

/**
 * Whether a morph is one: between two recorded notes of one pitch and of different families, in
 * nine equal steps from the one to the other, ends included.
 *
 * <p>All steps of a pair are made with the same chance, as the instrument makes them.
 *
 * @param network codes are mixed, the network makes the sounds
 * @param spectral codes of the spectral autoencoder are mixed (the one that is given the pitch)
 * @param crossFade the recordings themselves are mixed, sample by sample
 */
public record Morphs(int pairs, int steps, Figures network, Figures spectral, Figures crossFade) {
  private static final int STEPS = 9;

  /**
   * Shares of pairs, unless it says otherwise.
   *
   * @param centroidStrict whose spectral centroid moves the same way in each step
   * @param centroidSteady whose centroid (in semitones) goes back in no step by more than a tenth
   *     of the whole way
   * @param centroidRank mean of the size of Spearman's rank correlation of centroids and steps
   * @param powerStrict the same as the first three, of the centroid of the power
   * @param latentsStrict whose sounds, encoded again by the network and laid (from 0.26 to 0.77 s)
   *     upon the line from the code of the one recording to that of the other, move the same way in
   *     each step
   * @param latentsSteady the same with a tenth, as for the centroid
   * @param latentsWay how much of that line they pass, the median: 1 is from the one recording to
   *     the other
   * @param adjacentCloser of which each two neighbours sound closer to each other (log-spectral
   *     distance) than the ends do
   * @param adjacentToEnds the mean distance of neighbours over that of the ends, the median
   * @param pitch the share of all sounds within 50 cents of what was played
   * @param midwayFamily whose fifth sound is taken for one of the two families
   * @param midwayCentroid how much of the centroid's way the fifth sound has come, the median
   */
  public record Figures(
      double centroidStrict,
      double centroidSteady,
      double centroidRank,
      double powerStrict,
      double powerSteady,
      double powerRank,
      double latentsStrict,
      double latentsSteady,
      double latentsWay,
      double adjacentCloser,
      double adjacentToEnds,
      double pitch,
      double midwayFamily,
      double midwayCentroid) {}

  static Morphs of(List<MorphPairs.Pair> pairs, Resynthesis.Methods methods) {
    List<Morph> network = new ArrayList<>();
    List<Morph> spectral = new ArrayList<>();
    List<Morph> faded = new ArrayList<>();
    for (MorphPairs.Pair pair : pairs) {
      Line line =
          new Line(
              methods.network().latents(),
              methods.network().encode(pair.from().samples()),
              methods.network().encode(pair.to().samples()));
      network.add(Morph.of(pair, line, decoded(pair, line, methods.network()), methods));
      spectral.add(Morph.of(pair, line, coded(pair, methods.pitched()), methods));
      faded.add(Morph.of(pair, line, faded(pair), methods));
    }
    return new Morphs(pairs.size(), STEPS, figures(network), figures(spectral), figures(faded));
  }

  private static float part(int step) {
    return (float) step / (STEPS - 1);
  }

  private static List<float[]> decoded(MorphPairs.Pair pair, Line line, MadeAgain network) {
    List<SoundDecoder.Wanted> wanted = new ArrayList<>();
    int pitch = pair.from().pitch();
    for (int step = 0; step < STEPS; step++) {
      wanted.add(new SoundDecoder.Wanted(line.at(part(step)), pitch, pitch));
    }
    return network.decode(wanted);
  }

  private static List<float[]> coded(MorphPairs.Pair pair, SpectralAutoencoder coder) {
    double[][] from = coder.encode(pair.from());
    double[][] to = coder.encode(pair.to());
    int pitch = pair.from().pitch();
    return IntStream.range(0, STEPS)
        .parallel()
        .mapToObj(
            step ->
                coder.decode(
                    mixed(from, to, part(step)), pitch, pair.from().samples().length, pitch))
        .toList();
  }

  private static double[][] mixed(double[][] from, double[][] to, double part) {
    double[][] code = new double[Math.min(from.length, to.length)][];
    for (int f = 0; f < code.length; f++) {
      code[f] = from[f].clone();
      for (int k = 0; k < code[f].length; k++) code[f][k] += part * (to[f][k] - from[f][k]);
    }
    return code;
  }

  private static List<float[]> faded(MorphPairs.Pair pair) {
    float[] from = pair.from().samples();
    float[] to = pair.to().samples();
    List<float[]> out = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      float[] mix = new float[Math.min(from.length, to.length)];
      for (int t = 0; t < mix.length; t++) mix[t] = from[t] + part(step) * (to[t] - from[t]);
      out.add(mix);
    }
    return out;
  }

  /** From a code to another. */
  private record Line(int latents, float[][] from, float[][] to) {
    float[][] at(float part) {
      float[][] out = new float[Math.min(from.length, to.length)][];
      for (int f = 0; f < out.length; f++) {
        out[f] = from[f].clone();
        for (int k = 0; k < out[f].length; k++) out[f][k] += part * (to[f][k] - from[f][k]);
      }
      return out;
    }

    /** How far along the line a piece of a code is that begins at some frame, but for levels. */
    double partOf(float[][] code, int first) {
      double along = 0;
      double whole = 0;
      for (int f = first;
          f < Math.min(first + code.length, Math.min(from.length, to.length));
          f++) {
        for (int k = 0; k < latents; k++) {
          double way = to[f][k] - from[f][k];
          along += way * (code[f - first][k] - from[f][k]);
          whole += way * way;
        }
      }
      return along / whole;
    }
  }

  /** What was found of the sounds of a pair. */
  private record Morph(
      Course centroids,
      Course powers,
      Course latents,
      double[] neighbours,
      double ends,
      long pitched,
      boolean midwayFamily) {
    static Morph of(
        MorphPairs.Pair pair, Line line, List<float[]> sounds, Resynthesis.Methods methods) {
      double[] centroids = new double[sounds.size()];
      double[] powers = new double[sounds.size()];
      double[] latents = new double[sounds.size()];
      double[] neighbours = new double[sounds.size() - 1];
      IntStream.range(0, sounds.size())
          .parallel()
          .forEach(
              k -> {
                float[] sound = sounds.get(k);
                centroids[k] = MorphPairs.brightness(sound);
                powers[k] = MorphPairs.powerBrightness(sound);
                float[][] code = methods.network().heldCode(sound);
                latents[k] = line.partOf(code, methods.network().heldFrom());
                if (k > 0) {
                  neighbours[k - 1] = SoundMeasures.spectralDistance(sounds.get(k - 1), sound);
                }
              });
      int pitch = pair.from().pitch();
      long pitched =
          sounds.parallelStream().filter(sound -> Resynthesis.near(sound, pitch)).count();
      String midway = methods.judge().family(sounds.get(sounds.size() / 2));
      List<String> families = List.of(pair.from().family(), pair.to().family());
      return new Morph(
          new Course(centroids),
          new Course(powers),
          new Course(latents),
          neighbours,
          SoundMeasures.spectralDistance(sounds.getFirst(), sounds.getLast()),
          pitched,
          families.contains(midway));
    }

    double midwayCentroid() {
      double[] c = centroids.values();
      return (c[c.length / 2] - c[0]) / (c[c.length - 1] - c[0]);
    }

    double latentsWay() {
      return latents.values()[latents.values().length - 1] - latents.values()[0];
    }
  }

  private static Figures figures(List<Morph> morphs) {
    double count = Math.max(1, morphs.size());
    return new Figures(
        morphs.stream().filter(m -> m.centroids.strict()).count() / count,
        morphs.stream().filter(m -> m.centroids.steady()).count() / count,
        morphs.stream().mapToDouble(m -> Math.abs(m.centroids.rank())).sum() / count,
        morphs.stream().filter(m -> m.powers.strict()).count() / count,
        morphs.stream().filter(m -> m.powers.steady()).count() / count,
        morphs.stream().mapToDouble(m -> Math.abs(m.powers.rank())).sum() / count,
        morphs.stream().filter(m -> m.latents.strict()).count() / count,
        morphs.stream().filter(m -> m.latents.steady()).count() / count,
        median(morphs.stream().mapToDouble(Morph::latentsWay).toArray()),
        morphs.stream().filter(m -> Arrays.stream(m.neighbours).max().orElse(0) < m.ends).count()
            / count,
        median(
            morphs.stream()
                .mapToDouble(m -> Arrays.stream(m.neighbours).average().orElse(0) / m.ends)
                .toArray()),
        morphs.stream().mapToLong(Morph::pitched).sum() / (count * STEPS),
        morphs.stream().filter(Morph::midwayFamily).count() / count,
        median(morphs.stream().mapToDouble(Morph::midwayCentroid).toArray()));
  }

  /** The median of what is a number; 0 of nothing. */
  static double median(double[] values) {
    double[] x = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return x.length == 0 ? 0 : (x[(x.length - 1) / 2] + x[x.length / 2]) / 2;
  }

  /** A table. */
  String inWords() {
    return String.format(
            Locale.ROOT,
            "morphs of %d pairs in %d steps%n%-28s %9s %9s %9s%n",
            pairs,
            steps,
            "",
            "network",
            "spectral",
            "crossfade")
        + row("centroid, every step %", 100, Figures::centroidStrict)
        + row("centroid, within a tenth %", 100, Figures::centroidSteady)
        + row("centroid, rank correlation", 1, Figures::centroidRank)
        + row("its power's, every step %", 100, Figures::powerStrict)
        + row("its power's, a tenth %", 100, Figures::powerSteady)
        + row("its power's, rank", 1, Figures::powerRank)
        + row("latents, every step %", 100, Figures::latentsStrict)
        + row("latents, within a tenth %", 100, Figures::latentsSteady)
        + row("latents, part of the way", 1, Figures::latentsWay)
        + row("neighbours closer %", 100, Figures::adjacentCloser)
        + row("neighbours to ends", 1, Figures::adjacentToEnds)
        + row("pitch %", 100, Figures::pitch)
        + row("midway of either family %", 100, Figures::midwayFamily)
        + row("midway, part of centroid", 1, Figures::midwayCentroid);
  }

  private String row(String name, double factor, ToDoubleFunction<Figures> figure) {
    return String.format(
        Locale.ROOT,
        "  %-26s %9.2f %9.2f %9.2f%n",
        name,
        factor * figure.applyAsDouble(network),
        factor * figure.applyAsDouble(spectral),
        factor * figure.applyAsDouble(crossFade));
  }
}
