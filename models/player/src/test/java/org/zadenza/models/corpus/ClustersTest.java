// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.musicvae.Latents;

class ClustersTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final double ROUNDING = 1e-6; // centres are 32-bit numbers

  @Test
  void pointsThatLieTogetherAreOneCluster() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[]> points = new ArrayList<>();
    for (int k = 0; k < 90; k++) {
      float[] point = new float[8];
      for (int m = 0; m < 8; m++) point[m] = (float) random.nextDouble(-0.5, 0.5);
      point[k % 3] += 20;
      points.add(point);
    }
    Clusters clusters = Clusters.of(points, 3, SEED);
    assertEquals(3, clusters.centres().size());
    for (int k = 0; k < 90; k++) {
      assertEquals(clusters.members()[k % 3], clusters.members()[k], () -> "seed=" + SEED);
      assertEquals(clusters.members()[k], clusters.of(points.get(k)));
    }
    for (int c = 0; c < 3; c++) {
      int number = clusters.members()[c];
      List<float[]> own = new ArrayList<>();
      for (int k = c; k < 90; k += 3) own.add(points.get(k));
      assertArrayEquals(Latents.mean(own), clusters.centres().get(number), 1e-5f);
    }
    List<float[]> same = List.of(new float[] {1}, new float[] {1}, new float[] {2});
    assertEquals(2, Clusters.of(same, 9, 1).centres().size());
    assertThrows(IllegalArgumentException.class, () -> Clusters.of(List.of(), 2, 1));
  }

  /** Neither new members nor new middles ever raise the sum of squares, and it comes to rest. */
  @Test
  void noRoundRaisesTheObjective() {
    SplittableRandom random = new SplittableRandom(SEED);
    int rounds = 0;
    for (int turn = 0; turn < 60; turn++) {
      int numbers = 1 + random.nextInt(20);
      List<float[]> points = Planted.points(2 + random.nextInt(150), numbers, 2, random);
      Clusters now = Clusters.begun(points, 1 + random.nextInt(12), random.nextLong());
      double before = now.objective(points);
      for (int round = 0; round < 25; round++) {
        now = now.moved(points);
        double after = now.objective(points);
        assertTrue(
            after <= before * (1 + ROUNDING),
            "seed=" + SEED + " turn=" + turn + ": " + before + " became " + after);
        if (after < before) rounds++;
        before = after;
      }
      Clusters again = Clusters.of(points, now.centres().size(), SEED);
      assertArrayEquals(again.members(), again.moved(points).members(), "seed=" + SEED);
    }
    assertTrue(rounds > 60, rounds + " rounds made it smaller, seed=" + SEED);
  }
}
