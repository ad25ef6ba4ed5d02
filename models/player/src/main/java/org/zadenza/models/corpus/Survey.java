// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zadenza.models.corpus.CorpusMap.Cluster;
import org.zadenza.models.corpus.CorpusMap.Origin;
import org.zadenza.models.corpus.CorpusMap.Piece;

/**
 * Makes a map of points that were read.
 *
 * <p>Pieces lie together that lie in one direction from the middle of the space (spherical k-means,
 * Dhillon and Modha 2001), since the latents that are morphed and added are told apart by their
 * directions; the oddest fiftieth has no say in where the middles of clusters are (trimmed k-means,
 * Cuesta-Albertos, Gordaliza and Matrán 1997), and then belongs to the nearest. How many there are
 * is what the silhouette says, between {@value #FEWEST} and {@value #MOST}, unless it is given. The
 * same points and seed give the same map, on any number of cores.
 */
public final class Survey {
  /** The fewest clusters that are sought. */
  public static final int FEWEST = 3;

  /** The most. */
  public static final int MOST = 16;

  private static final int BEGINNINGS = 4;
  private static final int TRIED = 2000;
  private static final double PLACES = 1e4;
  private static final double ODDITIES = 1e3;
  private static final double SPREADS = 10;

  private Survey() {}

  /** A piece of a corpus before it is on a map: its name, what its collection calls it, its z. */
  public record Lying(String name, String label, float[] z) {}

  /**
   * The map of some pieces. Takes seconds for thousands.
   *
   * @param count how many clusters, or 0 for as many as the silhouette says
   */
  public static CorpusMap of(Origin origin, List<Lying> pieces, int count) {
    if (pieces.isEmpty()) throw new IllegalArgumentException("there is nothing to be mapped");
    List<float[]> points = pieces.stream().map(piece -> halves(piece.z)).toList();
    List<float[]> ways = Distances.directions(points);
    double[] oddity = Oddity.of(Neighbours.of(points, Oddity.NEIGHBOUR));
    Clusters clusters = clusters(ways, usual(oddity), count, origin.seed());
    double[][] places = Layout.of(ways, Neighbours.of(ways, Layout.NEIGHBOURS), origin.seed());
    int[] members = ways.stream().mapToInt(clusters::of).toArray();
    List<Integer> order = bySize(members, clusters.centres().size());
    List<Piece> out = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      out.add(
          new Piece(
              pieces.get(i).name,
              pieces.get(i).label,
              points.get(i),
              order.indexOf(members[i]),
              rounded(oddity[i], ODDITIES),
              rounded(places[i][0], PLACES),
              rounded(places[i][1], PLACES)));
    }
    List<Cluster> found =
        order.stream().map(c -> cluster(clusters.centres().get(c), c, members, ways)).toList();
    return new CorpusMap(origin, out, found);
  }

  /** As files keep them. */
  private static float[] halves(float[] z) {
    float[] out = new float[z.length];
    for (int k = 0; k < z.length; k++) out[k] = Float.float16ToFloat(Float.floatToFloat16(z[k]));
    return out;
  }

  private static double rounded(double number, double parts) {
    return Math.rint(number * parts) / parts + 0.0; // and no -0
  }

  /** The numbers of those that are not the oddest. */
  private static List<Integer> usual(double[] oddity) {
    return IntStream.range(0, oddity.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -oddity[i]))
        .skip(oddity.length > 1 ? CorpusMap.apart(oddity.length) : 0)
        .sorted()
        .toList();
  }

  private static Clusters clusters(List<float[]> ways, List<Integer> usual, int count, long seed) {
    List<float[]> points = usual.stream().map(ways::get).toList();
    return best(points, count > 0 ? count : told(points, seed), seed);
  }

  /** The number of clusters that are told apart best. */
  private static int told(List<float[]> points, long seed) {
    int apart = Math.ceilDiv(points.size(), TRIED);
    List<float[]> some =
        IntStream.range(0, Math.ceilDiv(points.size(), apart))
            .mapToObj(i -> points.get(i * apart))
            .toList();
    return IntStream.rangeClosed(Math.min(FEWEST, some.size()), Math.min(MOST, some.size()))
        .boxed()
        .max(
            Comparator.comparingDouble(
                (Integer count) -> {
                  Clusters clusters = best(some, count, seed);
                  return Silhouette.of(some, clusters.members(), clusters.centres().size());
                }))
        .orElse(1);
  }

  /** Of some beginnings, the one that ends up with the points nearest to their middles. */
  private static Clusters best(List<float[]> points, int count, long seed) {
    return IntStream.range(0, BEGINNINGS)
        .mapToObj(n -> Clusters.of(points, count, seed + n))
        .min(Comparator.comparingDouble(clusters -> clusters.objective(points)))
        .orElseThrow();
  }

  private static List<Integer> bySize(int[] members, int count) {
    int[] sizes = new int[count];
    for (int member : members) sizes[member]++;
    return IntStream.range(0, count)
        .boxed()
        .filter(c -> sizes[c] > 0)
        .sorted(Comparator.comparingInt((Integer c) -> -sizes[c]))
        .toList();
  }

  private static Cluster cluster(float[] centre, int number, int[] members, List<float[]> ways) {
    float[] way = Distances.directions(List.of(centre)).getFirst();
    int medoid = -1;
    int size = 0;
    double sum = 0;
    for (int i = 0; i < members.length; i++) {
      if (members[i] != number) continue;
      double far = Distances.squared(ways.get(i), way);
      if (medoid < 0 || far < Distances.squared(ways.get(medoid), way)) medoid = i;
      sum += Math.toDegrees(Math.acos(Math.clamp(1 - far / 2, -1, 1)));
      size++;
    }
    return new Cluster(medoid, size, rounded(sum / size, SPREADS));
  }
}
