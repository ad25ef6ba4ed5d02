// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.sketch.Drawing.Point;
import org.zadenza.time.Rational;

class FigureTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final double STEP = 1.0 / Figure.GRID;

  /** Lines of some points, now and then a dot, now and then one above the other. */
  private static Drawing random(SplittableRandom random) {
    List<List<Point>> lines = new ArrayList<>();
    int count = random.nextInt(1, 30);
    for (int k = 0; k < count; k++) {
      List<Point> line = new ArrayList<>();
      int points = random.nextInt(1, 9);
      for (int p = 0; p < points; p++) {
        boolean again = p > 0 && random.nextInt(5) == 0;
        line.add(
            again
                ? line.getLast()
                : new Point(random.nextInt(0, 4080) / 16.0, random.nextInt(0, 4080) / 16.0));
      }
      lines.add(line);
    }
    return new Drawing(lines);
  }

  /** What is on paper grows up to the whole, and ends where the pen is. */
  @Test
  void whatIsDrawnSoFarGrows() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 200; trial++) {
      Drawing drawing = random(random);
      Figure figure = new Figure(drawing);
      String said = "seed=" + SEED + ", trial " + trial;
      assertEquals(drawing, figure.until(1), said);
      assertEquals(drawing.first(), figure.until(0).first(), said);
      int before = 0;
      for (int k = 0; k <= 40; k++) {
        double time = k / 40.0;
        Drawing begun = figure.until(time);
        int lines = begun.lines().size();
        assertTrue(lines >= before, said);
        before = lines;
        assertEquals(drawing.lines().subList(0, lines - 1), begun.lines().subList(0, lines - 1));
        if (time < figure.end(lines - 1).toDouble()) {
          assertNear(begun.lines().getLast().getLast(), figure.at(time), said + " at " + time);
        }
      }
    }
  }

  /** Lines fill the whole in order, none overlap, and at their ends the pen is where they end. */
  @Test
  void linesAreDrawnOneAfterTheOther() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 300; trial++) {
      Drawing drawing = random(random);
      Figure figure = new Figure(drawing);
      String said = "seed=" + SEED + ", trial " + trial;
      Rational before = Rational.ZERO;
      int last = drawing.lines().size() - 1;
      for (int line = 0; line <= last; line++) {
        assertTrue(figure.begin(line).compareTo(before) >= 0, said);
        assertTrue(figure.end(line).compareTo(figure.begin(line)) > 0, said);
        before = figure.end(line);
        List<Point> points = drawing.lines().get(line);
        assertNear(points.getFirst(), figure.at(figure.begin(line).toDouble()), said);
        assertNear(points.getLast(), figure.at(figure.end(line).toDouble()), said);
        for (int p = 1; p < points.size(); p++) {
          assertTrue(figure.time(line, p) >= figure.time(line, p - 1), said);
        }
      }
      assertEquals(Rational.ZERO, figure.begin(0), said);
      assertEquals(Rational.ONE, figure.end(last), said);
    }
  }

  private static void assertNear(Point expected, Point found, String said) {
    assertEquals(expected.x(), found.x(), 1e-6, said);
    assertEquals(expected.y(), found.y(), 1e-6, said);
  }

  /** Over a long line and in the air alike: twice the way takes twice the time. */
  @Test
  void thePenMovesAtOneSpeed() {
    List<Point> first = List.of(new Point(0, 0), new Point(100, 0));
    List<Point> second = List.of(new Point(100, 50), new Point(100, 150), new Point(150, 150));
    Figure figure = new Figure(new Drawing(List.of(first, second)));
    assertEquals(100 / 300.0, figure.end(0).toDouble(), 2 * STEP);
    assertEquals(150 / 300.0, figure.begin(1).toDouble(), 2 * STEP);
    assertEquals(250 / 300.0, figure.time(1, 1), 2 * STEP);
    assertEquals(50, figure.at(1 / 6.0).x(), 0.1);
    assertEquals(25, figure.at(125 / 300.0).y(), 0.1);
    assertEquals(100, figure.at(200 / 300.0).y(), 0.1);
    assertEquals(125, figure.at(275 / 300.0).x(), 0.1);
  }

  @Test
  void aDotTakesTimeToo() {
    Figure alone = new Figure(new Drawing(List.of(List.of(new Point(7, 9)))));
    assertEquals(Rational.ONE, alone.end(0));
    assertNear(new Point(7, 9), alone.at(0.5), "a dot stays");
    List<Point> line = List.of(new Point(0, 0), new Point(94, 0));
    Figure both = new Figure(new Drawing(List.of(line, List.of(new Point(94, 0)))));
    assertEquals(Figure.DOT / 100, 1 - both.begin(1).toDouble(), 2 * STEP);
  }

  @Test
  void numbersSayAllOfIt() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 100; trial++) {
      Drawing drawing = random(random);
      List<Integer> tokens = Figure.tokens(drawing);
      assertEquals(drawing.size(), tokens.size());
      assertEquals(new Figure(drawing), Figure.of(tokens), () -> "seed=" + SEED);
      Drawing read = DrawingText.read(DrawingText.write(drawing));
      for (int line = 0; line < drawing.lines().size(); line++) {
        for (int p = 0; p < drawing.lines().get(line).size(); p++) {
          Point point = drawing.lines().get(line).get(p);
          assertEquals(point.x(), read.lines().get(line).get(p).x(), 0.051);
          assertEquals(point.y(), read.lines().get(line).get(p).y(), 0.051);
        }
      }
    }
    assertEquals(0, Figure.of(List.of()).drawing().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "point 2 is x: |1,2 x",
        "point 1 is 1,2,3: |1,2,3",
        "point 3 is 300,4: |1,2 3,4; 300,4",
        "point 1 is -1,4: |-1,4",
        "point 1 is 1,NaN: |1,NaN",
        "there is no point|;"
      })
  void whatIsNoDrawingIsSaid(String saysAndDoes) {
    String[] both = saysAndDoes.split("\\|");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> DrawingText.read(both[1]));
    assertTrue(refused.getMessage().startsWith(both[0]), refused.getMessage());
  }
}
