// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pieces of a corpus where a model's encoder has put them, which of them lie together, and
 * which lie apart. A value; any thread.
 *
 * @param origin what was read by what
 * @param pieces in the order of the corpus, at least one
 * @param clusters the largest first
 */
public record CorpusMap(Origin origin, List<Piece> pieces, List<Cluster> clusters) {
  private static final int AROUND = 5;

  /**
   * What was read by what.
   *
   * @param model the name of the weights, such as {@code musicvae-drums}
   * @param sha256 of the weights
   * @param about what the corpus is, for people
   * @param licence of the corpus
   * @param seed of the chance in it
   */
  public record Origin(String model, String sha256, String about, String licence, long seed) {}

  /**
   * A phrase or a drawing.
   *
   * @param name where it is from
   * @param label what its collection calls it, such as a style or a word; may be empty
   * @param z where it lies; nobody writes it
   * @param cluster the number of its cluster, from 0
   * @param oddity see {@link Oddity}
   * @param x its place on the map from left to right, 0 to 1
   * @param y from the bottom to the top, 0 to 1
   */
  public record Piece(
      String name, String label, float[] z, int cluster, double oddity, double x, double y) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Piece piece
          && name.equals(piece.name)
          && label.equals(piece.label)
          && Arrays.equals(z, piece.z)
          && cluster == piece.cluster
          && oddity == piece.oddity
          && x == piece.x
          && y == piece.y;
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(z);
    }
  }

  /**
   * Pieces that lie together.
   *
   * @param medoid the number of the piece in its middle
   * @param size how many there are
   * @param spread how far they lie from the middle, in the mean: an angle in degrees
   */
  public record Cluster(int medoid, int size, double spread) {}

  /** A place on the map. */
  public record Place(double x, double y) {}

  /** Copies the lists. */
  public CorpusMap {
    pieces = List.copyOf(pieces);
    clusters = List.copyOf(clusters);
    if (pieces.isEmpty()) throw new IllegalArgumentException("there is no piece in it");
  }

  /** How many numbers a point has. */
  public int numbers() {
    return pieces.getFirst().z.length;
  }

  /**
   * The number of the piece that is the {@code n}th nearest to a point, from 1; of two that are as
   * near the one that comes first. Looks at all.
   */
  public int nearest(float[] z, int n) {
    if (z.length != numbers()) {
      throw new IllegalArgumentException(
          "a point of this map has %d numbers, not %d".formatted(numbers(), z.length));
    }
    double[] far = new double[pieces.size()];
    for (int i = 0; i < far.length; i++) far[i] = Distances.squared(pieces.get(i).z, z);
    if (n <= 1) return least(far);
    double[] sorted = far.clone();
    Arrays.sort(sorted);
    int rank = Math.min(n, far.length) - 1;
    int left = rank;
    for (int k = rank - 1; k >= 0 && sorted[k] == sorted[rank]; k--) left--;
    int alike = rank - left;
    for (int i = 0; i < far.length; i++) {
      if (far[i] == sorted[rank] && alike-- == 0) return i;
    }
    throw new IllegalArgumentException("a point has numbers that are none");
  }

  private static int least(double[] far) {
    int best = 0;
    for (int i = 1; i < far.length; i++) if (far[i] < far[best]) best = i;
    return best;
  }

  /** The number of the piece that is nearest to a place on the map. */
  public int at(double x, double y) {
    double[] far = new double[pieces.size()];
    for (int i = 0; i < far.length; i++) {
      Piece piece = pieces.get(i);
      far[i] = (piece.x - x) * (piece.x - x) + (piece.y - y) * (piece.y - y);
    }
    return least(far);
  }

  /** The numbers of all pieces, the oddest first. */
  public List<Integer> strangest() {
    return IntStream.range(0, pieces.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -pieces.get(i).oddity))
        .toList();
  }

  /** How many of the strangest are left out when clusters are sought: a fiftieth, and no less. */
  static int apart(int pieces) {
    return Math.ceilDiv(pieces, 50);
  }

  /** How many of the strangest count as outliers. */
  public int outliers() {
    return apart(pieces.size());
  }

  /**
   * Where a point lies on the map: where the {@value #AROUND} nearest pieces do, the nearer the
   * more (Shepard 1968); at a piece, where that is.
   */
  public Place place(float[] z) {
    int[] near = new int[Math.min(AROUND, pieces.size())];
    double[] far = new double[near.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    for (int i = 0; i < pieces.size(); i++) {
      double away = Distances.squared(pieces.get(i).z, z);
      if (away >= far[far.length - 1]) continue;
      int at = far.length - 1;
      for (; at > 0 && far[at - 1] > away; at--) {
        far[at] = far[at - 1];
        near[at] = near[at - 1];
      }
      far[at] = away;
      near[at] = i;
    }
    Piece nearest = pieces.get(near[0]);
    if (far[0] == 0) return new Place(nearest.x, nearest.y);
    double x = 0;
    double y = 0;
    double sum = 0;
    for (int n = 0; n < near.length; n++) {
      x += pieces.get(near[n]).x / far[n];
      y += pieces.get(near[n]).y / far[n];
      sum += 1 / far[n];
    }
    return new Place(x / sum, y / sum);
  }
}
