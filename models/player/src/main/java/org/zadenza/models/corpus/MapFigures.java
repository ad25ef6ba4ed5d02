// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much a map says: of what its collection calls the pieces, beside what chance says, and of who
 * is near to whom.
 *
 * @param labelled how many pieces have a label; without any the next four are 0
 * @param purity the share of those whose label is the commonest of their cluster
 * @param purityByChance the same with labels that were dealt out anew, the mean of 100 deals
 * @param alike the share of those whose nearest other in the latent space has their label
 * @param alikeByChance the share of pairs that have one label
 * @param kept the share of the 15 nearest in the latent space, by direction, that are among the 15
 *     nearest on the map
 * @param keptByAxes the same on a map of the two principal components
 */
public record MapFigures(
    int labelled,
    double purity,
    double purityByChance,
    double alike,
    double alikeByChance,
    double kept,
    double keptByAxes) {
  private static final int DEALS = 100;

  /** The figures of a map; looks at all pairs. */
  public static MapFigures of(CorpusMap map) {
    List<CorpusMap.Piece> pieces = map.pieces().stream().filter(p -> !p.label().isEmpty()).toList();
    List<String> labels = pieces.stream().map(CorpusMap.Piece::label).toList();
    List<Integer> clusters = pieces.stream().map(CorpusMap.Piece::cluster).toList();
    List<float[]> points = map.pieces().stream().map(CorpusMap.Piece::z).toList();
    List<float[]> ways = Distances.directions(points);
    int[][] near = Neighbours.of(ways, Layout.NEIGHBOURS).who();
    double[][] axes = Layout.principal(ways);
    return new MapFigures(
        pieces.size(),
        purity(clusters, labels),
        dealt(clusters, labels, map.origin().seed()),
        alike(pieces),
        pairs(labels),
        kept(near, map.pieces().stream().map(p -> flat(p.x(), p.y())).toList()),
        kept(
            near,
            IntStream.range(0, axes.length).mapToObj(i -> flat(axes[i][0], axes[i][1])).toList()));
  }

  private static float[] flat(double x, double y) {
    return new float[] {(float) x, (float) y};
  }

  private static double purity(List<Integer> clusters, List<String> labels) {
    Map<Integer, Map<String, Integer>> counts = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      counts
          .computeIfAbsent(clusters.get(i), _ -> new HashMap<>())
          .merge(labels.get(i), 1, Integer::sum);
    }
    int right = counts.values().stream().mapToInt(c -> Collections.max(c.values())).sum();
    return share(right, labels.size());
  }

  private static double dealt(List<Integer> clusters, List<String> labels, long seed) {
    Random random = new Random(seed);
    List<String> deal = new ArrayList<>(labels);
    double sum = 0;
    for (int n = 0; n < DEALS; n++) {
      Collections.shuffle(deal, random);
      sum += purity(clusters, deal);
    }
    return sum / DEALS;
  }

  private static double alike(List<CorpusMap.Piece> pieces) {
    if (pieces.size() < 2) return 0;
    int[][] nearest = Neighbours.of(pieces.stream().map(CorpusMap.Piece::z).toList(), 1).who();
    int alike = 0;
    for (int i = 0; i < nearest.length; i++) {
      if (pieces.get(i).label().equals(pieces.get(nearest[i][0]).label())) alike++;
    }
    return share(alike, nearest.length);
  }

  private static double pairs(List<String> labels) {
    Map<String, Long> counts = new HashMap<>();
    for (String label : labels) counts.merge(label, 1L, Long::sum);
    long pairs = counts.values().stream().mapToLong(c -> c * (c - 1)).sum();
    return share(pairs, (long) labels.size() * (labels.size() - 1));
  }

  private static double kept(int[][] near, List<float[]> flat) {
    int[][] on = Neighbours.of(flat, Layout.NEIGHBOURS).who();
    long kept = 0;
    long all = 0;
    for (int i = 0; i < near.length; i++) {
      Set<Integer> there = new HashSet<>();
      for (int other : on[i]) there.add(other);
      for (int other : near[i]) if (there.contains(other)) kept++;
      all += near[i].length;
    }
    return share(kept, all);
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }

  /** In two lines, or in one where nothing has a label. */
  public String inWords() {
    String near =
        String.format(
            Locale.ROOT,
            "of the 15 nearest %.0f %% are among the 15 nearest on the map (%.0f %% on one of"
                + " principal components)",
            100 * kept,
            100 * keptByAxes);
    if (labelled == 0) return near;
    return String.format(
            Locale.ROOT,
            "of the commonest label of their cluster are %.1f %% (by chance %.1f %%), of that of"
                + " their nearest %.1f %% (%.1f %%)%n",
            100 * purity,
            100 * purityByChance,
            100 * alike,
            100 * alikeByChance)
        + near;
  }
}
