// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Saw, square and triangle without audible aliasing: the naive shape with its corners rounded over
 * two samples.
 *
 * <p>Steps are rounded by polyBLEP (Valimaki and Huovilainen, "Antialiasing Oscillators in
 * Subtractive Synthesis", 2007), bends by polyBLAMP (Esqueda, Valimaki and Bilbao, 2016).
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
    double t = advance(step);
    return 2 * t - 1 - roundedStep(t, step);
  }

  /**
   * A square of the given width: the part of a turn, 0.05..0.95, in which it is high. It swings
   * about 0 whatever its width.
   */
  public double pulse(double step, double width) {
    double t = advance(step);
    double down = t - width;
    if (down < 0) down += 1;
    return (t < width ? 2 : 0) - 2 * width + roundedStep(t, step) - roundedStep(down, step);
  }

  public double triangle(double step) {
    double t = advance(step);
    double naive = t < 0.25 ? 4 * t : t < 0.75 ? 2 - 4 * t : 4 * t - 4;
    return naive + 8 * step * (bend(t - 0.75, step) - bend(t - 0.25, step));
  }

  /** What to add at a step of +2 that lies at phase 0. */
  private static double roundedStep(double t, double step) {
    if (t < step) {
      double x = t / step;
      return x + x - x * x - 1;
    }
    if (t > 1 - step) {
      double x = (t - 1) / step;
      return x * x + x + x + 1;
    }
    return 0;
  }

  /** What to add at a bend of one unit a sample, {@code away} turns off. */
  private static double bend(double away, double step) {
    double x = 1 - Math.abs(away) / step;
    return x > 0 ? x * x * x / 6 : 0;
  }
}
