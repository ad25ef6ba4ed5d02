// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zadenza.models.nsynth.Fourier;

/**
 * A spectrogram: seconds from left to right, frequency from 40 Hz to 16 kHz upwards in equal steps
 * for the ear, brighter where it is louder, from -84 to -18 dB (0 is a sine of full scale). One
 * thread.
 *
 * <p>However long the sound is, it keeps a bounded number of columns: where there are too many, two
 * become one.
 */
final class Spectrogram {
  static final int WIDTH = 900;
  static final int LEFT = 74;

  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 34;
  private static final int BANDS = 110;
  private static final int PLACE = 2; // how large a band of a column is drawn
  private static final int COLUMNS = (WIDTH - LEFT - RIGHT) / PLACE;
  private static final int WINDOW = 4096;
  private static final int HOP = 1024;
  private static final double LOWEST_HZ = 40;
  private static final double HIGHEST_HZ = 16_000;
  private static final double SOFTEST_DB = -84;
  private static final double LOUDEST_DB = -18;

  private static final int INK = 15;
  private static final int LINE = 14;
  private static final int HEATS = 14;
  private static final int[] COLOURS = {
    0x14171e, 0x1a1b33, 0x261f4a, 0x36215f, 0x4c2470, 0x642879, 0x7e2d7c, 0x983577, 0xb33f6b,
    0xcc4d5a, 0xe16344, 0xf08238, 0xf9ab4a, 0xfde39a, 0x3d4556, 0xc3cad6
  };

  private final int rate;
  private final Fourier fourier = new Fourier(WINDOW);
  private final double[] hann = new double[WINDOW];
  private final float[] ring = new float[WINDOW];
  private final double[] real = new double[WINDOW];
  private final double[] imaginary = new double[WINDOW];
  private final List<float[]> columns = new ArrayList<>();
  private float[] next = new float[BANDS];
  private int hopsOfNext;
  private int hopsOfColumn = 1;
  private long frames;

  /**
   * @param rate frames a second
   */
  Spectrogram(int rate) {
    this.rate = rate;
    for (int i = 0; i < WINDOW; i++) hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
  }

  /** Goes on with both sides of a sound. */
  void add(float[] left, float[] right, int count) {
    for (int i = 0; i < count; i++) {
      ring[(int) (frames % WINDOW)] = (left[i] + right[i]) / 2;
      frames++;
      if (frames % HOP == 0) hop();
    }
  }

  private void hop() {
    int oldest = (int) (frames % WINDOW);
    for (int i = 0; i < WINDOW; i++) {
      real[i] = ring[(oldest + i) % WINDOW] * hann[i];
      imaginary[i] = 0;
    }
    fourier.transform(real, imaginary);
    for (int band = 0; band < BANDS; band++) next[band] += (float) power(band);
    if (++hopsOfNext < hopsOfColumn) return;
    columns.add(next);
    next = new float[BANDS];
    hopsOfNext = 0;
    if (columns.size() == 4 * COLUMNS) halve();
  }

  private void halve() {
    for (int i = 0; i < columns.size() / 2; i++) {
      float[] sum = columns.get(2 * i);
      float[] other = columns.get(2 * i + 1);
      for (int band = 0; band < BANDS; band++) sum[band] += other[band];
      columns.set(i, sum);
    }
    columns.subList(columns.size() / 2, columns.size()).clear();
    hopsOfColumn *= 2;
  }

  private static double hz(double band) {
    return LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, band / BANDS);
  }

  /** The strongest partial in a band, where a sine of full scale has 1. */
  private double power(int band) {
    double from = hz(band) * WINDOW / rate;
    double to = hz(band + 1) * WINDOW / rate;
    double most = between((from + to) / 2);
    for (int bin = (int) Math.ceil(from); bin < to; bin++) most = Math.max(most, bin(bin));
    return most * 16 / ((double) WINDOW * WINDOW);
  }

  private double bin(int bin) {
    return bin >= WINDOW / 2 ? 0 : real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
  }

  private double between(double place) {
    int below = (int) place;
    double part = place - below;
    return (1 - part) * bin(below) + part * bin(below + 1);
  }

  /** What was heard until now. */
  Canvas picture() {
    int height = TOP + BANDS * PLACE + BOTTOM;
    Canvas canvas = new Canvas(WIDTH, height, COLOURS);
    for (int x = 0; x < COLUMNS && !columns.isEmpty(); x++) column(canvas, x);
    frequencies(canvas);
    seconds(canvas);
    return canvas;
  }

  /** The mean of the columns that fall on one of the picture. */
  private void column(Canvas canvas, int x) {
    int from = (int) ((long) x * columns.size() / COLUMNS);
    int to = Math.max(from + 1, (int) ((long) (x + 1) * columns.size() / COLUMNS));
    for (int band = 0; band < BANDS; band++) {
      double sum = 0;
      for (int i = from; i < to; i++) sum += columns.get(i)[band];
      int heat = heat(sum / (to - from) / hopsOfColumn);
      int y = TOP + (BANDS - 1 - band) * PLACE;
      canvas.fill(LEFT + x * PLACE, y, PLACE, PLACE, heat);
    }
  }

  private static int heat(double power) {
    double db = 10 * Math.log10(power + 1e-30);
    double place = (db - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB) * HEATS;
    return Math.clamp((int) Math.floor(place), 0, HEATS - 1);
  }

  private static void frequencies(Canvas canvas) {
    for (int hz : new int[] {50, 100, 200, 500, 1000, 2000, 5000, 10_000}) {
      double band = BANDS * Math.log(hz / LOWEST_HZ) / Math.log(HIGHEST_HZ / LOWEST_HZ);
      int y = (int) (TOP + (BANDS - band) * PLACE);
      String text = hz < 1000 ? Integer.toString(hz) : hz / 1000 + "k";
      canvas.label(text, LEFT - 12, y, INK);
      canvas.fill(LEFT - 8, y, 6, 1, INK);
    }
    canvas.label("Hz", LEFT - 20, TOP + BANDS * PLACE + 15, INK);
  }

  private void seconds(Canvas canvas) {
    double end = Math.max(1, frames) / (double) rate;
    int width = COLUMNS * PLACE;
    int bottom = TOP + BANDS * PLACE;
    int every = Ticks.step(end, width / 60.0);
    canvas.fill(LEFT, bottom, width, 1, LINE);
    for (int second = 0; second <= end; second += every) {
      int x = (int) (LEFT + second / end * width);
      canvas.fill(x, bottom, 1, 5, INK);
      String text = String.format(Locale.ROOT, second == 0 ? "%d s" : "%d", second);
      int half = second == 0 ? Canvas.LETTER / 2 : Canvas.textWidth(text) / 2;
      canvas.text(text, Math.min(x - half, WIDTH - 2 * half - 2), bottom + 9, INK);
    }
  }
}
