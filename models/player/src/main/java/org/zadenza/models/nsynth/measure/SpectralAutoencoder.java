// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.zadenza.models.nsynth.SoundNote;

/**
 * The spectral baseline of NSynth's paper (Engel et al., 2017, §2.2) at the size of our codes: 16
 * numbers for every 512 samples say the log-magnitudes of two spectra (1024 samples, every 256),
 * phases come from Griffin and Lim's iteration.
 *
 * <p>It is linear: 15 numbers are the parts along the principal axes of the levels in dB, which no
 * linear autoencoder of as many numbers comes nearer to in least squares; the 16th is the loudness
 * of the two spectra, which the axes alone would let sink. The paper's is a deep convolutional
 * network with as large a code (1,984 numbers for 4 s) and 1,000 iterations. Given the pitch, what
 * is coded is the difference from the mean of notes of that pitch, the linear form of its pitch
 * condition.
 */
public final class SpectralAutoencoder {
  /** Turns of Griffin and Lim's iteration; more do not move the figures. */
  public static final int ITERATIONS = 100;

  private static final int LATENTS = 16;
  private static final double SILENT_DB = SpectralMoments.FLOOR_DB + 1;
  private static final double SOFTEST = 1e-8; // energy

  private final double[][] axes;
  private final NavigableMap<Integer, double[]> means;

  private SpectralAutoencoder(double[][] scatter, NavigableMap<Integer, double[]> means) {
    axes = PrincipalAxes.of(scatter, LATENTS - 1);
    this.means = means;
  }

  /** Not given the pitch: it has to be in the code. */
  public static SpectralAutoencoder plain(SpectralMoments moments) {
    NavigableMap<Integer, double[]> mean = new TreeMap<>();
    mean.put(0, moments.mean());
    return new SpectralAutoencoder(moments.scatter(), mean);
  }

  /** Given the pitch. */
  public static SpectralAutoencoder pitched(SpectralMoments moments) {
    return new SpectralAutoencoder(moments.scatterWithinPitches(), moments.means());
  }

  /** The mean row of the nearest pitch. */
  private double[] mean(int pitch) {
    Map.Entry<Integer, double[]> below = means.floorEntry(pitch);
    Map.Entry<Integer, double[]> above = means.ceilingEntry(pitch);
    if (below == null || above == null) {
      return (below == null ? means.firstEntry() : below).getValue();
    }
    boolean lower = pitch - below.getKey() <= above.getKey() - pitch;
    return (lower ? below : above).getValue();
  }

  /** The code of a note: 16 numbers for every 512 samples. */
  public double[][] encode(SoundNote note) {
    double[] mean = mean(note.pitch());
    double[][] rows = SpectralMoments.rows(note.samples());
    double[][] out = new double[rows.length][LATENTS];
    for (int r = 0; r < rows.length; r++) {
      out[r][0] = loudness(rows[r]);
      for (int k = 0; k < mean.length; k++) rows[r][k] -= mean[k];
      for (int a = 1; a < LATENTS; a++) out[r][a] = PrincipalAxes.dot(rows[r], axes[a - 1]);
    }
    return out;
  }

  /** The sound of a code; {@code seed} is of the first phases. */
  public float[] decode(double[][] code, int pitch, int samples, long seed) {
    double[][] magnitudes = new double[2 * code.length][];
    double[] mean = mean(pitch);
    for (int r = 0; r < code.length; r++) {
      double[] row = mean.clone();
      for (int a = 1; a < LATENTS; a++) {
        for (int k = 0; k < row.length; k++) row[k] += code[r][a] * axes[a - 1][k];
      }
      double gain = code[r][0] - loudness(row);
      for (int half = 0; half < 2; half++) {
        double[] out = magnitudes[2 * r + half] = new double[Spectrogram.BINS];
        for (int b = 0; b < out.length; b++) {
          double level = row[half * out.length + b];
          out[b] = level < SILENT_DB ? 0 : Math.pow(10, (level + gain) / 20);
        }
      }
    }
    return GriffinLim.sound(magnitudes, samples, ITERATIONS, seed, off -> {});
  }

  /** The energy of a row in dB, what lies on the floor left out. */
  private static double loudness(double[] row) {
    double sum = 0;
    for (double level : row) if (level >= SILENT_DB) sum += Math.pow(10, level / 10);
    return 10 * Math.log10(Math.max(SOFTEST, sum));
  }
}
