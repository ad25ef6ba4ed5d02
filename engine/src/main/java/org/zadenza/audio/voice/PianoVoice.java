// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import java.util.Arrays;
import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/**
 * A struck string: up to 24 slightly stretched partials, each of two strings that beat, and the
 * hammer's knock. Every partial is a two-multiply resonator.
 *
 * <p>Stretching and the two-stage decay follow Fletcher and Rossing, "The Physics of Musical
 * Instruments", chapter 12.
 */
final class PianoVoice implements Voice {
  private static final int PARTIALS = 24;
  private static final int STRINGS = 2 * PARTIALS;
  private static final double STRETCH_AT_A3 = 3.5e-4;
  private static final double BEAT_CENTS = 0.7;

  /** The hammer hits at an eighth of the string, so every eighth partial is missing. */
  private static final double HAMMER_PLACE = 0.125;

  private final double[] p1 = new double[STRINGS];
  private final double[] p2 = new double[STRINGS];
  private final double[] y1 = new double[STRINGS];
  private final double[] y2 = new double[STRINGS];
  private final Noise noise = new Noise();
  private final Filter felt = new Filter();
  private final Decay knock = new Decay();
  private double knockLevel;
  private double sampleRate;
  private int strings;
  private double near;
  private double far;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    double hz = Math.clamp(note.freqHz, 16, sampleRate / 5);
    double ring = p[1] * Power.of(220 / hz, 0.55);
    double tilt = 2.1 - 1.1 * p[0] * note.force;
    double stretch = STRETCH_AT_A3 * Power.of(hz / 220, 0.8);
    near = 1 + 0.5 * p[3];
    far = 1 - 0.5 * p[3];
    strings = 0;
    for (int n = 1; n <= PARTIALS; n++) {
      double partialHz = n * hz * Math.sqrt((1 + stretch * n * n) / (1 + stretch));
      if (partialHz > 0.42 * sampleRate) break;
      double level = Math.abs(Sine.of(n * HAMMER_PLACE * 0.5)) * Power.of(n, -tilt);
      double seconds = ring / (1 + 0.32 * (n - 1));
      string(partialHz * cents(-BEAT_CENTS), 0.62 * level, seconds * 0.4);
      string(partialHz * cents(BEAT_CENTS), 0.38 * level, seconds);
    }
    if (strings % 4 != 0) string(hz, 0, ring);
    if (strings % 4 != 0) string(hz, 0, ring);
    felt.reset();
    felt.tune(Math.min(3000, 300 + 2.5 * hz) / sampleRate, 0.8);
    noise.seed(note.seed);
    knock.start(0.06 * sampleRate);
    knockLevel = p[2] * (0.4 + 0.6 * note.force);
    return ring * 1.25;
  }

  private static double cents(double cents) {
    return Power.ofOctaves(cents / 1200);
  }

  private void string(double hz, double level, double seconds) {
    double turns = hz / sampleRate;
    double radius = Decay.factor(seconds * sampleRate);
    int k = strings++;
    p1[k] = 2 * radius * Sine.cosine(turns);
    p2[k] = -radius * radius;
    y1[k] = -level * Sine.of(turns) / radius;
    y2[k] = -level * Sine.of(2 * turns) / (radius * radius);
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    Arrays.fill(left, from, to, 0);
    Arrays.fill(right, from, to, 0);
    for (int k = 0; k < strings; k += 4) ring(k, left, right, from, to);
    for (int i = from; i < to; i++) {
      float hit = (float) (felt.low(noise.next()) * knock.next() * knockLevel);
      left[i] += hit;
      right[i] += hit;
    }
  }

  /** Both strings of two partials in one loop: none need wait for another. */
  private void ring(int k, float[] left, float[] right, int from, int to) {
    double a = y1[k];
    double a2 = y2[k];
    double b = y1[k + 1];
    double b2 = y2[k + 1];
    double c = y1[k + 2];
    double c2 = y2[k + 2];
    double d = y1[k + 3];
    double d2 = y2[k + 3];
    for (int i = from; i < to; i++) {
      double nextA = p1[k] * a + p2[k] * a2;
      double nextB = p1[k + 1] * b + p2[k + 1] * b2;
      double nextC = p1[k + 2] * c + p2[k + 2] * c2;
      double nextD = p1[k + 3] * d + p2[k + 3] * d2;
      a2 = a;
      a = nextA;
      b2 = b;
      b = nextB;
      c2 = c;
      c = nextC;
      d2 = d;
      d = nextD;
      double prompt = a + c;
      double after = b + d;
      left[i] += (float) (prompt * near + after * far);
      right[i] += (float) (prompt * far + after * near);
    }
    y1[k] = a;
    y2[k] = a2;
    y1[k + 1] = b;
    y2[k + 1] = b2;
    y1[k + 2] = c;
    y2[k + 2] = c2;
    y1[k + 3] = d;
    y2[k + 3] = d2;
  }
}
