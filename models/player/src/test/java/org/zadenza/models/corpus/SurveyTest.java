// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.corpus.CorpusMap.Piece;

class SurveyTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  /** Three blobs and two strays: three clusters, and those two the strangest. */
  @Test
  void whatWasPlantedIsFound() {
    for (long seed = SEED; seed < SEED + 10; seed++) {
      CorpusMap map = Planted.map(Planted.blobs(seed), seed);
      String said = "seed=" + seed;
      assertEquals(Planted.BLOBS, map.clusters().size(), said);
      Set<Integer> found = new HashSet<>();
      for (int i = 0; i < Planted.BLOBS * Planted.EACH; i++) {
        found.add(map.pieces().get(i).cluster());
        assertEquals(map.pieces().get(i % Planted.BLOBS).cluster(), map.pieces().get(i).cluster());
      }
      assertEquals(Planted.BLOBS, found.size(), said);
      Set<String> strange = new HashSet<>();
      for (int i : map.strangest().subList(0, Planted.OUTLIERS)) {
        strange.add(map.pieces().get(i).name());
      }
      assertEquals(Set.of("stray 0", "stray 1"), strange, said);
      assertEquals(Planted.OUTLIERS, map.outliers());
      double third = map.pieces().get(map.strangest().get(2)).oddity();
      assertTrue(map.pieces().get(map.strangest().get(1)).oddity() > 3 + third, said);
    }
  }

  @Test
  void theSameSeedGivesTheSameMapAndAnotherAnother() {
    List<Survey.Lying> pieces = Planted.blobs(SEED);
    CorpusMap one = Planted.map(pieces, 7);
    assertEquals(one, Planted.map(pieces, 7), "seed=" + SEED);
    CorpusMap other = Planted.map(pieces, 8);
    assertNotEquals(one.pieces(), other.pieces(), "seed=" + SEED);
  }

  /** On the map, too, each lies among its own. */
  @Test
  void neighboursStayNeighboursOnTheMap() {
    CorpusMap map = Planted.map(Planted.blobs(SEED), SEED);
    int own = 0;
    int all = Planted.BLOBS * Planted.EACH;
    for (int i = 0; i < all; i++) {
      Piece piece = map.pieces().get(i);
      assertTrue(piece.x() >= 0 && piece.x() <= 1 && piece.y() >= 0 && piece.y() <= 1);
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < all; k++) {
        Piece other = map.pieces().get(k);
        double far = Math.hypot(piece.x() - other.x(), piece.y() - other.y());
        if (k != i && far < least) {
          least = far;
          nearest = k;
        }
      }
      if (nearest % Planted.BLOBS == i % Planted.BLOBS) own++;
    }
    assertTrue(own >= 0.95 * all, own + " of " + all + ", seed=" + SEED);
  }

  @Test
  void sizesAddUpAndMiddlesBelongToTheirClusters() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 20; turn++) {
      List<Survey.Lying> pieces = new ArrayList<>();
      int numbers = 2 + random.nextInt(6);
      for (float[] z : Planted.points(1 + random.nextInt(70), numbers, 1, random)) {
        pieces.add(new Survey.Lying("p" + pieces.size(), "", z));
      }
      int wanted = random.nextInt(5);
      CorpusMap map = Survey.of(Planted.origin(random.nextLong()), pieces, wanted);
      String said = "seed=" + SEED + " turn=" + turn;
      int[] sizes = new int[map.clusters().size()];
      for (Piece piece : map.pieces()) sizes[piece.cluster()]++;
      for (int c = 0; c < sizes.length; c++) {
        assertEquals(sizes[c], map.clusters().get(c).size(), said);
        assertEquals(c, map.pieces().get(map.clusters().get(c).medoid()).cluster(), said);
        if (c > 0) assertTrue(sizes[c] <= sizes[c - 1], said);
      }
      if (wanted > 0) assertTrue(sizes.length <= wanted, said);
      assertTrue(Arrays.stream(sizes).allMatch(size -> size > 0), said);
    }
  }

  @Test
  void whatLiesAlikeIsNoTrouble() {
    List<Survey.Lying> same = new ArrayList<>();
    for (int i = 0; i < 40; i++) same.add(new Survey.Lying("p" + i, "", new float[] {1, 2, 3}));
    CorpusMap map = Planted.map(same, 1);
    assertEquals(1, map.clusters().size());
    for (Piece piece : map.pieces()) assertEquals(0, piece.oddity());
    CorpusMap middle =
        Planted.map(List.of(new Survey.Lying("nowhere", "", new float[] {0, 0, 0})), 1);
    assertEquals(1, middle.clusters().size());
    assertThrows(IllegalArgumentException.class, () -> Planted.map(List.of(), 1));
  }
}
