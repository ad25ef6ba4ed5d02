// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.pad;

import java.util.Locale;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * How a hand moved for some cycles, again and again. Its text has four letters for each moment, as
 * far from one to the next as they are many: two for x and two for y, numbers to the base 36 up to
 * {@value #LARGEST}, which is 1.
 *
 * @param cycles how long it takes
 * @param x of each moment, 0 to 1
 * @param y likewise
 */
public record Gesture(int cycles, double[] x, double[] y) {
  /** How long it may be, in cycles. */
  public static final int MOST_CYCLES = 64;

  /** How many moments it may have. */
  public static final int MOST_MOMENTS = 4096;

  static final int LARGEST = 36 * 36 - 1;
  private static final int LETTERS = 4;

  /** Checks the sizes. */
  public Gesture {
    if (cycles < 1 || cycles > MOST_CYCLES) {
      throw new IllegalArgumentException(
          "a gesture takes 1 to " + MOST_CYCLES + " cycles, not " + cycles);
    }
    if (x.length < 1 || x.length > MOST_MOMENTS || y.length != x.length) {
      throw new IllegalArgumentException(
          "a gesture has 1 to " + MOST_MOMENTS + " moments, not " + x.length);
    }
  }

  /** The gesture of a text. */
  public static Gesture read(int cycles, String text) {
    String letters = text.strip().toLowerCase(Locale.ROOT);
    if (!letters.matches("[0-9a-z]*") || letters.length() % LETTERS != 0 || letters.isEmpty()) {
      throw new IllegalArgumentException(
          "a gesture is a text of letters and digits, four for each moment, as the page writes it");
    }
    int moments = letters.length() / LETTERS;
    double[] x = new double[moments];
    double[] y = new double[moments];
    for (int i = 0; i < moments; i++) {
      x[i] = number(letters, LETTERS * i);
      y[i] = number(letters, LETTERS * i + LETTERS / 2);
    }
    return new Gesture(cycles, x, y);
  }

  private static double number(String letters, int at) {
    return (double) Integer.parseInt(letters, at, at + LETTERS / 2, 36) / LARGEST;
  }

  /** Its text. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < x.length; i++) out.append(letters(x[i])).append(letters(y[i]));
    return out.toString();
  }

  private static String letters(double number) {
    int whole = (int) Math.round(Math.clamp(number, 0, 1) * LARGEST);
    String out = Integer.toString(whole, 36);
    return out.length() == 1 ? "0" + out : out;
  }

  /** From left to right, 0 to 1: continuous. */
  public Pattern xs() {
    return along(x);
  }

  /** From the bottom to the top, 0 to 1: continuous. */
  public Pattern ys() {
    return along(y);
  }

  /** Straight from moment to moment, and from the last to the first. */
  private Pattern along(double[] numbers) {
    Rational length = Rational.of(cycles);
    return Pattern.signal(
        time -> {
          double place = time.mod(length).toDouble() / cycles * numbers.length;
          int at = Math.clamp((long) place, 0, numbers.length - 1);
          double next = numbers[(at + 1) % numbers.length];
          return numbers[at] + (place - at) * (next - numbers[at]);
        });
  }
}
