// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.sketch.Drawing.Point;

class SketcherTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final SketchShape SHAPE = new SketchShape(7, 24, 6, 5, 60);

  @Test
  void completionsKeepWhatIsThereWhereItStands() {
    for (SketchShape shape : List.of(SHAPE, new SketchShape(0, 24, 0, 5, 60))) {
      SketchRnn net = RandomSketches.network(shape, false, SEED);
      Sketcher sketcher = new Sketcher(net, SketchSpace.UNKNOWN, 4);
      List<Point> line = List.of(new Point(50, 80), new Point(120, 90), new Point(100, 180));
      Sketcher.Begun begun = new Sketcher.Begun(new Drawing(List.of(line)), null, 9, 0.5, 40, SEED);
      List<Drawing> nine = sketcher.complete(begun);
      assertEquals(9, nine.size());
      assertTrue(nine.stream().distinct().count() > 5, "completions differ");
      for (Drawing drawing : nine) {
        assertTrue(drawing.size() <= 40);
        List<Point> first = drawing.lines().getFirst();
        for (int k = 0; k < line.size(); k++) {
          assertEquals(line.get(k).x(), first.get(k).x(), 1e-3);
          assertEquals(line.get(k).y(), first.get(k).y(), 1e-3);
        }
      }
      assertEquals(nine, sketcher.complete(begun), "the same seed, the same drawings");
    }
  }

  @Test
  void drawingsOfAPointFollowFromTheSeedAndFitThePaper() {
    SketchRnn net = RandomSketches.network(SHAPE, false, SEED);
    Sketcher sketcher = new Sketcher(net, SketchSpace.UNKNOWN, 4);
    List<Drawing> six = sketcher.draw(6, 0.7, SEED);
    assertEquals(six, sketcher.draw(6, 0.7, SEED));
    for (Drawing drawing : six) {
      if (drawing.size() < 2) continue;
      assertEquals(StrokeCodec.SIDE, drawing.box().side(), 1e-6, () -> "seed=" + SEED);
    }
    float[] mu = sketcher.read(six.getFirst()).mu();
    float[] moved = sketcher.read(six.getFirst().moved(17, -4, 3)).mu();
    assertArrayEquals(mu, moved, 1e-4f, "where and how large it stands does not matter");
  }

  @Test
  void aGridHasItsCornersAndArcsBetween() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[]> corners = new ArrayList<>();
    for (int k = 0; k < 4; k++) corners.add(Latents.prior(6, random));
    float[][] grid = Latents.arcs(corners, 3, 3);
    assertArrayEquals(corners.get(0), grid[0], 1e-5f);
    assertArrayEquals(corners.get(1), grid[6], 1e-5f);
    assertArrayEquals(corners.get(2), grid[2], 1e-5f);
    assertArrayEquals(corners.get(3), grid[8], 1e-5f);
    assertArrayEquals(Latents.slerp(corners.get(0), corners.get(2), 0.5), grid[1], 1e-5f);
    SketchRnn net = RandomSketches.network(SHAPE, false, SEED);
    Sketcher sketcher = new Sketcher(net, SketchSpace.UNKNOWN, 4);
    assertEquals(9, sketcher.grid(corners, 3, 3, 0.2, SEED).size());
  }

  @Test
  void wordsAreWhereTheirAnchorsAre() {
    SketchRnn net = RandomSketches.network(SHAPE, false, SEED);
    float[] mean = {1, 2, 3, 4, 5, 6};
    float[] sigma = {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f};
    SketchSpace space =
        new SketchSpace(
            List.of(new SketchSpace.Anchor("cat", mean, sigma, List.of())),
            new SketchSpace.Usual(0, 0));
    Sketcher sketcher = new Sketcher(net, space, 1);
    assertArrayEquals(mean, sketcher.word("cat", 0, SEED));
    float[] near = sketcher.word("cat", 1, SEED);
    assertTrue(!Arrays.equals(mean, near), "daring draws around it");
    assertArrayEquals(mean, near, 1, () -> "seed=" + SEED);
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> sketcher.word("cta", 0, 1));
    assertTrue(unknown.getMessage().contains("cat"), unknown.getMessage());
    Strokes strokes = net.codec().strokes(new Drawing(List.of(List.of(new Point(1, 1)))));
    assertThrows(
        IllegalArgumentException.class, () -> new SketchScorer(net).oddity(strokes, space.usual()));
  }

  /** L_R and L_KL of the paper by hand, and nats a point that no scale changes. */
  @Test
  void lossesAreThoseOfThePaper() {
    SketchLosses one = new SketchLosses(1, 10, -4, 6, 1, 12.8);
    SketchLosses two = one.plus(new SketchLosses(1, 30, 8, 2, 3, 0));
    assertEquals((-4 + 6 + 8 + 2) / (2 * 100.0), two.reconstruction(100), 1e-12);
    assertEquals(12.8 / (2 * 64), two.divergence(64), 1e-12);
    assertEquals(28.8 / 40 + 2 * Math.log(3), two.perPoint(3), 1e-12);
    assertEquals(0, SketchLosses.divergence(new double[3], new double[] {1, 1, 1}), 1e-12);
    assertEquals(2, SketchLosses.divergence(new double[] {2}, new double[] {1}), 1e-12);
    double[] out = {0, 0, 0, 0, 0.3, -0.2, 0.4, 0.1, 0.6};
    double[] twice = out.clone(); // the same distribution in units half as large
    for (int k = 4; k < 6; k++) twice[k] *= 2;
    for (int k = 6; k < 8; k++) twice[k] += Math.log(2);
    double loss = PointMixture.offsetLoss(out, 1, 0.7, 0.5);
    double wider = PointMixture.offsetLoss(twice, 1, 1.4, 1.0);
    assertEquals(loss, wider - 2 * Math.log(2), 1e-4);
  }
}
