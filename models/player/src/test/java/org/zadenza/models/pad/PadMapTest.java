// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PadMapTest {
  private static final int NUMBERS = 16;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private float[][] points(int count) {
    float[][] out = new float[count][NUMBERS];
    for (float[] point : out) {
      for (int k = 0; k < NUMBERS; k++) point[k] = (float) (random.nextGaussian() * (NUMBERS - k));
    }
    return out;
  }

  private static PadMap map(float[][] points) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < points.length; i++) names.add("p" + i);
    return PadMap.of(names, names, points);
  }

  @Test
  void itIsTheSameEachTimeAndUsesTheSquare() {
    for (int round = 0; round < 20; round++) {
      int count = 2 + random.nextInt(60);
      float[][] points = points(count);
      PadMap map = map(points);
      assertEquals(map, map(points), "seed " + seed);
      double[] xs = map.spots().stream().mapToDouble(PadMap.Spot::x).sorted().toArray();
      double[] ys = map.spots().stream().mapToDouble(PadMap.Spot::y).sorted().toArray();
      for (int i = 0; i < count; i++) {
        double place = PadMap.MARGIN + (1 - 2 * PadMap.MARGIN) * i / (count - 1);
        assertEquals(place, xs[i], 1e-9, "seed " + seed);
        assertEquals(place, ys[i], 1e-9, "seed " + seed);
      }
    }
  }

  /** Points on a line in many dimensions lie from left to right as on it, one way or the other. */
  @Test
  void whatVariesMostGoesFromLeftToRight() {
    float[] way = points(1)[0];
    List<Double> places = new ArrayList<>();
    for (int i = 0; i < 12; i++) places.add(random.nextDouble() + i);
    Collections.shuffle(places, random);
    float[][] points = new float[places.size()][NUMBERS];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < NUMBERS; k++) points[i][k] = (float) (places.get(i) * way[k]);
    }
    PadMap map = map(points);
    Integer[] order = new Integer[points.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(map.spots().get(a).x(), map.spots().get(b).x()));
    boolean up = places.get(order[0]) < places.get(order[1]);
    for (int i = 1; i < order.length; i++) {
      assertEquals(up, places.get(order[i - 1]) < places.get(order[i]), "seed " + seed);
    }
  }

  @Test
  void atASpotThereIsThatSpotAlone() {
    PadMap map = map(points(30));
    for (int i = 0; i < 30; i++) {
      PadMap.Spot spot = map.spots().get(i);
      assertEquals(1, map.shares(spot.x(), spot.y())[i], "seed " + seed);
    }
  }

  /** Together 1, at most four, none below 0; a small step changes them little, wherever it is. */
  @Test
  void aHandThatMovesOnMeetsNoJump() {
    for (int round = 0; round < 200; round++) {
      PadMap map = map(points(1 + random.nextInt(40)));
      double x = random.nextDouble();
      double y = random.nextDouble();
      double nearest = Double.MAX_VALUE;
      for (PadMap.Spot spot : map.spots()) {
        nearest = Math.min(nearest, Math.hypot(spot.x() - x, spot.y() - y));
      }
      double[] here = map.shares(x, y);
      double step = 1e-6 * nearest;
      double[] there = map.shares(x + step, y - step);
      assertEquals(1, Arrays.stream(here).sum(), 1e-9, "seed " + seed);
      assertTrue(Arrays.stream(here).allMatch(share -> share >= 0), "seed " + seed);
      assertTrue(Arrays.stream(here).filter(share -> share > 0).count() <= PadMap.NEAREST);
      for (int i = 0; i < here.length; i++) {
        assertEquals(here[i], there[i], 1e-3, "seed " + seed + ", round " + round);
      }
    }
  }

  /** Where the fourth nearest is left for another, both have nothing to say. */
  @Test
  void whoComesAndWhoGoesHasNoShareThen() {
    PadMap map =
        new PadMap(
            List.of(
                new PadMap.Spot("a", "", 0.4, 0.5),
                new PadMap.Spot("b", "", 0.6, 0.5),
                new PadMap.Spot("c", "", 0.5, 0.35),
                new PadMap.Spot("low", "", 0.1, 0.5),
                new PadMap.Spot("high", "", 0.9, 0.5)));
    double[] left = map.shares(0.5 - 1e-7, 0.5);
    double[] right = map.shares(0.5 + 1e-7, 0.5);
    for (int i = 0; i < left.length; i++) assertEquals(left[i], right[i], 1e-5);
    assertEquals(0, left[3], 1e-9);
    assertEquals(0, left[4], 1e-9);
  }
}
