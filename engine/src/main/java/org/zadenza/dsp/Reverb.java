// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * A room: eight delay lines that feed each other, each a little duller at every round.
 *
 * <p>A feedback delay network with a Householder matrix (Jot and Chaigne, "Digital delay networks
 * for designing artificial reverberators", 1991). One input, two outputs.
 */
public final class Reverb {
  private static final int LINES = 8;
  private static final double[] LENGTH_MS = {
    29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.1, 73.7,
  };
  private static final double DULLING = 0.32;
  private static final double PREDELAY_MS = 11;
  private static final float TINY = 1e-15f;

  private final double sampleRate;
  private final float[][] lines = new float[LINES][];
  private final int[] at = new int[LINES];
  private final double[] dulled = new double[LINES];
  private final double[] feedback = new double[LINES];
  private final double[] taps = new double[LINES];
  private final float[] predelay;
  private int predelayAt;
  private double seconds;
  private double outLeft;
  private double outRight;

  public Reverb(double sampleRate) {
    this.sampleRate = sampleRate;
    for (int k = 0; k < LINES; k++) {
      lines[k] = new float[(int) Math.round(LENGTH_MS[k] * sampleRate / 1000)];
    }
    predelay = new float[(int) Math.round(PREDELAY_MS * sampleRate / 1000)];
    decay(2);
  }

  /** Sets how long the room takes to lose 60 dB, in seconds (0.1..20). */
  public void decay(double newSeconds) {
    double held = Math.clamp(newSeconds, 0.1, 20);
    if (held == seconds) return;
    seconds = held;
    for (int k = 0; k < LINES; k++) {
      feedback[k] = Power.of(0.001, lines[k].length / (seconds * sampleRate));
    }
  }

  /** How long it takes to lose so many decibels once nothing comes in, in seconds. */
  public double fallSeconds(double decibels) {
    return PREDELAY_MS / 1000 + seconds * decibels / 60;
  }

  /** Adds the room's answer to {@code in} into {@code left} and {@code right}. */
  public void process(float[] in, float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      step(in[i]);
      left[i] += (float) outLeft;
      right[i] += (float) outRight;
    }
  }

  /** Silence, from the next frame on. */
  public void clear() {
    for (float[] line : lines) Arrays.fill(line, 0);
    Arrays.fill(predelay, 0);
    Arrays.fill(dulled, 0);
  }

  private void step(float in) {
    double delayed = predelay[predelayAt];
    predelay[predelayAt] = in;
    predelayAt = predelayAt + 1 == predelay.length ? 0 : predelayAt + 1;
    double sum = 0;
    for (int k = 0; k < LINES; k++) {
      double tap = lines[k][at[k]];
      double dull = dulled[k] + (tap - dulled[k]) * (1 - DULLING);
      dulled[k] = Math.abs(dull) < TINY ? 0 : dull;
      taps[k] = dulled[k] * feedback[k];
      sum += taps[k];
    }
    double shared = sum * (2.0 / LINES);
    for (int k = 0; k < LINES; k++) {
      float back = (float) (taps[k] - shared + delayed);
      lines[k][at[k]] = Math.abs(back) < TINY ? 0 : back;
      at[k] = at[k] + 1 == lines[k].length ? 0 : at[k] + 1;
    }
    double outer = taps[0] - taps[3] + taps[4] - taps[7];
    double inner = taps[1] - taps[2] + taps[5] - taps[6];
    outLeft = 0.3 * (outer - inner);
    outRight = 0.3 * (outer + inner);
  }
}
