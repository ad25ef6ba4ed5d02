// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/** Where drawings of words lie. */
class SketchSpaceTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int LATENTS = 5;

  private static float[] point(SplittableRandom random) {
    float[] out = new float[LATENTS];
    for (int k = 0; k < LATENTS; k++) out[k] = (float) random.nextDouble(-3, 3);
    return out;
  }

  private static SketchSpace space(int drawings, String... words) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<SketchSpace.Anchor> anchors = new ArrayList<>();
    for (String word : words) {
      List<float[]> own = new ArrayList<>();
      for (int k = 0; k < drawings; k++) own.add(point(random));
      float[] sigma = new float[LATENTS];
      Arrays.fill(sigma, 0.4f);
      anchors.add(new SketchSpace.Anchor(word, point(random), sigma, own));
    }
    return new SketchSpace(anchors, new SketchSpace.Usual(1, 2));
  }

  @Test
  void aCodeOfAWordIsNearOneOfItsDrawings() {
    SketchSpace.Anchor cat = space(SketchSpace.KEPT, "cat").anchors().getFirst();
    Set<Integer> seen = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      float[] there = cat.draw(0, new SplittableRandom(seed));
      int which = cat.drawings().indexOf(like(cat, there));
      assertArrayEquals(cat.drawings().get(which), there);
      seen.add(which);
      float[] near = cat.draw(1, new SplittableRandom(seed));
      for (int k = 0; k < LATENTS; k++) assertEquals(there[k], near[k], 6 * 0.1, "seed=" + SEED);
      assertTrue(!Arrays.equals(there, near));
    }
    assertEquals(SketchSpace.KEPT, seen.size(), "each of them now and then");
  }

  private static float[] like(SketchSpace.Anchor anchor, float[] point) {
    return anchor.drawings().stream()
        .filter(drawing -> Arrays.equals(drawing, point))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it is none of them, seed=" + SEED));
  }

  @Test
  void whatIsWrittenIsRead() throws WeightsException {
    for (int drawings : new int[] {0, SketchSpace.KEPT}) {
      SketchSpace space = space(drawings, "cat", "pig", "yoga");
      SafeTensors file = SafeTensors.parse(SafeTensors.bytes(space.tensors()), "a.safetensors");
      SketchSpace read = SketchSpace.read(file, space.words(), LATENTS, space.usual());
      assertEquals(space.words(), read.words());
      for (int k = 0; k < 3; k++) {
        SketchSpace.Anchor wanted = space.anchors().get(k);
        SketchSpace.Anchor found = read.anchors().get(k);
        assertArrayEquals(wanted.mean(), found.mean());
        assertArrayEquals(wanted.sigma(), found.sigma());
        assertEquals(drawings, found.drawings().size());
        for (int n = 0; n < drawings; n++) {
          assertArrayEquals(wanted.drawings().get(n), found.drawings().get(n));
        }
      }
    }
  }
}
