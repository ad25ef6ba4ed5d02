// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import java.util.Arrays;
import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/**
 * What rings when it is struck: up to twelve decaying sines at the ratios of its material, and the
 * knock of the stick. Every mode is a two-multiply resonator.
 *
 * <p>The ratios are those of Fletcher and Rossing, "The Physics of Musical Instruments" (chapters
 * 3, 18-21), and of Rossing, Russell and Brown, "On the acoustics of tuning forks" (1992).
 */
final class ModalVoice implements Voice {
  private static final double[][] MATERIALS = {
    {1, 2.081, 3.414, 3.893, 4.995, 5.954, 6.819, 8.28, 8.722, 8.882, 10.868, 11.18},
    {1, 2.756, 5.404, 8.933, 13.345, 18.64},
    {1, 4, 10, 13.75, 19.2, 20, 21.2},
    {1, 6.1, 16.7, 20.1},
    {1, 1.594, 2.136, 2.296, 2.653, 2.918, 3.156, 3.501, 3.6, 3.652, 4.06, 4.154},
    {1, 2, 2.4, 3, 4, 5, 5.33, 6, 6.66, 8},
    {1, 1.47, 2.09, 2.56, 3.39, 4.12, 4.93, 6.23, 7.38, 8.74, 9.5, 11.2},
    {1, 2.01, 3.01, 4.05, 5.1, 6.2, 7.4, 8.7},
  };

  /** The number of the last material. */
  static final int LAST_MATERIAL = MATERIALS.length - 1;

  private static final int MODES = 12;
  private static final double KNOCK_SECONDS = 0.03;

  private final double[] p1 = new double[MODES];
  private final double[] p2 = new double[MODES];
  private final double[] y1 = new double[MODES];
  private final double[] y2 = new double[MODES];
  private final Noise noise = new Noise();
  private final Filter stick = new Filter();
  private final Decay knock = new Decay();
  private double sampleRate;
  private int modes;
  private double knockLevel;
  private double tremolo;
  private double tremoloTurns;
  private double tremoloStep;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    double[] ratios = MATERIALS[(int) Math.rint(p[0])];
    double hz = Math.clamp(note.freqHz, 16, 0.4 * sampleRate);
    double tilt = 1.6 - 1.9 * p[2] * (0.3 + 0.875 * note.force);
    double scale = level(ratios, hz, tilt);
    modes = 0;
    for (double ratio : ratios) {
      if (ratio * hz > 0.45 * sampleRate) break;
      mode(ratio * hz, scale * Power.of(ratio, -tilt), p[1] * Power.of(ratio, -p[3]));
    }
    noise.seed(note.seed);
    stick.reset();
    stick.tune(Math.min(0.4, p[5] / sampleRate), 0.9);
    knock.start(KNOCK_SECONDS * sampleRate);
    knockLevel = p[4] * note.force;
    tremolo = 0.5 * p[6];
    tremoloTurns = 0.25;
    tremoloStep = p[7] / sampleRate;
    return p[1] * 1.25;
  }

  /** So that all modes together are about as loud as one sine, however bright. */
  private double level(double[] ratios, double hz, double tilt) {
    double energy = 0;
    for (double ratio : ratios) {
      if (ratio * hz > 0.45 * sampleRate) break;
      double level = Power.of(ratio, -tilt);
      energy += level * level;
    }
    return 1 / Math.sqrt(energy);
  }

  private void mode(double hz, double level, double seconds) {
    double turns = hz / sampleRate;
    double radius = Decay.factor(Math.max(0.01, seconds) * sampleRate);
    int k = modes++;
    p1[k] = 2 * radius * Sine.cosine(turns);
    p2[k] = -radius * radius;
    y1[k] = -level * Sine.of(turns) / radius;
    y2[k] = -level * Sine.of(2 * turns) / (radius * radius);
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    Arrays.fill(left, from, to, 0);
    for (int k = 0; k < modes; k++) ring(k, left, from, to);
    for (int i = from; i < to; i++) {
      double shaken = 1 - tremolo + tremolo * Sine.of(tremoloTurns);
      tremoloTurns += tremoloStep;
      double hit = stick.band(noise.next()) * knock.next() * knockLevel;
      left[i] = (float) (left[i] * shaken + hit);
    }
    tremoloTurns -= Math.floor(tremoloTurns);
  }

  private void ring(int k, float[] left, int from, int to) {
    double a = y1[k];
    double b = y2[k];
    for (int i = from; i < to; i++) {
      double next = p1[k] * a + p2[k] * b;
      b = a;
      a = next;
      left[i] += (float) next;
    }
    y1[k] = Math.abs(a) < 1e-30 ? 0 : a;
    y2[k] = Math.abs(b) < 1e-30 ? 0 : b;
  }
}
