// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

/**
 * Where in its period a recorded note is, sample by sample: the phase of its fundamental, so that
 * the sines that a decoder is given while it learns go with what it hears.
 *
 * <p>The note is turned down by its nominal frequency and averaged twice over two periods, which
 * leaves the fundamental and takes its harmonics away; the angle of what is left is how far the
 * note is ahead of the nominal one. Where the fundamental is too soft to tell, the angle goes on as
 * straight as it went between the places where it was not.
 */
public final class PhaseTrack {
  private static final int STEP = 64;
  private static final double PERIODS = 2;
  private static final double SOFTEST = 1e-3; // of the loudest

  private final double radiansPerSample;
  private final float[] ahead; // radians, every STEP samples, unwrapped

  private PhaseTrack(double radiansPerSample, float[] ahead) {
    this.radiansPerSample = radiansPerSample;
    this.ahead = ahead;
  }

  /** Follows a note whose fundamental should be at {@code hertz}. */
  public static PhaseTrack of(float[] samples, double hertz) {
    double turn = 2 * Math.PI * hertz / NsynthShape.SAMPLE_RATE;
    int length = Math.max(2, (int) Math.round(PERIODS * NsynthShape.SAMPLE_RATE / hertz));
    double[] real = new double[samples.length];
    double[] imaginary = new double[samples.length];
    for (int t = 0; t < samples.length; t++) {
      real[t] = samples[t] * Math.cos(turn * t);
      imaginary[t] = -samples[t] * Math.sin(turn * t);
    }
    for (int pass = 0; pass < 2; pass++) {
      real = averaged(real, length, pass);
      imaginary = averaged(imaginary, length, pass);
    }
    int count = samples.length / STEP + 2;
    double[] angles = new double[count];
    double[] strengths = new double[count];
    double loudest = 0;
    for (int k = 0; k < count; k++) {
      int t = Math.min(k * STEP, samples.length - 1);
      strengths[k] = Math.hypot(real[t], imaginary[t]);
      angles[k] = Math.atan2(imaginary[t], real[t]);
      loudest = Math.max(loudest, strengths[k]);
    }
    return new PhaseTrack(turn, unwrapped(angles, strengths, SOFTEST * loudest));
  }

  /** The mean of {@code length} samples around each, an even length to either side in turn. */
  private static double[] averaged(double[] x, int length, int pass) {
    double[] sums = new double[x.length + 1];
    for (int t = 0; t < x.length; t++) {
      sums[t + 1] = sums[t] + x[t];
    }
    double[] out = new double[x.length];
    int before = pass == 0 ? length / 2 : length - 1 - length / 2;
    for (int t = 0; t < x.length; t++) {
      int from = Math.max(0, t - before);
      int to = Math.min(x.length, t - before + length);
      out[t] = (sums[to] - sums[from]) / length;
    }
    return out;
  }

  private static float[] unwrapped(double[] angles, double[] strengths, double softest) {
    float[] out = new float[angles.length];
    int last = -1;
    int first = -1;
    for (int k = 0; k < angles.length; k++) {
      if (!(strengths[k] > softest)) continue;
      if (last < 0) {
        first = k;
        out[k] = (float) angles[k];
      } else {
        double step = Math.IEEEremainder(angles[k] - out[last], 2 * Math.PI);
        out[k] = (float) (out[last] + step);
        for (int m = last + 1; m < k; m++) {
          out[m] = out[last] + (out[k] - out[last]) * (m - last) / (k - last);
        }
      }
      last = k;
    }
    if (last < 0) return out;
    float slope = last == first ? 0 : (out[last] - out[first]) / (last - first);
    for (int k = 0; k < first; k++) {
      out[k] = out[first] - slope * (first - k);
    }
    for (int k = last + 1; k < out.length; k++) {
      out[k] = out[last] + slope * (k - last);
    }
    return out;
  }

  /** The phase at a sample in radians: the fundamental is near a cosine of it. */
  public double at(int sample) {
    int k = Math.min(sample / STEP, ahead.length - 2);
    double part = (double) (sample - k * STEP) / STEP;
    return radiansPerSample * sample + ahead[k] + part * (ahead[k + 1] - ahead[k]);
  }
}
