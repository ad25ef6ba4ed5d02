// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.Arrays;

/** What two sounds differ by, and how high one is: the figures of an evaluation. 16 kHz. */
public final class SoundMeasures {
  private static final Fourier[] SIZES = {
    new Fourier(2048), new Fourier(1024), new Fourier(512), new Fourier(256)
  };
  private static final double FLOOR = 1e-3; // of a full-scale sine's magnitude: -60 dB
  private static final int LOUDNESS_FRAME = 512;

  private static final double LOWEST_HZ = 25;
  private static final double HIGHEST_HZ = 4500;
  private static final int PITCH_FRAME = 2048;
  private static final double CLEAR = 0.15; // of the normalised difference function
  private static final double SILENT = 1e-3;

  private SoundMeasures() {}

  /**
   * How far apart two sounds are: for windows of 2048, 1024, 512 and 256 samples the root mean
   * square over bins of the difference of levels in dB, what is below -60 dB taken as that; the
   * mean over frames where one of them sounds, then over windows.
   */
  public static double spectralDistance(float[] a, float[] b) {
    double sum = 0;
    for (Fourier fourier : SIZES) sum += spectralDistance(a, b, fourier) / SIZES.length;
    return sum;
  }

  private static double spectralDistance(float[] a, float[] b, Fourier fourier) {
    int size = fourier.size();
    int samples = Math.min(a.length, b.length);
    double sum = 0;
    int frames = 0;
    for (int from = 0; from + size <= samples; from += size / 4) {
      double[] left = levels(a, from, fourier);
      double[] right = levels(b, from, fourier);
      double square = 0;
      boolean sounds = false;
      for (int k = 0; k < left.length; k++) {
        square += (left[k] - right[k]) * (left[k] - right[k]) / left.length;
        sounds |= left[k] > decibels(FLOOR) || right[k] > decibels(FLOOR);
      }
      if (sounds) {
        sum += Math.sqrt(square);
        frames++;
      }
    }
    return frames == 0 ? 0 : sum / frames;
  }

  private static double[] levels(float[] x, int from, Fourier fourier) {
    double[] out = magnitudes(x, from, fourier);
    for (int k = 0; k < out.length; k++) out[k] = decibels(Math.max(FLOOR, out[k]));
    return out;
  }

  /** Of a window (Hann), bins below half the rate; a sine of full scale has 1. */
  private static double[] magnitudes(float[] x, int from, Fourier fourier) {
    int size = fourier.size();
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int t = 0; t < size; t++) {
      real[t] = x[from + t] * (0.5 - 0.5 * Math.cos(2 * Math.PI * t / size));
    }
    fourier.transform(real, imaginary);
    double[] out = new double[size / 2];
    for (int k = 0; k < out.length; k++) out[k] = 4 * Math.hypot(real[k], imaginary[k]) / size;
    return out;
  }

  /**
   * How bright a sound is: the centre of its magnitudes over frequency, in Hz, those of windows of
   * 2048 samples added up; NaN where there is no sound.
   */
  public static double centroid(float[] x, int from, int to) {
    return centroid(x, from, to, 1);
  }

  /**
   * The same of the power of each frequency (AudioSpectrumCentroid of MPEG-7): soft noise over the
   * whole band, which moves that of the magnitudes far up, hardly moves it.
   */
  public static double powerCentroid(float[] x, int from, int to) {
    return centroid(x, from, to, 2);
  }

  private static double centroid(float[] x, int from, int to, int power) {
    Fourier fourier = SIZES[0];
    double sum = 0;
    double weighted = 0;
    for (int at = from; at + fourier.size() <= to; at += fourier.size() / 4) {
      double[] magnitudes = magnitudes(x, at, fourier);
      for (int k = 1; k < magnitudes.length; k++) {
        double amount = Math.pow(magnitudes[k], power);
        sum += amount;
        weighted += amount * k * NsynthShape.SAMPLE_RATE / fourier.size();
      }
    }
    return weighted / sum;
  }

  /** The mean absolute difference of loudness in dB, frame by frame, -60 dB being the softest. */
  public static double loudnessError(float[] a, float[] b) {
    int frames = Math.min(a.length, b.length) / LOUDNESS_FRAME;
    double sum = 0;
    for (int f = 0; f < frames; f++) {
      sum += Math.abs(loudness(a, f) - loudness(b, f)) / frames;
    }
    return sum;
  }

  private static double loudness(float[] x, int frame) {
    double sum = 0;
    for (int t = frame * LOUDNESS_FRAME; t < (frame + 1) * LOUDNESS_FRAME; t++) {
      sum += (double) x[t] * x[t] / LOUDNESS_FRAME;
    }
    return decibels(Math.max(FLOOR, Math.sqrt(sum)));
  }

  /**
   * The pitch of a sound as a MIDI note with a fraction, by the difference function of de Cheveigné
   * and Kawahara's YIN (2002), over frames of 2048 samples; the median of the frames that sound and
   * are clear. NaN where there is none.
   */
  public static double pitch(float[] x, int from, int to) {
    double[] found = new double[Math.max(0, (to - from) / (PITCH_FRAME / 2))];
    int count = 0;
    for (int at = from; at + 2 * PITCH_FRAME <= to; at += PITCH_FRAME / 2) {
      double hertz = framePitch(x, at);
      if (hertz > 0) found[count++] = 69 + 12 * Math.log(hertz / 440) / Math.log(2);
    }
    if (count == 0) return Double.NaN;
    Arrays.sort(found, 0, count);
    return found[count / 2];
  }

  private static double framePitch(float[] x, int at) {
    int longest = (int) (NsynthShape.SAMPLE_RATE / LOWEST_HZ);
    int shortest = (int) (NsynthShape.SAMPLE_RATE / HIGHEST_HZ);
    double energy = 0;
    for (int t = at; t < at + PITCH_FRAME; t++) energy += (double) x[t] * x[t];
    if (Math.sqrt(energy / PITCH_FRAME) < SILENT) return 0;
    double[] difference = new double[longest + 2];
    double running = 0;
    for (int lag = 1; lag < difference.length; lag++) {
      double sum = 0;
      for (int t = at; t < at + PITCH_FRAME; t++) {
        double d = x[t] - x[t + lag];
        sum += d * d;
      }
      running += sum;
      difference[lag] = running == 0 ? 1 : sum * lag / running;
    }
    for (int lag = Math.max(2, shortest); lag <= longest; lag++) {
      if (difference[lag] < CLEAR && difference[lag] <= difference[lag + 1]) {
        return NsynthShape.SAMPLE_RATE / period(difference, lag, longest);
      }
    }
    return 0;
  }

  /** The period to a part of a sample: read off two, four, eight.. of them, as many as fit. */
  private static double period(double[] difference, int lag, int longest) {
    double period = minimum(difference, lag);
    for (int count = 2; count * (period + 1) <= longest; count *= 2) {
      int near = (int) Math.rint(count * period);
      int best = near;
      for (int k = near - 1; k <= near + 1; k++) {
        if (difference[k] < difference[best]) best = k;
      }
      period = minimum(difference, best) / count;
    }
    return period;
  }

  /** Where the parabola through a place and its neighbours is lowest. */
  private static double minimum(double[] y, int at) {
    double bend = y[at - 1] - 2 * y[at] + y[at + 1];
    return bend <= 0 ? at : at + Math.clamp((y[at - 1] - y[at + 1]) / (2 * bend), -0.5, 0.5);
  }

  private static double decibels(double factor) {
    return 20 * Math.log10(factor);
  }
}
