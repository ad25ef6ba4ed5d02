// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.sketch.SketchSpace;

/**
 * Where the drawings of each word lie. A word of few drawings says little about how far around its
 * middle they lie: it counts as if it had {@value #BORROWED} more that lie as those of all words
 * do.
 */
final class WordPlaces {
  private static final int BORROWED = 8;

  private final Map<String, List<float[]>> places = new TreeMap<>();

  /** Adds a drawing's middle. */
  void add(String word, float[] place) {
    places.computeIfAbsent(word, unknown -> new ArrayList<>()).add(place);
  }

  /** The anchors of all words. */
  List<SketchSpace.Anchor> anchors() {
    if (places.isEmpty()) return List.of();
    double[] usual = new double[places.values().iterator().next().getFirst().length];
    int drawings = 0;
    for (List<float[]> own : places.values()) {
      double[] squares = squares(own);
      for (int k = 0; k < usual.length; k++) usual[k] += squares[k];
      drawings += own.size();
    }
    List<SketchSpace.Anchor> out = new ArrayList<>();
    for (Map.Entry<String, List<float[]>> word : places.entrySet()) {
      List<float[]> own = word.getValue();
      double[] squares = squares(own);
      float[] sigma = new float[usual.length];
      for (int k = 0; k < sigma.length; k++) {
        double all = squares[k] + BORROWED * usual[k] / drawings;
        sigma[k] = (float) Math.sqrt(all / (own.size() + BORROWED));
      }
      float[] mean = Latents.mean(own);
      out.add(new SketchSpace.Anchor(word.getKey(), mean, sigma, nearest(own, mean)));
    }
    return out;
  }

  /** As many as are kept; one after the other again where there are fewer. */
  private static List<float[]> nearest(List<float[]> own, float[] mean) {
    List<float[]> sorted =
        own.stream().sorted(Comparator.comparingDouble(point -> distance(point, mean))).toList();
    return IntStream.range(0, SketchSpace.KEPT)
        .mapToObj(k -> sorted.get(k % sorted.size()))
        .toList();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
    return sum;
  }

  /** The sums of the squared distances from the mean. */
  private static double[] squares(List<float[]> points) {
    float[] mean = Latents.mean(points);
    double[] out = new double[mean.length];
    for (float[] point : points) {
      for (int k = 0; k < out.length; k++) {
        out[k] += ((double) point[k] - mean[k]) * ((double) point[k] - mean[k]);
      }
    }
    return out;
  }
}
