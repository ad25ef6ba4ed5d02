// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/**
 * What is done to one note's sound after its filters; a slot that is filled again and again. 0 is
 * off where nothing else is said.
 */
public final class Effects {
  /** 0..4 for a, e, i, o, u; -1 is off. */
  public int vowel;

  /** Place of the DJ's filter, 0..1; -1 is off. */
  public double djf;

  /** Crunch, 0..1 and beyond. */
  public double distort;

  /** A factor on what is distorted. */
  public double distortLevel = 1;

  /** Valve, 0..1. */
  public double triode;

  /** Teeth in the spectrum, 0..1. */
  public double comb;

  /** Loudness of what ring modulation adds. */
  public double ring;

  public double ringHz;

  /** How much higher the ring's sine is a second later. */
  public double ringSlideHz;

  public double phaserHz;
  public double phaserDepth;
  public double phaserCentreHz;

  /** How far the notches move to each side. */
  public double phaserOctaves;

  public double tremoloHz;
  public double tremoloDepth;

  /** Where the trembling begins, in turns after its loudest. */
  public double tremoloPhase;
}
