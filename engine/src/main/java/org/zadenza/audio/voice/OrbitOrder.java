// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/** What a note tells its orbit; a slot that is filled again and again. */
public final class OrbitOrder {
  /** True if the note says where the orbit is heard. */
  public boolean outputSet;

  /** The first of the two outputs that it goes to, from 0. */
  public int output;

  /** True if the note says how the Leslie is. */
  public boolean leslieSet;

  /** How much of the orbit goes through it, 0..1. */
  public double leslie;

  public double leslieHz;
  public double leslieMetres;

  /** True if the note says how the compressor is. */
  public boolean compressorSet;

  /** dBFS; 0 is off. */
  public double thresholdDb;

  public double ratio;
  public double kneeDb;
  public double compressorAttackSeconds;
  public double compressorReleaseSeconds;

  /** The orbits that make room for this note, a bit each. */
  public int ducked;

  /** How much room, 0..1. */
  public double duckDepth;

  public double duckOnsetSeconds;

  /** Until they are back. */
  public double duckAttackSeconds;
}
