// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.models.Golden;
import org.zadenza.models.musicvae.Posterior;

class LiveSketchesTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final SketchShape SHAPE = new SketchShape(7, 24, 6, 5, 60);

  @ParameterizedTest
  @CsvSource({"0, false", "6, false", "6, true"})
  void equalThePlainVersion(int latents, boolean bounded) {
    SketchShape shape = new SketchShape(7, 24, latents, 5, 60);
    SketchRnn net = RandomSketches.network(shape, bounded && latents > 0, SEED);
    PlainSketchRnn plain = new PlainSketchRnn(net);
    LiveSketches live = new LiveSketches(net, 3);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < 20; n++) {
      Strokes strokes = RandomSketches.strokes(random, random.nextInt(0, 40));
      float[] z = RandomSketches.z(random, shape);
      double[][] expected = plain.write(strokes, Golden.wide(z));
      double[][] actual = live.write(strokes, z);
      assertEquals(expected.length, actual.length);
      for (int t = 0; t < expected.length; t++) {
        assertArrayEquals(expected[t], actual[t], Golden.TOLERANCE, () -> "seed=" + SEED);
      }
      if (latents == 0) continue;
      double[][] lies = plain.read(strokes);
      Posterior found = new LiveSketchReader(net).read(strokes);
      assertArrayEquals(lies[0], Golden.wide(found.mu()), Golden.TOLERANCE, () -> "seed=" + SEED);
      assertArrayEquals(lies[1], Golden.wide(found.sigma()), Golden.TOLERANCE);
    }
  }

  @Test
  void aDrawingIsTheSameWhicheverOthersAreDrawnBesideIt() {
    SketchRnn net = RandomSketches.network(SHAPE, false, SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<LiveSketches.Wanted> wanted = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      Strokes begun = RandomSketches.strokes(random, k);
      wanted.add(
          new LiveSketches.Wanted(RandomSketches.z(random, SHAPE), begun, random.nextLong()));
    }
    List<Strokes> nine = new LiveSketches(net, 9).draw(wanted, 0.7, 60);
    LiveSketches alone = new LiveSketches(net, 1);
    for (int k = 0; k < 9; k++) {
      Strokes drawn = nine.get(k);
      assertEquals(alone.draw(List.of(wanted.get(k)), 0.7, 60), List.of(drawn));
      assertEquals(wanted.get(k).begun(), drawn.first(k), "what was begun stays");
      assertTrue(drawn.size() <= 60);
    }
  }

  /** Points drawn at temperature 1 lie as the mixture says. */
  @Test
  void drawnPointsHaveTheMomentsOfTheMixture() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] out = {
      0.3f, -0.2f, -40, 0.2f, -0.5f, 1, -2, 0.5f, 3, -0.4f, 0.2f, -1, 0.3f, 0.7f, -0.9f
    };
    double p = 1 / (1 + Math.exp(-0.7)); // of the first bell
    double x = p * 1 + (1 - p) * -2;
    double y = p * 0.5 + (1 - p) * 3;
    double varX = p * (Math.exp(-0.8) + 1) + (1 - p) * (Math.exp(0.4) + 4) - x * x;
    double both =
        p * (Math.tanh(0.7) * Math.exp(-0.4 - 1) + 0.5)
            + (1 - p) * (Math.tanh(-0.9) * Math.exp(0.2 + 0.3f) - 6)
            - x * y;
    int count = 200_000;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int lifted = 0;
    for (int n = 0; n < count; n++) {
      StrokePoint point = PointMixture.draw(out, 0, 2, 1, random).orElseThrow();
      sumX += point.dx();
      sumY += point.dy();
      sumXx += point.dx() * point.dx();
      sumXy += point.dx() * point.dy();
      if (point.lifted()) lifted++;
    }
    double meanX = sumX / count;
    double meanY = sumY / count;
    String seed = "seed=" + SEED;
    assertEquals(x, meanX, 0.03, seed);
    assertEquals(y, meanY, 0.03, seed);
    assertEquals(varX, sumXx / count - meanX * meanX, 0.06, seed);
    assertEquals(both, sumXy / count - meanX * meanY, 0.06, seed);
    assertEquals(1 / (1 + Math.exp(0.5)), (double) lifted / count, 0.01, seed);
  }

  /** The density adds up to 1 over the plane. */
  @Test
  void theDensityIsOne() {
    double[] out = {0, 0, 0, 0.2, -0.5, 1, -2, 0.5, 3, -0.4, 0.2, -1, 0.3, 0.7, -0.9};
    double sum = 0;
    double step = 0.05;
    for (double x = -14; x < 14; x += step) {
      for (double y = -12; y < 16; y += step) {
        sum +=
            (Math.exp(-PointMixture.offsetLoss(out, 2, x, y)) - PointMixture.FLOOR) * step * step;
      }
    }
    assertEquals(1, sum, 1e-3);
  }

  @Test
  void temperatureZeroTakesTheLikeliestAndHigherOnesSpread() {
    float[] out = {5, -5, -9, 2, -5, 1, -2, 0.5f, 3, 0, 0, 0, 0, 0, 0};
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < 20; n++) {
      StrokePoint point = PointMixture.draw(out, 0, 2, 0, random).orElseThrow();
      assertEquals(new StrokePoint(1, 0.5f, false), point);
    }
    double near = 0;
    double far = 0;
    for (int n = 0; n < 5000; n++) {
      near += Math.abs(PointMixture.draw(out, 0, 2, 0.04, random).orElseThrow().dx() - 1);
      far += Math.abs(PointMixture.draw(out, 0, 2, 0.36, random).orElseThrow().dx() - 1);
    }
    assertEquals(3, far / near, 0.5, () -> "sigma goes with the root: seed=" + SEED);
    out[2] = 50;
    assertTrue(PointMixture.draw(out, 0, 2, 0, random).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> PointMixture.draw(out, 0, 2, -1, random));
  }

  @Test
  void tooManyDrawingsAndAnotherSpacesPointsAreRefused() {
    SketchRnn net = RandomSketches.network(SHAPE, false, SEED);
    LiveSketches one = new LiveSketches(net, 1);
    LiveSketches.Wanted wanted = new LiveSketches.Wanted(new float[6], Strokes.NONE, 1);
    assertThrows(IllegalArgumentException.class, () -> one.draw(List.of(wanted, wanted), 0.5, 9));
    LiveSketches.Wanted other = new LiveSketches.Wanted(new float[5], Strokes.NONE, 1);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> one.draw(List.of(other), 0.5, 9));
    assertEquals("a z of this network has 6 numbers, not 5", refused.getMessage());
    SketchRnn free = RandomSketches.network(new SketchShape(0, 8, 0, 2, 9), false, SEED);
    assertThrows(IllegalArgumentException.class, () -> new LiveSketchReader(free));
  }
}
