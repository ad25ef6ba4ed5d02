// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.zadenza.models.nsynth.SoundNote;

/**
 * What is counted over the notes that a {@link SpectralAutoencoder} learns from: means of levels of
 * spectra, of all and of each pitch, and how they vary together.
 *
 * <p>A row is the levels of two windows in dB, {@link #ROW} numbers.
 */
public final class SpectralMoments {
  static final int ROW = 2 * Spectrogram.BINS;
  static final double FLOOR_DB = -80;

  private static final int TOGETHER = 4; // rows
  private static final int EVERY = 4; // of the rows of a note one is counted, another each note

  private final double[] sum = new double[ROW];
  private final double[][] products = new double[ROW][ROW]; // above and on the diagonal
  private final NavigableMap<Integer, double[]> sums = new TreeMap<>(); // by pitch
  private final NavigableMap<Integer, Integer> counts = new TreeMap<>();
  private int count;

  private SpectralMoments() {}

  /** Counts over some notes; takes some seconds for a thousand. */
  public static SpectralMoments of(List<SoundNote> notes) {
    if (notes.isEmpty()) throw new IllegalArgumentException("there are no notes to learn from");
    SpectralMoments out = new SpectralMoments();
    double[][] held = new double[TOGETHER][];
    int filled = 0;
    for (int n = 0; n < notes.size(); n++) {
      double[][] rows = rows(notes.get(n).samples());
      for (int r = n % EVERY; r < rows.length; r += EVERY) {
        out.count(rows[r], notes.get(n).pitch());
        held[filled++] = rows[r];
        if (filled == TOGETHER) {
          out.multiply(held);
          filled = 0;
        }
      }
    }
    while (filled > 0 && filled < TOGETHER) held[filled++] = new double[ROW];
    if (filled > 0) out.multiply(held);
    return out;
  }

  /** Levels of a sound, two windows a row, in dB. */
  static double[][] rows(float[] samples) {
    Spectrogram spectra = Spectrogram.of(samples);
    double[][] out = new double[spectra.real.length / 2][ROW];
    for (int k = 0; k < spectra.real.length; k++) {
      for (int b = 0; b < Spectrogram.BINS; b++) {
        double level = 20 * Math.log10(Math.max(1e-9, spectra.magnitude(k, b)));
        out[k / 2][k % 2 * Spectrogram.BINS + b] = Math.max(FLOOR_DB, level);
      }
    }
    return out;
  }

  private void count(double[] row, int pitch) {
    double[] ofPitch = sums.computeIfAbsent(pitch, p -> new double[ROW]);
    for (int k = 0; k < ROW; k++) {
      sum[k] += row[k];
      ofPitch[k] += row[k];
    }
    counts.merge(pitch, 1, Integer::sum);
    count++;
  }

  private void multiply(double[][] rows) {
    double[] a = rows[0];
    double[] b = rows[1];
    double[] c = rows[2];
    double[] d = rows[3];
    for (int i = 0; i < ROW; i++) {
      double[] to = products[i];
      for (int j = i; j < ROW; j++) {
        to[j] += a[i] * a[j] + b[i] * b[j] + c[i] * c[j] + d[i] * d[j];
      }
    }
  }

  /** The mean row. */
  double[] mean() {
    return divided(sum, count);
  }

  /** The mean row of each pitch. */
  NavigableMap<Integer, double[]> means() {
    NavigableMap<Integer, double[]> out = new TreeMap<>();
    sums.forEach((pitch, total) -> out.put(pitch, divided(total, counts.getOrDefault(pitch, 1))));
    return out;
  }

  private static double[] divided(double[] x, int by) {
    double[] out = x.clone();
    for (int k = 0; k < out.length; k++) out[k] /= by;
    return out;
  }

  /** How rows vary together around the mean, [ROW][ROW]; not divided by their number. */
  double[][] scatter() {
    double[][] out = new double[ROW][];
    for (int i = 0; i < ROW; i++) out[i] = products[i].clone();
    subtract(out, sum, count);
    return mirrored(out);
  }

  /** The same around the mean of each one's pitch. */
  double[][] scatterWithinPitches() {
    double[][] out = new double[ROW][];
    for (int i = 0; i < ROW; i++) out[i] = products[i].clone();
    sums.forEach((pitch, total) -> subtract(out, total, counts.getOrDefault(pitch, 1)));
    return mirrored(out);
  }

  private static void subtract(double[][] from, double[] total, int rows) {
    for (int i = 0; i < ROW; i++) {
      double factor = total[i] / rows;
      for (int j = i; j < ROW; j++) from[i][j] -= factor * total[j];
    }
  }

  private static double[][] mirrored(double[][] upper) {
    for (int i = 0; i < ROW; i++) for (int j = 0; j < i; j++) upper[i][j] = upper[j][i];
    return upper;
  }
}
