// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Wave;

/** How a filter's corner moves over a note; a slot that is filled again and again. */
public final class FilterSweep {
  /** How far the envelope lifts the corner; 0 is no envelope. */
  public double octaves;

  /** The part of that which lies below the corner, 0..1. */
  public double anchor;

  public double attackSeconds;
  public double decaySeconds;
  public double sustainLevel;
  public double releaseSeconds;

  /** How often the slow oscillator comes round; 0 is none. */
  public double lfoHz;

  /** How far it moves the corner, as a part of it. */
  public double lfoDepth;

  public Wave lfoWave = Wave.TRIANGLE;
}
