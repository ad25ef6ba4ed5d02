// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Saw, square and triangle without audible aliasing: the naive shape with its steps and bends
 * band-limited by {@link Corner}.
 */
public final class Oscillator {
  private double phase;

  /** Sets the phase in turns; at 0 sine and triangle are 0, at 0.5 the saw is. */
  public void phase(double turns) {
    phase = turns - Math.floor(turns);
  }

  /**
   * Moves on by {@code step} turns (frequency over sample rate, below 1) and answers the old phase.
   */
  private double advance(double step) {
    double now = phase;
    double next = now + step;
    phase = next >= 1 ? next - 1 : next;
    return now;
  }

  public double sine(double step) {
    return Sine.of(advance(step));
  }

  public double saw(double step) {
    return sawAt(advance(step), step);
  }

  /** A saw at a phase of 0..1 that moves on by {@code step}. */
  public static double sawAt(double t, double step) {
    return 2 * t - 1 - 2 * Corner.step(t, step);
  }

  /**
   * A square of the given width: the part of a turn, 0.05..0.95, in which it is high. It swings
   * about 0 whatever its width.
   */
  public double pulse(double step, double width) {
    return pulseAt(advance(step), step, width);
  }

  /** A {@link #pulse} at a phase of 0..1 that moves on by {@code step}. */
  public static double pulseAt(double t, double step, double width) {
    double down = t - width;
    if (down < 0) down += 1;
    return (t < width ? 2 : 0) - 2 * width + 2 * (Corner.step(t, step) - Corner.step(down, step));
  }

  public double triangle(double step) {
    return triangleAt(advance(step), step);
  }

  /** A triangle at a phase of 0..1 that moves on by {@code step}. */
  public static double triangleAt(double t, double step) {
    double naive = t < 0.25 ? 4 * t : t < 0.75 ? 2 - 4 * t : 4 * t - 4;
    double up = t < 0.75 ? t + 0.25 : t - 0.75;
    double down = t < 0.25 ? t + 0.75 : t - 0.25;
    return naive + 8 * step * (Corner.bend(up, step) - Corner.bend(down, step));
  }
}
