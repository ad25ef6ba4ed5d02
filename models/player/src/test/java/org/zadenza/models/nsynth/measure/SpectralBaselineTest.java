// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.nsynth.Fourier;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.SoundNote;

/** The spectral autoencoder and its parts, held against the formulas. */
@Tag("slow")
class SpectralBaselineTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int RATE = NsynthShape.SAMPLE_RATE;

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static double hertz(int note) {
    return 440 * Math.pow(2, (note - 69) / 12.0);
  }

  /** Harmonics that fall off with a power, dying away. */
  private static SoundNote note(String family, int pitch, double power, double loudness) {
    float[] out = new float[8192];
    for (int h = 1; h <= 20 && h * hertz(pitch) < 7000; h++) {
      for (int t = 0; t < out.length; t++) {
        double fall = loudness * Math.exp(-3.0 * t / RATE) * Math.min(1, t / 400.0);
        double angle = 2 * Math.PI * h * hertz(pitch) * t / RATE + h;
        out[t] += (float) (fall * Math.pow(h, -power) * Math.cos(angle));
      }
    }
    String name = family + "-" + pitch + "-" + power;
    return new SoundNote(name, family, family, family, pitch, 100, SoundNote.Use.TRAIN, out);
  }

  private static List<SoundNote> scale() {
    List<SoundNote> out = new ArrayList<>();
    for (int pitch = 45; pitch < 70; pitch += 3) {
      for (double power : new double[] {0.7, 1, 1.5, 2, 3}) {
        for (double loudness : new double[] {0.1, 0.3}) {
          out.add(note("tone", pitch, power, loudness));
        }
      }
    }
    return out;
  }

  private double[] noise(int count) {
    double[] out = new double[count];
    for (int t = 0; t < count; t++) out[t] = random.nextDouble(-1, 1);
    return out;
  }

  @Test
  void theFastTransformIsThePlainOneAndComesBack() {
    for (int size = 2; size <= 64; size *= 2) {
      double[] real = noise(size);
      double[] imaginary = noise(size);
      double[] re = real.clone();
      double[] im = imaginary.clone();
      Fourier fourier = new Fourier(size);
      fourier.transform(re, im);
      for (int k = 0; k < size; k++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int t = 0; t < size; t++) {
          double angle = -2 * Math.PI * k * t / size;
          sumRe += real[t] * Math.cos(angle) - imaginary[t] * Math.sin(angle);
          sumIm += real[t] * Math.sin(angle) + imaginary[t] * Math.cos(angle);
        }
        assertEquals(sumRe, re[k], 1e-10, "seed=" + SEED);
        assertEquals(sumIm, im[k], 1e-10, "seed=" + SEED);
      }
      fourier.invert(re, im);
      assertArrayEquals(real, re, 1e-12, "seed=" + SEED);
      assertArrayEquals(imaginary, im, 1e-12, "seed=" + SEED);
    }
  }

  @Test
  void spectraAreThoseOfEachWindowAloneAndMakeTheSoundAgain() {
    int samples = 5000 + random.nextInt(600);
    double[] sound = noise(samples);
    Spectrogram spectra = new Spectrogram(Spectrogram.windows(samples));
    spectra.analyse(sound);
    for (int k : new int[] {0, 1, 7, 12}) {
      double[] re = new double[Spectrogram.WINDOW];
      for (int t = 0; t < re.length; t++) {
        int at = k * Spectrogram.HOP - Spectrogram.WINDOW / 2 + t;
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / re.length);
        re[t] = at < 0 || at >= samples ? 0 : sound[at] * hann;
      }
      double[] im = new double[re.length];
      new Fourier(re.length).transform(re, im);
      for (int b = 0; b < Spectrogram.BINS; b++) {
        assertEquals(re[b], spectra.real[k][b], 1e-9, "seed=" + SEED);
        assertEquals(im[b], spectra.imaginary[k][b], 1e-9, "seed=" + SEED);
      }
    }
    assertArrayEquals(sound, spectra.synthesise(samples), 1e-9, "seed=" + SEED);
  }

  @Test
  void eachTurnOfGriffinAndLimComesNearer() {
    double[][] magnitudes = new double[24][Spectrogram.BINS];
    for (double[] row : magnitudes) {
      for (int b = 0; b < row.length; b++) row[b] = Math.pow(random.nextDouble(), 4);
    }
    List<Double> off = new ArrayList<>();
    GriffinLim.sound(magnitudes, 23 * Spectrogram.HOP, 60, SEED, off::add);
    assertEquals(60, off.size());
    for (int k = 1; k < off.size(); k++) {
      assertTrue(off.get(k) <= off.get(k - 1) + 1e-12, "turn " + k + " seed=" + SEED + " " + off);
    }
    assertTrue(off.getLast() < 0.85 * off.getFirst(), "seed=" + SEED + " " + off);
  }

  @Test
  void aSoundsOwnMagnitudesBringItsPitchBack() {
    SoundNote note = note("tone", 57, 1, 0.3);
    Spectrogram spectra = Spectrogram.of(note.samples());
    double[][] magnitudes = new double[spectra.real.length][Spectrogram.BINS];
    for (int k = 0; k < magnitudes.length; k++) {
      for (int b = 0; b < Spectrogram.BINS; b++) magnitudes[k][b] = spectra.magnitude(k, b);
    }
    List<Double> off = new ArrayList<>();
    float[] made = GriffinLim.sound(magnitudes, 8192, 100, 1, off::add);
    assertTrue(off.getLast() < 0.15, "off " + off.getLast());
    assertEquals(57, SoundMeasures.pitch(made, 0, 8192), 0.2);
  }

  /** Jacobi's rotations, as they are written. */
  private static double[][] rotated(double[][] matrix) { // -> eigenvectors in rows, largest first
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
          double c = Math.cos(angle);
          double s = Math.sin(angle);
          for (int k = 0; k < n; k++) {
            double x = a[k][p];
            double y = a[k][q];
            a[k][p] = c * x - s * y;
            a[k][q] = s * x + c * y;
          }
          for (int k = 0; k < n; k++) {
            double x = a[p][k];
            double y = a[q][k];
            a[p][k] = c * x - s * y;
            a[q][k] = s * x + c * y;
            x = v[p][k];
            y = v[q][k];
            v[p][k] = c * x - s * y;
            v[q][k] = s * x + c * y;
          }
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) order.add(i);
    order.sort((i, j) -> Double.compare(a[j][j], a[i][i]));
    return order.stream().map(i -> v[i]).toArray(double[][]::new);
  }

  @Test
  void principalAxesHoldAsMuchAsTheEigenvectorsThatJacobiFinds() {
    int n = 12;
    double[][] scatter = new double[n][n];
    for (int row = 0; row < 40; row++) {
      double[] x = noise(n);
      for (int k = 0; k < n; k++) x[k] *= Math.pow(0.6, k);
      for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) scatter[i][j] += x[i] * x[j];
    }
    double[][] plain = rotated(scatter);
    double[][] axes = PrincipalAxes.of(scatter, 4);
    double most = 0;
    double held = 0;
    for (int a = 0; a < axes.length; a++) {
      most += along(scatter, plain[a]);
      held += along(scatter, axes[a]);
      for (int b = 0; b <= a; b++) {
        double dot = PrincipalAxes.dot(axes[a], axes[b]);
        assertEquals(a == b ? 1 : 0, dot, 1e-12, "seed=" + SEED);
      }
    }
    assertEquals(1, held / most, 1e-5, "seed=" + SEED);
  }

  /** How much numbers vary in a direction. */
  private static double along(double[][] scatter, double[] axis) {
    double sum = 0;
    for (int i = 0; i < axis.length; i++) sum += axis[i] * PrincipalAxes.dot(scatter[i], axis);
    return sum;
  }

  @Test
  void momentsAreThoseOfTheRows() {
    List<SoundNote> notes = scale().subList(0, 13);
    SpectralMoments moments = SpectralMoments.of(notes);
    List<double[]> rows = new ArrayList<>();
    List<Integer> pitches = new ArrayList<>();
    for (int n = 0; n < notes.size(); n++) {
      double[][] all = SpectralMoments.rows(notes.get(n).samples());
      for (int r = n % 4; r < all.length; r += 4) {
        rows.add(all[r]);
        pitches.add(notes.get(n).pitch());
      }
    }
    double[][] scatter = moments.scatter();
    double[][] within = moments.scatterWithinPitches();
    for (int trial = 0; trial < 50; trial++) {
      int i = random.nextInt(SpectralMoments.ROW);
      int j = random.nextInt(SpectralMoments.ROW);
      double meanI = rows.stream().mapToDouble(row -> row[i]).average().orElseThrow();
      double meanJ = rows.stream().mapToDouble(row -> row[j]).average().orElseThrow();
      double all = 0;
      double same = 0;
      for (int r = 0; r < rows.size(); r++) {
        double[] mean = moments.means().get(pitches.get(r));
        all += (rows.get(r)[i] - meanI) * (rows.get(r)[j] - meanJ);
        same += (rows.get(r)[i] - mean[i]) * (rows.get(r)[j] - mean[j]);
      }
      assertEquals(meanI, moments.mean()[i], 1e-9, "seed=" + SEED);
      assertEquals(all, scatter[i][j], 1e-4, "seed=" + SEED);
      assertEquals(same, within[i][j], 1e-4, "seed=" + SEED);
    }
  }

  @Test
  void whatItLearntComesBackFromSixteenNumbersEvery512Samples() {
    SpectralMoments moments = SpectralMoments.of(scale());
    SpectralAutoencoder plain = SpectralAutoencoder.plain(moments);
    SpectralAutoencoder pitched = SpectralAutoencoder.pitched(moments);
    double plainOff = 0;
    double pitchedOff = 0;
    for (SoundNote note : scale().subList(40, 50)) {
      double[][] code = pitched.encode(note);
      assertEquals(8192 / 512, code.length);
      for (double[] frame : code) assertEquals(16, frame.length);
      float[] made = pitched.decode(code, note.pitch(), 8192, 1);
      float[] unpitched = plain.decode(plain.encode(note), note.pitch(), 8192, 1);
      assertEquals(note.pitch(), SoundMeasures.pitch(made, 0, 8192), 0.5, note.name());
      assertTrue(SoundMeasures.loudnessError(note.samples(), made) < 1.5, note.name());
      plainOff += SoundMeasures.spectralDistance(note.samples(), unpitched);
      pitchedOff += SoundMeasures.spectralDistance(note.samples(), made);
      assertArrayEquals(made, pitched.decode(code, note.pitch(), 8192, 1));
    }
    assertTrue(pitchedOff < plainOff, pitchedOff + " against " + plainOff);
  }
}
