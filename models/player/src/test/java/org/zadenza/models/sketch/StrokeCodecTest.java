// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zadenza.models.sketch.Drawing.Point;

class StrokeCodecTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  @Test
  void aDrawingComesBackFromWhereItBegan() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < 200; n++) {
      Drawing drawing = drawing(random);
      StrokeCodec codec = new StrokeCodec(random.nextDouble(1, 100));
      Drawing back = codec.drawing(codec.strokes(drawing));
      Drawing expected = drawing.moved(-drawing.first().x(), -drawing.first().y(), 1);
      assertEquals(expected.lines().size(), back.lines().size(), () -> "seed=" + SEED);
      for (int k = 0; k < expected.lines().size(); k++) {
        List<Point> line = expected.lines().get(k);
        assertEquals(line.size(), back.lines().get(k).size(), () -> "seed=" + SEED);
        for (int m = 0; m < line.size(); m++) {
          Point point = back.lines().get(k).get(m);
          assertEquals(line.get(m).x(), point.x(), 0.02, () -> "seed=" + SEED);
          assertEquals(line.get(m).y(), point.y(), 0.02, () -> "seed=" + SEED);
        }
      }
    }
  }

  @Test
  void rowsAreStrokeFive() {
    Drawing drawing =
        new Drawing(
            List.of(
                List.of(new Point(10, 20), new Point(14, 20)),
                List.of(new Point(12, 28)),
                List.of()));
    float[][] rows = new StrokeCodec(2).strokes(drawing).rows();
    assertArrayEquals(new float[][] {{2, 0, 0, 1, 0}, {-1, 4, 0, 1, 0}}, rows);
  }

  @Test
  void aDotThatComesFirstStays() {
    Drawing dots = new Drawing(List.of(List.of(new Point(0, 0)), List.of(new Point(7, 2))));
    StrokeCodec codec = new StrokeCodec(1);
    assertArrayEquals(new float[][] {{0, 0, 0, 1, 0}, {7, 2, 0, 1, 0}}, codec.strokes(dots).rows());
    assertEquals(dots, codec.drawing(codec.strokes(dots)));
    Drawing nothing = new Drawing(List.of());
    assertEquals(nothing, codec.drawing(codec.strokes(nothing)));
  }

  @Test
  void theScaleIsTheDeviationOfAllOffsets() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Drawing> drawings = IntStream.range(0, 20).mapToObj(n -> drawing(random)).toList();
    StrokeCodec codec = new StrokeCodec(StrokeCodec.scale(drawings));
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Drawing drawing : drawings) {
      for (StrokePoint point : codec.strokes(drawing).points()) {
        for (double offset : new double[] {point.dx(), point.dy()}) {
          sum += offset;
          squares += offset * offset;
          count++;
        }
      }
    }
    double mean = sum / count;
    assertEquals(1, squares / count - mean * mean, 1e-5, () -> "seed=" + SEED);
  }

  @Test
  void whatIsLeftOutLiesWithinEpsilonOfWhatStays() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int n = 0; n < 100; n++) {
      List<Point> line = new ArrayList<>();
      double x = 0;
      double y = 0;
      for (int k = 0; k < random.nextInt(1, 200); k++) {
        line.add(new Point(x += random.nextDouble(-3, 5), y += random.nextDouble(-3, 3)));
      }
      if (line.isEmpty()) line.add(new Point(x, y));
      List<Point> kept = new Drawing(List.of(line)).simplified(2).lines().getFirst();
      assertEquals(line.getFirst(), kept.getFirst());
      assertEquals(line.getLast(), kept.getLast());
      int from = 0;
      for (int k = 1; k < kept.size(); k++) {
        int to = from + 1;
        while (line.get(to) != kept.get(k)) to++;
        for (int m = from + 1; m < to; m++) {
          double away = Simplification.distance(line.get(m), line.get(from), line.get(to));
          assertTrue(away <= 2, () -> away + " seed=" + SEED);
        }
        from = to;
      }
      assertEquals(line.size() - 1, from, () -> "seed=" + SEED);
    }
    List<Point> straight = List.of(new Point(0, 0), new Point(1, 1), new Point(9, 9));
    assertEquals(2, new Drawing(List.of(straight)).simplified(0.1).size());
  }

  @Test
  void whatIsNoDrawingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Point(Double.NaN, 0));
    List<Point> dot = List.of(new Point(1, 1));
    List<List<Point>> thousands = IntStream.range(0, 10_001).mapToObj(n -> dot).toList();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Drawing(thousands));
    assertEquals(
        "a drawing of 10001 points is too much; at most 10000 can be used", refused.getMessage());
    assertEquals(Strokes.NONE, new StrokeCodec(1).strokes(new Drawing(List.of())));
    assertEquals(0, new Drawing(List.of(dot)).fitted(255).box().side());
  }

  private static Drawing drawing(SplittableRandom random) {
    List<List<Point>> lines = new ArrayList<>();
    for (int k = 0; k < random.nextInt(1, 6); k++) {
      List<Point> line = new ArrayList<>();
      for (int m = 0; m < random.nextInt(1, 12); m++) {
        line.add(new Point(random.nextDouble(-100, 300), random.nextDouble(-100, 300)));
      }
      lines.add(line);
    }
    lines.add(List.of(new Point(5, 5), new Point(60, 90)));
    return new Drawing(lines);
  }
}
