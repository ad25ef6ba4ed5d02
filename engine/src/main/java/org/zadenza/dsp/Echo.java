// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/** A stereo delay line whose echoes cross from side to side and grow duller. */
public final class Echo {
  private static final float TINY = 1e-15f;
  private static final double DULLING = 0.25;

  private final double sampleRate;
  private final float[] left;
  private final float[] right;
  private final Smoother frames;
  private final Smoother feedback;
  private double setFrames;
  private double setFeedback = 0.5;
  private double dullLeft;
  private double dullRight;
  private int at;

  public Echo(double sampleRate, double longestSeconds) {
    this.sampleRate = sampleRate;
    left = new float[(int) Math.ceil(longestSeconds * sampleRate) + 4];
    right = new float[left.length];
    setFrames = 0.25 * sampleRate;
    frames = new Smoother(0.25 * sampleRate, 0.05 * sampleRate);
    feedback = new Smoother(0.5, 0.01 * sampleRate);
  }

  /** Sets the time between echoes; it glides there as the tape of a tape echo would. */
  public void set(double seconds, double newFeedback) {
    setFrames = Math.clamp(seconds * sampleRate, 1, left.length - 3);
    setFeedback = Math.clamp(newFeedback, 0, 0.97);
    frames.target(setFrames);
    feedback.target(setFeedback);
  }

  /** How long it takes to lose so many decibels once nothing comes in, in seconds. */
  public double fallSeconds(double decibels) {
    double lostDb = -20 * StrictMath.log10(Math.max(1e-6, setFeedback));
    return (2 + decibels / lostDb) * setFrames / sampleRate;
  }

  /** Adds the echoes of the inputs into the outputs. */
  public void process(float[] inL, float[] inR, float[] outL, float[] outR, int from, int to) {
    for (int i = from; i < to; i++) {
      double back = frames.next();
      double kept = feedback.next();
      dullLeft = flushed(dullLeft + (read(left, back) - dullLeft) * (1 - DULLING));
      dullRight = flushed(dullRight + (read(right, back) - dullRight) * (1 - DULLING));
      outL[i] += (float) dullLeft;
      outR[i] += (float) dullRight;
      left[at] = flushed(inL[i] + kept * dullRight);
      right[at] = flushed(inR[i] + kept * dullLeft);
      at = at + 1 == left.length ? 0 : at + 1;
    }
  }

  /** Silence, from the next frame on. */
  public void clear() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    dullLeft = 0;
    dullRight = 0;
  }

  private double read(float[] line, double back) {
    int whole = (int) back;
    double part = back - whole;
    int newer = at - whole;
    if (newer < 0) newer += line.length;
    int older = newer == 0 ? line.length - 1 : newer - 1;
    return line[newer] + (line[older] - line[newer]) * part;
  }

  private static float flushed(double x) {
    return Math.abs(x) < TINY ? 0 : (float) x;
  }
}
