// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Drawing.Point;

class InkTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  private static double[] sums(Drawing drawing) {
    float[] ink = Ink.of(drawing);
    double[] out = new double[Ink.CHANNELS];
    for (int k = 0; k < ink.length; k++) out[k % Ink.CHANNELS] += ink[k];
    return out;
  }

  private static Drawing line(double... numbers) {
    return new Drawing(
        List.of(List.of(new Point(numbers[0], numbers[1]), new Point(numbers[2], numbers[3]))));
  }

  /** A line of one direction is ink of that direction alone, there and back. */
  @Test
  void directionsAreToldApart() {
    double[][] ends = {{100, 0}, {100, 100}, {0, 100}, {-100, 100}};
    for (int way = 0; way < ends.length; way++) {
      for (int sign : new int[] {1, -1}) {
        double[] sums = sums(line(0, 0, sign * ends[way][0], sign * ends[way][1]));
        assertTrue(sums[0] > 20, way + ": " + sums[0]);
        for (int k = 0; k < ends.length; k++) {
          assertEquals(k == way ? sums[0] : 0, sums[1 + k], 1e-3, "way " + way + ", channel " + k);
        }
      }
    }
    double[] between = sums(line(0, 0, Math.cos(Math.PI / 8) * 100, Math.sin(Math.PI / 8) * 100));
    assertEquals(between[0] / 2, between[1], 1e-3);
    assertEquals(between[0] / 2, between[2], 1e-3);
  }

  /** A pen one place wide along the middle of a row leaves its length in ink. */
  @Test
  void aLineLeavesItsLength() {
    float[] ink = new float[Ink.SIZE];
    Ink.draw(line(4.5, 10.5, 20.5, 10.5), ink);
    for (int place = 0; place < Ink.SIDE * Ink.SIDE; place++) {
      int row = place / Ink.SIDE;
      int column = place % Ink.SIDE;
      boolean inked = row == 10 && column >= 4 && column <= 20;
      assertEquals(inked ? 1 : 0, ink[place * Ink.CHANNELS], 1e-6, row + " " + column);
    }
  }

  @Test
  void aDotLiesInTheMiddleAndGoesNowhere() {
    double[] sums = sums(new Drawing(List.of(List.of(new Point(250, 3)))));
    assertTrue(sums[0] > 0.5 && sums[0] < 4, "ink " + sums[0]);
    for (int k = 1; k < sums.length; k++) assertEquals(0, sums[k]);
    float[] ink = Ink.of(new Drawing(List.of(List.of(new Point(250, 3)))));
    int middle = (Ink.SIDE / 2 * Ink.SIDE + Ink.SIDE / 2) * Ink.CHANNELS;
    assertTrue(ink[middle] > 0.2, "ink " + ink[middle]);
  }

  /** Where a drawing lies, how large it is and which way its lines were drawn do not count. */
  @Test
  void itIsTheSameWhereverItLies() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 200; trial++) {
      Drawing drawing = RandomGuesses.drawing(random);
      String said = "seed=" + SEED + ", trial " + trial;
      float[] ink = Ink.of(drawing);
      double times = Math.exp(random.nextDouble(-3, 3));
      Drawing other = drawing.moved(random.nextDouble(-500, 500), random.nextDouble(500), times);
      if (drawing.box().side() > 0) assertArrayEquals(ink, Ink.of(other), 1e-3f, said);
      Drawing back = new Drawing(drawing.lines().stream().map(List::reversed).toList());
      assertArrayEquals(ink, Ink.of(back), 1e-4f, said);
      for (int k = 0; k < ink.length; k++) {
        int place = k / Ink.CHANNELS;
        assertTrue(ink[k] >= 0 && ink[k] <= 1, said);
        boolean edge = place % Ink.SIDE == 0 || place / Ink.SIDE == 0;
        if (edge) assertEquals(0, ink[k], said);
      }
    }
  }

  @Test
  void whatLiesBeyondTheEdgesIsNotSeen() {
    float[] ink = new float[Ink.SIZE];
    Ink.draw(line(-1e6, -1e6, -50, -1e6), ink);
    Ink.draw(line(1e6, 40, 50, 1e7), ink);
    assertArrayEquals(new float[Ink.SIZE], ink);
    Ink.draw(line(-100, 5.5, 1000, 5.5), ink);
    assertEquals(1, ink[5 * Ink.SIDE * Ink.CHANNELS], 1e-6);
  }
}
