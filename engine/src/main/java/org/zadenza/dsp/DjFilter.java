// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * One knob for two filters, as on a DJ's mixer: to the left the treble goes, to the right the bass.
 * Both corners run from 20 Hz to 10 kHz in equal steps to the ear, as SuperDirt's.
 */
public final class DjFilter {
  private static final double LOWEST_HZ = 20;
  private static final double OCTAVES = StrictMath.log(500) / StrictMath.log(2);
  private static final double Q = 1;

  private final double sampleRate;
  private final SweptFilter low;
  private final SweptFilter high;

  public DjFilter(double sampleRate) {
    this.sampleRate = sampleRate;
    low = new SweptFilter(SweptFilter.Part.LOW, sampleRate);
    high = new SweptFilter(SweptFilter.Part.HIGH, sampleRate);
  }

  /**
   * @param place 0..1, in the middle nothing but the highest treble goes; below 0 is off
   */
  public void start(double place) {
    low.start(place < 0 ? 0 : Math.min(0.45 * sampleRate, cornerHz(2 * place)), Q);
    high.start(place <= 0.5 ? 0 : cornerHz(2 * place - 1), Q);
  }

  /** The corner of one of the two at its place from 0 to 1. */
  static double cornerHz(double place) {
    return LOWEST_HZ * Power.ofOctaves(OCTAVES * Math.min(1, place));
  }

  /** Filters in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    low.process(x, from, to);
    high.process(x, from, to);
  }
}
