// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zadenza.models.corpus.CorpusMap.Cluster;
import org.zadenza.models.corpus.CorpusMap.Piece;

/** What a map says, in words. */
public final class CorpusText {
  private static final int LABELS = 3;

  private CorpusText() {}

  /** What is on it and by whom it was read, in a line. */
  public static String head(CorpusMap map) {
    return "%d pieces in %d clusters, read by %s: %s (%s)"
        .formatted(
            map.pieces().size(),
            map.clusters().size(),
            map.origin().model(),
            map.origin().about(),
            map.origin().licence());
  }

  /** A line for each cluster, from 1: how many, how wide, of what, and the piece in its middle. */
  public static List<String> clusters(CorpusMap map) {
    List<String> out = new ArrayList<>();
    for (int c = 0; c < map.clusters().size(); c++) {
      Cluster cluster = map.clusters().get(c);
      String labels = labels(map, c);
      out.add(
          String.format(
              Locale.ROOT,
              "%3d  %5d pieces, %.0f degrees wide; %sin the middle %s",
              c + 1,
              cluster.size(),
              cluster.spread(),
              labels.isEmpty() ? "" : labels + "; ",
              map.pieces().get(cluster.medoid()).name()));
    }
    return out;
  }

  /** The commonest labels of a cluster, such as {@code rock 51 %, funk 20 %}. */
  static String labels(CorpusMap map, int cluster) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Piece piece : map.pieces()) {
      if (piece.cluster() == cluster && !piece.label().isEmpty()) {
        counts.merge(piece.label(), 1, Integer::sum);
      }
    }
    int size = map.clusters().get(cluster).size();
    return counts.entrySet().stream()
        .sorted(Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue()))
        .limit(LABELS)
        .map(e -> e.getKey() + " " + Math.round(100.0 * e.getValue() / size) + " %")
        .collect(Collectors.joining(", "));
  }

  /** How odd a piece is, and what is nearest to it. */
  public static String oddity(CorpusMap map, int number) {
    Piece piece = map.pieces().get(number);
    String alone = "%.1f deviations farther from others than pieces usually are";
    String said = String.format(Locale.ROOT, alone, piece.oddity());
    for (int n = 1; n <= 2 && n <= map.pieces().size(); n++) {
      int other = map.nearest(piece.z(), n);
      if (other != number) return said + ", nearest to " + map.pieces().get(other).name();
    }
    return said;
  }
}
