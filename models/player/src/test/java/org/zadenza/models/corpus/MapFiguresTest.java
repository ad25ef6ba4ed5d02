// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapFiguresTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void plantedLabelsAreWhollyTold() {
    MapFigures figures = MapFigures.of(Planted.map(Planted.blobs(SEED), SEED));
    assertEquals(Planted.BLOBS * Planted.EACH, figures.labelled());
    assertEquals(1, figures.purity(), "seed=" + SEED);
    assertEquals(1, figures.alike(), "seed=" + SEED);
    assertTrue(figures.purityByChance() > 0.33 && figures.purityByChance() < 0.5, "seed=" + SEED);
    double pairs = 29.0 / 89; // others of one blob, of all others
    assertEquals(pairs, figures.alikeByChance(), 1e-12);
    assertTrue(figures.kept() > 0.5 && figures.kept() <= 1, figures + " seed=" + SEED);
  }

  /** Labels that say nothing of where pieces lie are told no better than by chance. */
  @Test
  void chanceIsChance() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Survey.Lying> pieces = new ArrayList<>();
    for (float[] z : Planted.points(400, 12, 1, random)) {
      pieces.add(new Survey.Lying("p", random.nextInt(3) == 0 ? "a" : "b", z));
    }
    MapFigures figures = MapFigures.of(Survey.of(Planted.origin(1), pieces, 4));
    assertEquals(figures.purityByChance(), figures.purity(), 0.06, "seed=" + SEED);
    assertEquals(figures.alikeByChance(), figures.alike(), 0.15, "seed=" + SEED);
    List<Survey.Lying> bare = pieces.stream().map(p -> new Survey.Lying("p", "", p.z())).toList();
    assertEquals(0, MapFigures.of(Survey.of(Planted.origin(1), bare, 2)).labelled());
  }
}
