// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.sketch.Drawing;

/**
 * Other drawings of the same thing, by chance, placed as {@link Ink} sees them. Of each word there
 * are few drawings; so every one is turned, sheared, stretched, bent by two slow waves, mirrored
 * from left to right half of the time, its points shaken. Of some only the beginning is drawn,
 * since somebody may still be drawing, and of some a line is missing.
 */
final class Variation {
  private static final double TURN = 0.15; // radians
  private static final double SHEAR = 0.1;
  private static final double STRETCH = 0.15; // in natural logarithms
  private static final double BEND = 0.05; // of the longer side
  private static final double LONGEST_WAVE = 1.2 * Math.PI; // radians for the longer side
  private static final double SHAKE = 0.008;
  private static final double SMALLER = 0.08; // in natural logarithms
  private static final double ASIDE = 0.7; // places
  private static final double BEGUN = 0.25; // how many are only begun
  private static final double LEAST_BEGUN = 0.3; // of their points
  private static final double MISSING = 0.1;
  private static final int WAVES = 2;

  private final SplittableRandom random;
  private final double amount;

  /**
   * By this chance.
   *
   * @param amount how far everything goes, 1 or less
   */
  Variation(SplittableRandom random, double amount) {
    this.random = random;
    this.amount = amount;
  }

  /** Another one; the same, placed, where the amount is 0. */
  Drawing of(Drawing drawing) {
    if (amount == 0) return Ink.placed(drawing);
    Drawing kept = missing(begun(drawing));
    Drawing.Box box = kept.box();
    double times = box.side() > 0 ? 1 / box.side() : 1;
    Drawing small =
        kept.moved(-(box.left() + box.right()) / 2, -(box.top() + box.bottom()) / 2, times);
    return aside(Ink.placed(bent(small)));
  }

  private boolean happens(double chance) {
    return random.nextDouble() < chance * amount;
  }

  private double bell(double width) {
    return random.nextGaussian() * width * amount;
  }

  private Drawing begun(Drawing drawing) {
    if (!happens(BEGUN)) return drawing;
    int left =
        Math.max(
            2, (int) (drawing.size() * (LEAST_BEGUN + (1 - LEAST_BEGUN) * random.nextDouble())));
    List<List<Drawing.Point>> lines = new ArrayList<>();
    for (List<Drawing.Point> line : drawing.lines()) {
      if (left <= 0) break;
      lines.add(line.subList(0, Math.min(left, line.size())));
      left -= line.size();
    }
    return new Drawing(lines);
  }

  private Drawing missing(Drawing drawing) {
    if (drawing.lines().size() < 3 || !happens(MISSING)) return drawing;
    List<List<Drawing.Point>> lines = new ArrayList<>(drawing.lines());
    lines.remove(random.nextInt(lines.size()));
    return new Drawing(lines);
  }

  /** A wave across the drawing that moves its points. */
  private record Wave(double x, double y, double phase, double toTheRight, double down) {
    double at(Drawing.Point point) {
      return Math.sin(x * point.x() + y * point.y() + phase);
    }
  }

  private Wave wave() {
    return new Wave(
        LONGEST_WAVE * (2 * random.nextDouble() - 1),
        LONGEST_WAVE * (2 * random.nextDouble() - 1),
        2 * Math.PI * random.nextDouble(),
        bell(BEND),
        bell(BEND));
  }

  private Drawing bent(Drawing drawing) {
    List<Wave> waves = new ArrayList<>();
    for (int k = 0; k < WAVES; k++) waves.add(wave());
    double turn = bell(TURN);
    double wide = Math.exp(bell(STRETCH)) * (happens(0.5) ? -1 : 1);
    double high = Math.exp(bell(STRETCH));
    double shear = bell(SHEAR);
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    List<List<Drawing.Point>> lines = new ArrayList<>();
    for (List<Drawing.Point> line : drawing.lines()) {
      List<Drawing.Point> other = new ArrayList<>();
      for (Drawing.Point point : line) {
        double x = point.x() + bell(SHAKE);
        double y = point.y() + bell(SHAKE);
        for (Wave wave : waves) {
          double height = wave.at(point);
          x += wave.toTheRight * height;
          y += wave.down * height;
        }
        double across = cos * x - sin * y + shear * y;
        other.add(new Drawing.Point(wide * across, high * (sin * x + cos * y)));
      }
      lines.add(other);
    }
    return new Drawing(lines);
  }

  /** Somewhat smaller, and not quite in the middle. */
  private Drawing aside(Drawing placed) {
    double middle = Ink.SIDE / 2.0;
    double times = Math.exp(-Math.abs(bell(SMALLER)));
    return placed
        .moved(-middle, -middle, times)
        .moved(middle + bell(ASIDE), middle + bell(ASIDE), 1);
  }
}
