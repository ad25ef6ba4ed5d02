// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Drawings as texts: {@code "20,30 40.5,50; 60,60"} is a line and a dot, on the paper of {@value
 * StrokeCodec#SIDE} by {@value StrokeCodec#SIDE} pixels, y downwards.
 */
public final class DrawingText {
  private DrawingText() {}

  /** Whether a text can only be meant as a drawing. */
  public static boolean isOne(String text) {
    return text.matches("(?s)\\s*-?[\\d.]+\\s*,.*");
  }

  /**
   * The drawing that a text says.
   *
   * @throws IllegalArgumentException saying which point is none
   */
  public static Drawing read(String text) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    int number = 0;
    for (String written : text.split(";")) {
      List<Drawing.Point> line = new ArrayList<>();
      if (written.isBlank()) continue;
      for (String point : written.strip().split("\\s+")) line.add(point(point, ++number));
      lines.add(line);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("there is no point, as in \"20,30 40,50; 60,60\"");
    }
    return new Drawing(lines);
  }

  private static Drawing.Point point(String text, int number) {
    String[] both = text.split(",", -1);
    try {
      if (both.length == 2) {
        return new Drawing.Point(pixels(both[0]), pixels(both[1]));
      }
    } catch (NumberFormatException none) {
      // said below, as for what has no comma
    }
    throw new IllegalArgumentException(
        "point %d is %s: a point is x,y, each from 0 to %.0f"
            .formatted(number, text, StrokeCodec.SIDE));
  }

  private static double pixels(String text) {
    double out = Double.parseDouble(text);
    if (out >= 0 && out <= StrokeCodec.SIDE) return out;
    throw new NumberFormatException(text);
  }

  /** The text of a drawing, to tenths of a pixel. */
  public static String write(Drawing drawing) {
    return drawing.lines().stream()
        .map(line -> line.stream().map(DrawingText::write).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  private static String write(Drawing.Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  private static String number(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels).replaceFirst("\\.0$", "");
  }
}
