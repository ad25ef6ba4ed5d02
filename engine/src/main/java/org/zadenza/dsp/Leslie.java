// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * A loudspeaker that turns: treble comes nearer and goes, higher and lower in pitch as it does, the
 * bass throbs a little slower, and both wander from side to side. In stereo, in place.
 */
public final class Leslie {
  private static final double SOUND_METRES_PER_SECOND = 343;
  private static final double LARGEST_METRES = 2;
  private static final double CROSSOVER_HZ = 800;
  private static final double BASS_RATE = 0.8;
  private static final double BASS_THROB = 1.3;
  private static final double BASS_WANDERS = 0.2;
  private static final double TREBLE_WANDERS = 0.4;
  private static final double LEVEL = 1.2;
  private static final int SETTLE_EVERY = 64;

  private final double sampleRate;
  private final Filter leftSplit = new Filter();
  private final Filter rightSplit = new Filter();
  private final float[] leftLine;
  private final float[] rightLine;
  private final Smoother mix;
  private final Smoother hz;
  private final Smoother metres;
  private double treble;
  private double bass;
  private int at;
  private boolean on;

  public Leslie(double sampleRate) {
    this.sampleRate = sampleRate;
    leftLine = new float[(int) (LARGEST_METRES / SOUND_METRES_PER_SECOND * sampleRate) + 4];
    rightLine = new float[leftLine.length];
    leftSplit.tune(CROSSOVER_HZ / sampleRate, 0.707);
    rightSplit.tune(CROSSOVER_HZ / sampleRate, 0.707);
    mix = new Smoother(0, 0.01 * sampleRate);
    hz = new Smoother(6.7, 0.8 * sampleRate);
    metres = new Smoother(0.3, 0.05 * sampleRate);
  }

  /**
   * @param amount how much of the sound goes through it, 0..1
   * @param rateHz turns a second: about 0.7 slow, 6.7 fast; it takes its time to get there
   * @param sizeMetres how far the treble's horn swings, held to 0..2
   */
  public void set(double amount, double rateHz, double sizeMetres) {
    mix.target(Math.clamp(amount, 0, 1));
    hz.target(Math.clamp(rateHz, 0, 50));
    metres.target(Math.clamp(sizeMetres, 0, LARGEST_METRES));
    if (!on && amount > 0) {
      on = true;
      clear();
    }
  }

  /** Forgets what is in it. */
  public void clear() {
    Arrays.fill(leftLine, 0);
    Arrays.fill(rightLine, 0);
    leftSplit.reset();
    rightSplit.reset();
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to && on; i++) {
      double wet = mix.next();
      on = wet > 0;
      step(left, right, i, wet);
    }
  }

  private void step(float[] left, float[] right, int i, double wet) {
    double size = metres.next();
    double rate = hz.next() / sampleRate;
    double distance = (0.5 + 0.5 * Sine.of(treble)) * size;
    double throb = Math.min(1, (0.5 + 0.5 * Sine.of(bass)) * size * BASS_THROB);
    double bassSide = BASS_WANDERS * Sine.cosine(bass);
    double trebleSide = TREBLE_WANDERS * Sine.cosine(treble);
    if (at % SETTLE_EVERY == 0) {
      leftSplit.settle();
      rightSplit.settle();
    }
    double highLeft = leftSplit.high(left[i]);
    double highRight = rightSplit.high(right[i]);
    double lowLeft = left[i] - highLeft;
    double lowRight = right[i] - highRight;
    leftLine[at] = (float) highLeft;
    rightLine[at] = (float) highRight;
    double back = distance / SOUND_METRES_PER_SECOND * sampleRate;
    double near = LEVEL * Math.max(0, 1 - distance);
    double still = LEVEL * (1 - throb);
    double wetLeft =
        near * (1 - trebleSide) * read(leftLine, back) + still * (1 - bassSide) * lowLeft;
    double wetRight =
        near * (1 + trebleSide) * read(rightLine, back) + still * (1 + bassSide) * lowRight;
    left[i] = (float) (left[i] + (wetLeft - left[i]) * wet);
    right[i] = (float) (right[i] + (wetRight - right[i]) * wet);
    at = at + 1 == leftLine.length ? 0 : at + 1;
    treble = turned(treble + rate);
    bass = turned(bass + BASS_RATE * rate);
  }

  private static double turned(double phase) {
    return phase >= 1 ? phase - 1 : phase;
  }

  private double read(float[] line, double back) {
    int whole = (int) back;
    double part = back - whole;
    int newer = at - whole;
    if (newer < 0) newer += line.length;
    int older = newer == 0 ? line.length - 1 : newer - 1;
    return line[newer] + (line[older] - line[newer]) * part;
  }
}
