// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentsTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final float CLOSE = 2e-6f;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final float[] a = Latents.prior(64, random);
  private final float[] b = Latents.prior(64, random);

  @Test
  void anArcBeginsAndEndsAtItsEnds() {
    assertArrayEquals(a, Latents.slerp(a, b, 0), CLOSE);
    assertArrayEquals(b, Latents.slerp(a, b, 1), CLOSE);
  }

  @Test
  void anArcOfAQuarterIsSineAndCosine() {
    float[] z = Latents.slerp(new float[] {2, 0}, new float[] {0, 3}, 1 / 3.0);
    assertArrayEquals(new float[] {(float) (2 * Math.cos(Math.PI / 6)), 3 * 0.5f}, z, CLOSE);
  }

  @Test
  void anArcKeepsTheLengthOfItsEnds() {
    float[] other = Latents.moved(new float[64], b, length(a) / length(b));
    for (double t = 0; t <= 1; t += 1 / 16.0) {
      assertEquals(length(a), length(Latents.slerp(a, other, t)), 1e-4, "seed=" + SEED);
    }
  }

  @Test
  void whereThereIsNoArcThereIsALine() {
    float[] opposite = Latents.moved(new float[64], a, -2);
    assertArrayEquals(Latents.lerp(a, opposite, 0.3), Latents.slerp(a, opposite, 0.3));
    assertArrayEquals(a, Latents.slerp(a, a, 0.5), CLOSE);
    assertArrayEquals(Latents.lerp(new float[64], b, 0.5), Latents.slerp(new float[64], b, 0.5));
  }

  @Test
  void aLineHasItsEndsAndEqualSteps() {
    float[][] line = Latents.line(a, b, 5);
    assertArrayEquals(a, line[0]);
    assertArrayEquals(b, line[4]);
    assertArrayEquals(Latents.lerp(a, b, 0.25), line[1]);
    assertArrayEquals(a, Latents.line(a, b, 1)[0]);
  }

  @Test
  void aGridHasItsCornersWhereMagentaHasThem() {
    float[] c = Latents.prior(64, random);
    float[] d = Latents.prior(64, random);
    List<float[]> corners = List.of(a, b, c, d);
    float[][] square = Latents.grid(corners, 2, 2);
    float[][] expected = {a, c, b, d};
    for (int k = 0; k < 4; k++) assertArrayEquals(expected[k], square[k]);
    float[][] wide = Latents.grid(corners, 3, 2);
    assertArrayEquals(Latents.lerp(a, c, 0.5), wide[1]);
    assertArrayEquals(Latents.lerp(b, d, 0.5), wide[4]);
    assertArrayEquals(d, wide[5]);
  }

  @Test
  void asSimilarAsCanBeIsTheSame() {
    assertArrayEquals(a, Latents.similar(a, 1, random));
    float[] far = Latents.similar(a, 0, new SplittableRandom(3));
    assertArrayEquals(Latents.prior(64, new SplittableRandom(3)), far);
    double near = distance(a, Latents.similar(a, 0.9, random));
    assertTrue(near < distance(a, Latents.similar(a, 0.2, random)), "seed=" + SEED);
  }

  @Test
  void anAttributeLeadsFromTheOnesToTheOthers() {
    float[] v = Latents.attribute(List.of(a, b), List.of(new float[64]));
    assertArrayEquals(Latents.lerp(a, b, 0.5), v, CLOSE);
    assertArrayEquals(Latents.mean(List.of(a, b)), Latents.moved(new float[64], v, 1), CLOSE);
    assertArrayEquals(b, Latents.analogy(b, a, a), CLOSE);
  }

  @Test
  void theSameSeedIsTheSamePoint() {
    assertArrayEquals(
        Latents.prior(9, new SplittableRandom(5)), Latents.prior(9, new SplittableRandom(5)));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Latents.lerp(a, new float[3], 0.5));
    assertThrows(IllegalArgumentException.class, () -> Latents.slerp(a, new float[3], 0.5));
    assertThrows(IllegalArgumentException.class, () -> Latents.similar(a, 1.5, random));
    assertThrows(IllegalArgumentException.class, () -> Latents.grid(List.of(a, b), 2, 2));
    assertThrows(IllegalArgumentException.class, () -> Latents.line(a, b, 0));
    assertThrows(IllegalArgumentException.class, () -> Latents.mean(List.of()));
  }

  private static double length(float[] z) {
    return distance(z, new float[z.length]);
  }

  private static double distance(float[] x, float[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) sum += ((double) x[k] - y[k]) * (x[k] - y[k]);
    return Math.sqrt(sum);
  }
}
