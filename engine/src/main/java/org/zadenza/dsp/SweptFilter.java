// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * A {@link Filter} whose corner an envelope and a slow oscillator move. The envelope moves it by
 * octaves, the oscillator by parts of the corner.
 */
public final class SweptFilter {
  /** Which part of the sound goes through. */
  public enum Part {
    LOW,
    BAND,
    HIGH
  }

  /** How often the corner moves: often enough to be smooth, seldom enough to be cheap. */
  private static final int TUNE_EVERY = 16;

  /** A corner that a hand moves is at the new one within some 10 ms. */
  private static final double NEARER = 0.1;

  private static final double NEAR_ENOUGH = 1e-3;
  private static final double HIGHEST = 0.45;
  private static final double LOWEST_HZ = 10;

  private final Part part;
  private final double sampleRate;
  private final Filter filter = new Filter();
  private final Adsr envelope = new Adsr();
  private boolean on;
  private boolean moving;
  private double cornerHz;
  private double aimHz;
  private double q;
  private double octaves;
  private double anchor;
  private double lfoStep;
  private double lfoDepth;
  private Wave lfoWave = Wave.TRIANGLE;
  private long age;

  public SweptFilter(Part part, double sampleRate) {
    this.part = part;
    this.sampleRate = sampleRate;
  }

  /**
   * Begins anew, with a corner that stands still.
   *
   * @param hz the corner; 0 switches the filter off
   */
  public void start(double hz, double newQ) {
    filter.reset();
    on = hz > 0;
    cornerHz = hz;
    aimHz = hz;
    q = newQ;
    octaves = 0;
    lfoStep = 0;
    age = 0;
    moving = false;
    if (on) filter.tune(hz / sampleRate, q);
  }

  /**
   * Lets an envelope move the corner: up by {@code newOctaves} and back; where they are negative,
   * from as far above down to the corner and up again. Lengths in frames.
   *
   * @param newAnchor the part of the way that lies below the corner, 0..1
   */
  public void envelope(
      double newOctaves,
      double newAnchor,
      double attack,
      double decay,
      double sustain,
      double hold,
      double release) {
    octaves = newOctaves;
    anchor = newAnchor;
    envelope.start(attack, decay, sustain, hold, release);
  }

  /**
   * Lets a slow oscillator move the corner by {@code depth} times the corner, half of it up and
   * half down.
   */
  public void lfo(double hz, double depth, Wave wave) {
    lfoStep = hz / sampleRate;
    lfoDepth = depth;
    lfoWave = wave;
  }

  /**
   * Moves the corner to another, without a jump, while it sounds; a filter that was off begins wide
   * open.
   */
  public void aim(double hz, double newQ) {
    if (hz == aimHz && newQ == q) return;
    if (!on && hz > 0) start(wideOpen(hz), newQ);
    if (hz > 0) aimHz = hz;
    q = newQ;
    moving = on;
  }

  /**
   * Filters in place; costs nothing while off.
   *
   * @return true if it is on
   */
  public boolean process(float[] x, int from, int to) {
    if (!on) return false;
    int at = from;
    while (at < to) {
      int ahead = (int) (age % TUNE_EVERY);
      if (ahead == 0) tune();
      int end = Math.min(to, at + TUNE_EVERY - ahead);
      switch (part) {
        case LOW -> filter.low(x, at, end);
        case BAND -> filter.band(x, at, end);
        case HIGH -> filter.high(x, at, end);
      }
      age += end - at;
      at = end;
    }
    return true;
  }

  private double wideOpen(double hz) {
    return switch (part) {
      case LOW -> HIGHEST * sampleRate;
      case BAND -> hz;
      case HIGH -> LOWEST_HZ;
    };
  }

  private void approach() {
    cornerHz += (aimHz - cornerHz) * NEARER;
    if (Math.abs(cornerHz - aimHz) > NEAR_ENOUGH * aimHz) return;
    cornerHz = aimHz;
    moving = false;
  }

  private void tune() {
    filter.settle();
    if (moving) approach();
    else if (octaves == 0 && lfoStep == 0) return;
    double hz = cornerHz;
    if (octaves != 0) {
      double level = envelope.at(age);
      double place = (octaves > 0 ? level : 1 - level) - anchor;
      hz *= Power.ofOctaves(Math.abs(octaves) * place);
    }
    if (lfoStep > 0) {
      double phase = age * lfoStep;
      hz *= Math.max(0.02, 1 + lfoDepth * (lfoWave.at(phase - Math.floor(phase)) - 0.5));
    }
    filter.tune(hz / sampleRate, q);
  }
}
