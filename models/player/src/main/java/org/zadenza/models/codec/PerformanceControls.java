// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.Arrays;

/**
 * What a performance can be asked for: how many notes a second, and how much of each pitch class;
 * 21 numbers before the event: 1 for "play as you like", 8 classes of density, 12 weights.
 *
 * <p>Where they come from in training: the density is that of the next 3 seconds, the histogram
 * that of what sounds in the next 5, each seen anew when time has passed.
 */
public final class PerformanceControls {
  /** How many numbers the controls are. */
  public static final int INPUTS = 21;

  /** Notes a second at which the next class of density begins. */
  private static final double[] DENSITY_EDGES = {1, 2, 4, 8, 16, 32, 64};

  private static final int DENSITY = 1;
  private static final int HISTOGRAM = 9;
  private static final int PITCH_CLASSES = 12;
  private static final int DENSITY_WINDOW = 3 * PerformanceCodec.STEPS_PER_SECOND;
  private static final int HISTOGRAM_WINDOW = 5 * PerformanceCodec.STEPS_PER_SECOND;
  private static final double PRIOR_SECONDS = 0.01;

  private PerformanceControls() {}

  /** Writes "play as you like" at the beginning of an input. */
  public static void free(float[] input) {
    Arrays.fill(input, 0, INPUTS, 0);
    input[0] = 1;
  }

  /**
   * Writes a wish at the beginning of an input.
   *
   * @param notesPerSecond from 0
   * @param histogram 12 weights from 0, C first; all 0 is all alike
   */
  public static void write(double notesPerSecond, double[] histogram, float[] input) {
    if (!(notesPerSecond >= 0) || histogram.length != PITCH_CLASSES) {
      throw new IllegalArgumentException(
          "controls need a density from 0 and 12 weights: density=%s, weights=%d"
              .formatted(notesPerSecond, histogram.length));
    }
    Arrays.fill(input, 0, INPUTS, 0);
    input[DENSITY + densityClass(notesPerSecond)] = 1;
    double sum = Arrays.stream(histogram).sum();
    for (int k = 0; k < PITCH_CLASSES; k++) {
      input[HISTOGRAM + k] = (float) (sum > 0 ? histogram[k] / sum : 1.0 / PITCH_CLASSES);
    }
  }

  /** The class of a density: the first edge above it, 0 to 7. */
  public static int densityClass(double notesPerSecond) {
    int k = 0;
    while (k < DENSITY_EDGES.length && DENSITY_EDGES[k] <= notesPerSecond) {
      k++;
    }
    return k;
  }

  /** The controls at each event of a performance, as what follows shows them: [events][21]. */
  public static float[][] of(int[] events) {
    long[] times = new long[events.length + 1]; // steps before each event
    for (int k = 0; k < events.length; k++) {
      times[k + 1] = times[k] + PerformanceCodec.steps(events[k]);
    }
    float[][] controls = new float[events.length][];
    for (int k = 0; k < events.length; k++) {
      boolean moved = k == 0 || PerformanceCodec.steps(events[k - 1]) > 0;
      if (moved) {
        controls[k] = new float[INPUTS];
        write(density(events, times, k), histogram(events, times, k), controls[k]);
      } else {
        controls[k] = controls[k - 1];
      }
    }
    return controls;
  }

  private static double density(int[] events, long[] times, int from) {
    int notes = 0;
    int k = from;
    while (k < events.length && times[k] - times[from] < DENSITY_WINDOW) {
      notes += events[k] < PerformanceCodec.OFF ? 1 : 0;
      k++;
    }
    long steps = Math.min(times[k] - times[from], DENSITY_WINDOW);
    return steps == 0 ? 0 : notes * (double) PerformanceCodec.STEPS_PER_SECOND / steps;
  }

  /** Seconds that each pitch class sounds among the notes that begin in the window. */
  private static double[] histogram(int[] events, long[] times, int from) {
    double[] seconds = new double[PITCH_CLASSES];
    Arrays.fill(seconds, PRIOR_SECONDS);
    int[] sounding = new int[PITCH_CLASSES];
    long limit = times[from] + HISTOGRAM_WINDOW;
    for (int k = from; k < events.length && times[k] < limit; k++) {
      int event = events[k];
      if (event < PerformanceCodec.OFF) {
        sounding[event % PITCH_CLASSES]++;
      } else if (event < PerformanceCodec.SHIFT) {
        int pitchClass = (event - PerformanceCodec.OFF) % PITCH_CLASSES;
        sounding[pitchClass] = Math.max(0, sounding[pitchClass] - 1);
      } else {
        long steps = Math.min(times[k + 1], limit) - times[k];
        for (int pitchClass = 0; pitchClass < PITCH_CLASSES; pitchClass++) {
          seconds[pitchClass] +=
              sounding[pitchClass] * (double) steps / PerformanceCodec.STEPS_PER_SECOND;
        }
      }
    }
    return seconds;
  }
}
