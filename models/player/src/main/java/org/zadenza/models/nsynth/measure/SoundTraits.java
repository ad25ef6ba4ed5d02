// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import org.zadenza.models.nsynth.NsynthShape;

/**
 * What a family is told by: levels of 40 mel bands (30 Hz to 7.8 kHz, dB, -80 at least) over five
 * times of a note - 64 ms, to 0.26 s, to 0.77 s, to 1.44 s, and what dies away - each less the
 * loudest of all, and how much each band varies before the note is let go.
 */
final class SoundTraits {
  private static final int BANDS = 40;
  private static final double LOWEST_HZ = 30;
  private static final double HIGHEST_HZ = 7800;
  private static final double SOFTEST = 1e-4;
  private static final int[] TIMES = {0, 4, 16, 48, 90, 120}; // windows
  private static final double[][] FILTERS = filters();

  /** How many numbers they are. */
  static final int COUNT = BANDS * TIMES.length;

  private SoundTraits() {}

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double[][] filters() {
    double[] corners = new double[BANDS + 2];
    for (int k = 0; k < corners.length; k++) {
      double at = mel(LOWEST_HZ) + k * (mel(HIGHEST_HZ) - mel(LOWEST_HZ)) / (corners.length - 1);
      corners[k] = 700 * (Math.pow(10, at / 2595) - 1);
    }
    double[][] out = new double[BANDS][Spectrogram.BINS];
    for (int band = 0; band < BANDS; band++) {
      for (int b = 0; b < Spectrogram.BINS; b++) {
        double hertz = (double) b * NsynthShape.SAMPLE_RATE / Spectrogram.WINDOW;
        double up = (hertz - corners[band]) / (corners[band + 1] - corners[band]);
        double down = (corners[band + 2] - hertz) / (corners[band + 2] - corners[band + 1]);
        out[band][b] = Math.max(0, Math.min(up, down));
      }
    }
    return out;
  }

  /** The traits of a sound, of which 2 s count. */
  static double[] of(float[] samples) {
    double[][] levels = levels(samples);
    double[] out = new double[COUNT];
    double loudest = Double.NEGATIVE_INFINITY;
    for (int band = 0; band < BANDS; band++) {
      for (int part = 0; part + 1 < TIMES.length; part++) {
        double mean = mean(levels[band], TIMES[part], TIMES[part + 1]);
        out[part * BANDS + band] = mean;
        loudest = Math.max(loudest, mean);
      }
      int held = TIMES[TIMES.length - 2];
      double mean = mean(levels[band], TIMES[1], held);
      double square = 0;
      for (int k = TIMES[1]; k < held; k++) {
        square += (levels[band][k] - mean) * (levels[band][k] - mean);
      }
      out[(TIMES.length - 1) * BANDS + band] = Math.sqrt(square / (held - TIMES[1]));
    }
    for (int k = 0; k < (TIMES.length - 1) * BANDS; k++) out[k] -= loudest;
    return out;
  }

  private static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += x[k];
    return sum / (to - from);
  }

  private static double[][] levels(float[] samples) {
    Spectrogram spectra = Spectrogram.of(samples);
    double[][] out = new double[BANDS][TIMES[TIMES.length - 1]];
    double[] energy = new double[Spectrogram.BINS];
    for (int k = 0; k < TIMES[TIMES.length - 1]; k++) {
      for (int b = 0; b < energy.length; b++) {
        double magnitude = k < spectra.real.length ? spectra.magnitude(k, b) : 0;
        energy[b] = magnitude * magnitude;
      }
      for (int band = 0; band < BANDS; band++) {
        double sum = Math.sqrt(PrincipalAxes.dot(FILTERS[band], energy));
        out[band][k] = 20 * Math.log10(Math.max(SOFTEST, sum));
      }
    }
    return out;
  }
}
