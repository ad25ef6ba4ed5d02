// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/**
 * From magnitudes of spectra back to sound (Griffin and Lim, 1984): phases begin by chance; in turn
 * the nearest sound is made, and its phases are taken.
 */
final class GriffinLim {
  private static final double TINY = 1e-12;

  private GriffinLim() {}

  /**
   * A sound of such spectra.
   *
   * @param magnitudes [windows][bins] as {@link Spectrogram#magnitude} has them
   * @param samples how long it is
   * @param seed of the first phases
   * @param heard is told after each turn how far the sound's spectra are from the wanted ones: the
   *     norm of the difference over the norm of those
   */
  static float[] sound(
      double[][] magnitudes, int samples, int iterations, long seed, DoubleConsumer heard) {
    Spectrogram spectra = new Spectrogram(magnitudes.length);
    SplittableRandom random = new SplittableRandom(seed);
    double whole = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      for (int b = 0; b < Spectrogram.BINS; b++) {
        double angle = 2 * Math.PI * random.nextDouble();
        double wanted = magnitudes[k][b] * Spectrogram.WINDOW / 4;
        spectra.real[k][b] = wanted * Math.cos(angle);
        spectra.imaginary[k][b] = wanted * Math.sin(angle);
        whole += wanted * wanted;
      }
    }
    double[] sound = spectra.synthesise(samples);
    for (int turn = 0; turn < iterations; turn++) {
      spectra.analyse(sound);
      double off = scale(spectra, magnitudes);
      heard.accept(Math.sqrt(off / Math.max(TINY, whole)));
      sound = spectra.synthesise(samples);
    }
    float[] out = new float[samples];
    for (int t = 0; t < samples; t++) out[t] = (float) Math.clamp(sound[t], -1, 1);
    return out;
  }

  /** Gives each bin its wanted magnitude; the squared distance from what was. */
  private static double scale(Spectrogram spectra, double[][] magnitudes) {
    double off = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      double[] re = spectra.real[k];
      double[] im = spectra.imaginary[k];
      for (int b = 0; b < Spectrogram.BINS; b++) {
        double wanted = magnitudes[k][b] * Spectrogram.WINDOW / 4;
        double is = Math.sqrt(re[b] * re[b] + im[b] * im[b]);
        off += (wanted - is) * (wanted - is);
        if (is > TINY) {
          re[b] *= wanted / is;
          im[b] *= wanted / is;
        } else {
          re[b] = wanted;
          im[b] = 0;
        }
      }
    }
    return off;
  }
}
