// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Oscillator;
import org.zadenza.dsp.Sine;

/**
 * Hats and cymbals: six squares that share no fundamental, noise beside them, all above a corner.
 *
 * <p>The six frequencies are those of the TR-808's cymbal circuit as measured by Werner, Abel and
 * Smith ("The TR-808 Cymbal: a Physically-Informed, Circuit-Bendable, Digital Model", 2014).
 */
final class MetalVoice implements Voice {
  private static final double[] SQUARES_HZ = {205.3, 304.4, 369.6, 522.7, 540, 800};

  private final Oscillator[] squares = new Oscillator[SQUARES_HZ.length];
  private final double[] steps = new double[SQUARES_HZ.length];
  private final Decay hit = new Decay();
  private final Decay ring = new Decay();
  private final Decay bell = new Decay();
  private final Noise noise = new Noise();
  private final Filter corner = new Filter();
  private final Filter corner2 = new Filter();
  private final Filter sheen = new Filter();
  private double sampleRate;
  private double noiseLevel;
  private double metalLevel;
  private double strike;
  private double ping;
  private double pingTurns;
  private double pingStep;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    for (int i = 0; i < squares.length; i++) squares[i] = new Oscillator();
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    noise.seed(note.seed);
    for (int i = 0; i < squares.length; i++) {
      steps[i] = Math.min(0.4, SQUARES_HZ[i] * 1.9 * p[0] * note.speed / sampleRate);
      squares[i].phase(noise.next());
    }
    ring.start(p[1] * sampleRate);
    hit.start(Math.min(p[1], 0.05) * sampleRate);
    bell.start(p[1] * 0.6 * sampleRate);
    noiseLevel = p[2];
    metalLevel = 0.4 * (1 - p[2]);
    corner.reset();
    corner.tune(p[3] * note.speed / sampleRate, 0.9);
    corner2.reset();
    corner2.tune(p[3] * 0.7 * note.speed / sampleRate, 0.7);
    sheen.reset();
    sheen.tune((8000 + 5500 * note.force) / sampleRate, 0.6);
    strike = p[4];
    ping = 0.12 * p[5];
    pingStep = p[6] * note.speed / sampleRate;
    pingTurns = 0;
    return p[1] * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) left[i] = (float) (noise.next() * noiseLevel);
    if (metalLevel > 0) for (int k = 0; k < squares.length; k++) addSquare(k, left, from, to);
    corner.high(left, from, to);
    corner2.high(left, from, to);
    sheen.low(left, from, to);
    for (int i = from; i < to; i++) {
      left[i] *= (float) (strike * hit.next() + (1 - strike) * ring.next());
    }
    if (ping > 0) addPing(left, from, to);
  }

  private void addSquare(int k, float[] left, int from, int to) {
    Oscillator square = squares[k];
    double step = steps[k];
    for (int i = from; i < to; i++) left[i] += (float) (square.pulse(step, 0.5) * metalLevel);
  }

  private void addPing(float[] left, int from, int to) {
    for (int i = from; i < to; i++) {
      double tone = Sine.of(pingTurns) + 0.5 * Sine.of(pingTurns * 1.47);
      left[i] += (float) (ping * tone * bell.next());
      pingTurns += pingStep;
    }
  }
}
