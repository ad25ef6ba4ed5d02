// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * The shapes of a slow oscillator, in Strudel's order, each from 0 to 1 over a turn. Any thread.
 */
public enum Wave {
  TRIANGLE,
  SINE,
  RAMP,
  SAW,
  SQUARE;

  private static final Wave[] ALL = values();

  /** The one of that number, 0..4; the first for any other. */
  public static Wave of(double number) {
    return number >= 1 && number < ALL.length ? ALL[(int) number] : TRIANGLE;
  }

  /**
   * @param phase in turns, 0..1
   */
  public double at(double phase) {
    return switch (this) {
      case TRIANGLE -> phase < 0.5 ? 2 * phase : 2 - 2 * phase;
      case SINE -> 0.5 + 0.5 * Sine.of(phase);
      case RAMP -> phase;
      case SAW -> 1 - phase;
      case SQUARE -> phase < 0.5 ? 1 : 0;
    };
  }
}
