// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Corpora of which is known what lies where. */
final class Planted {
  static final int BLOBS = 3;
  static final int EACH = 30;
  static final int OUTLIERS = 2;

  private static final int NUMBERS = 12;

  private Planted() {}

  /** Three blobs in turn, then two points that lie far from them and from each other. */
  static List<Survey.Lying> blobs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Survey.Lying> out = new ArrayList<>();
    for (int i = 0; i < BLOBS * EACH; i++) {
      float[] z = points(1, NUMBERS, 0.4, random).getFirst();
      z[i % BLOBS] += 4;
      out.add(new Survey.Lying("piece " + i, "blob " + i % BLOBS, z));
    }
    for (int n = 0; n < OUTLIERS; n++) {
      float[] z = points(1, NUMBERS, 0.4, random).getFirst();
      z[6 + n] -= 9;
      out.add(new Survey.Lying("stray " + n, "", z));
    }
    return out;
  }

  /** Points of a bell. */
  static List<float[]> points(int count, int numbers, double width, SplittableRandom random) {
    List<float[]> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] z = new float[numbers];
      for (int k = 0; k < numbers; k++) z[k] = (float) (width * random.nextGaussian());
      out.add(z);
    }
    return out;
  }

  static CorpusMap map(List<Survey.Lying> pieces, long seed) {
    return Survey.of(origin(seed), pieces, 0);
  }

  static CorpusMap.Origin origin(long seed) {
    return new CorpusMap.Origin("musicvae-drums", "0".repeat(64), "made up", "CC0-1.0", seed);
  }
}
