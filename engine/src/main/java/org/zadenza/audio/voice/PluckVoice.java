// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/**
 * A plucked string: a burst of noise goes round a delay line one period long.
 *
 * <p>Karplus and Strong (1983), with the exact tuning by an all-pass and the plucking place of
 * Jaffe and Smith ("Extensions of the Karplus-Strong Plucked-String Algorithm", 1983).
 */
final class PluckVoice implements Voice {
  private static final double LOWEST_HZ = 20;

  private final Noise noise = new Noise();
  private final Filter pick = new Filter();
  private double[] line = new double[0];
  private double sampleRate;
  private int length;
  private int at;
  private double allpass;
  private double allpassIn;
  private double allpassOut;
  private double blend;
  private double lastOut;
  private double loss;
  private int burst;
  private int placeFrames;
  private long age;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    line = new double[(int) Math.ceil(sampleRate / LOWEST_HZ) + 4];
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    double hz = Math.clamp(note.freqHz, LOWEST_HZ, sampleRate / 8);
    double period = sampleRate / hz;
    blend = 0.5 - 0.42 * p[0];
    double left = period - dullingFrames(hz / sampleRate);
    length = (int) (left - 0.3);
    double fraction = left - length;
    double halfTurn = 0.5 * hz / sampleRate;
    allpass = Sine.of((1 - fraction) * halfTurn) / Sine.of((1 + fraction) * halfTurn);
    double ring = p[1] * Math.sqrt(Math.min(1, 220 / hz));
    loss = Power.of(0.001, period / (ring * sampleRate));
    burst = (int) period;
    placeFrames = Math.max(1, (int) (period * p[2]));
    pick.reset();
    pick.tune(hz * (2 + 14 * p[0] * note.force) / sampleRate, 0.7);
    noise.seed(note.seed);
    java.util.Arrays.fill(line, 0, length, 0);
    at = 0;
    allpassIn = 0;
    allpassOut = 0;
    lastOut = 0;
    age = 0;
    return ring * 1.25;
  }

  /** By how much the filter that dulls the string delays its lowest partial. */
  private double dullingFrames(double turns) {
    double across = blend * Sine.of(turns);
    double along = 1 - blend + blend * Sine.cosine(turns);
    return StrictMath.atan2(across, along) / (2 * Math.PI * turns);
  }

  /**
   * For one period what the pick does: it pulls the string to a corner at its place, a push and its
   * opposite that sum to nothing, and scrapes a little.
   */
  private double excitation() {
    double in = 0;
    if (age < burst) {
      double pull = age < placeFrames ? 1 : -(double) placeFrames / (burst - placeFrames);
      in = 0.7 * pull + 0.6 * noise.next();
    }
    age++;
    return pick.low(in);
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double out = line[at];
      double dulled = (1 - blend) * out + blend * lastOut;
      lastOut = out;
      double tuned = allpass * (dulled - allpassOut) + allpassIn;
      allpassIn = dulled;
      allpassOut = tuned;
      line[at] = tuned * loss + excitation();
      left[i] = (float) line[at];
      at = at + 1 == length ? 0 : at + 1;
    }
  }
}
