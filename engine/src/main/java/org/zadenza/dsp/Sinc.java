// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * A signal between its frames: a sinc in Kaiser's window, cut into rows for every 256th of a frame,
 * straight between two rows. Any thread; allocates nothing after the class is loaded.
 *
 * <p>Read faster than it was recorded, a sound would fold back from above half the rate; so there
 * is a table for each eighth of an octave of steps up to 2, with a corner as much lower and as many
 * more taps. After Smith and Gossett, "A flexible sampling-rate conversion method" (1984); the
 * window's shape is Kaiser's (1974) for 90 dB.
 */
public final class Sinc {
  /** The step up to which a table folds nothing back. */
  public static final double WIDEST = 2;

  /** So many frames before and after a place are needed at most. */
  public static final int REACH = 48;

  private static final int PHASES = 256;
  private static final int HALF = 24;
  private static final int PER_OCTAVE = 8;
  private static final double CORNER = 0.95;
  private static final double BETA = 0.1102 * (90 - 8.7);
  private static final Sinc[] TABLES = new Sinc[PER_OCTAVE + 1];

  static {
    for (int i = 0; i <= PER_OCTAVE; i++) {
      TABLES[i] = new Sinc(Power.ofOctaves((double) i / PER_OCTAVE));
    }
  }

  private final double step;
  private final int taps;
  private final float[] rows;

  private Sinc(double step) {
    this.step = step;
    taps = 4 * (int) Math.ceil(HALF * step / 2);
    rows = new float[(PHASES + 1) * taps];
    for (int row = 0; row <= PHASES; row++) fill(row);
  }

  private void fill(int row) {
    double[] kernel = new double[taps];
    double sum = 0;
    for (int k = 0; k < taps; k++) {
      double t = k - (taps / 2 - 1) - (double) row / PHASES;
      kernel[k] = sinc(CORNER / step * t) * window(2 * t / taps);
      sum += kernel[k];
    }
    for (int k = 0; k < taps; k++) rows[row * taps + k] = (float) (kernel[k] / sum);
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
  }

  private static double window(double t) {
    return t * t >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - t * t)) / bessel(BETA);
  }

  /** The modified Bessel function of order 0, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  /**
   * The table for reading at some speed.
   *
   * @param step frames of the sound per frame of the output; above {@link #WIDEST} it folds
   */
  public static Sinc of(double step) {
    int i = 0;
    while (i < PER_OCTAVE && TABLES[i].step < step) i++;
    return TABLES[i];
  }

  /** How many frames before and after a place it looks at. */
  public int reach() {
    return taps / 2;
  }

  /**
   * The signal at {@code place + fraction}.
   *
   * @param x holds {@link #reach} frames before and after
   * @param fraction 0 up to 1
   */
  public float at(float[] x, int place, double fraction) {
    double phase = fraction * PHASES;
    int row = (int) phase;
    float weight = (float) (phase - row);
    int low = row * taps;
    int high = low + taps;
    int from = place - taps / 2 + 1;
    float even = 0;
    float odd = 0;
    float evenNext = 0;
    float oddNext = 0;
    for (int k = 0; k < taps; k += 2) {
      float first = x[from + k];
      float second = x[from + k + 1];
      even += first * rows[low + k];
      odd += second * rows[low + k + 1];
      evenNext += first * rows[high + k];
      oddNext += second * rows[high + k + 1];
    }
    float here = even + odd;
    return here + weight * (evenNext + oddNext - here);
  }
}
