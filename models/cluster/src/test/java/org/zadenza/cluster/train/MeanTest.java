// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.worker.train.Knowledge;

class MeanTest {
  private static final long SEED =
      Long.getLong("seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));

  @Test
  void theMeanOfOneIsItself() {
    Knowledge one = new Knowledge(new float[] {1, 2}, new float[] {3}, 4);
    Mean mean = new Mean().add(new Mean()).add(new Mean().add(one, 0.5));
    assertSame(one, mean.knowledge());
    assertEquals(0.5, mean.loss());
    assertEquals(1, mean.count());
  }

  /** A law: in whatever tree they are added, it is the mean, but for a float's last bit. */
  @Test
  void theOrderHardlyMatters() {
    System.out.println("MeanTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 50; turn++) {
      int count = random.nextInt(1, 20);
      int weights = random.nextInt(1, 30);
      int moments = random.nextInt(0, 30);
      List<Knowledge> all = new ArrayList<>();
      List<Mean> trees = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        all.add(new Knowledge(floats(weights, random), floats(moments, random), 7));
        trees.add(new Mean().add(all.get(k), k));
      }
      while (trees.size() > 1) {
        Mean one = trees.remove(random.nextInt(trees.size()));
        trees.add(trees.remove(random.nextInt(trees.size())).add(one));
      }
      Mean mean = trees.getFirst();
      assertEquals(count, mean.count());
      assertEquals((count - 1) / 2.0, mean.loss(), 1e-12);
      assertEquals(7, mean.knowledge().updates());
      assertEquals(weights, mean.knowledge().weights().length);
      assertEquals(moments, mean.knowledge().moments().length);
      for (int k = 0; k < weights; k++) {
        int at = k;
        double expected = all.stream().mapToDouble(a -> a.weights()[at]).sum() / count;
        float found = mean.knowledge().weights()[k];
        assertTrue(Math.abs(found - expected) <= Math.ulp((float) expected), "weight " + k);
      }
      for (int k = 0; k < moments; k++) {
        int at = k;
        double expected = all.stream().mapToDouble(a -> a.moments()[at]).sum() / count;
        float found = mean.knowledge().moments()[k];
        assertTrue(Math.abs(found - expected) <= Math.ulp((float) expected), "moment " + k);
      }
    }
  }

  /** Two parts are the same whichever comes first. */
  @Test
  void twoAreTheSameEitherWay() {
    SplittableRandom random = new SplittableRandom(SEED);
    Knowledge a = new Knowledge(floats(50, random), floats(50, random), 1);
    Knowledge b = new Knowledge(floats(50, random), floats(50, random), 1);
    Knowledge one = new Mean().add(a, 0).add(new Mean().add(b, 0)).knowledge();
    Knowledge other = new Mean().add(b, 0).add(new Mean().add(a, 0)).knowledge();
    assertArrayEquals(one.weights(), other.weights());
    assertArrayEquals(one.moments(), other.moments());
  }

  // All of one sign: sums that cancel have no last bit to speak of.
  private static float[] floats(int count, SplittableRandom random) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(0.001, 1000);
    return out;
  }
}
