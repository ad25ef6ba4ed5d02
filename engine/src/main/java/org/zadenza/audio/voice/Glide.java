// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Adsr;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/**
 * What to multiply a note's pitch with while it sounds: SuperDirt's {@code accelerate}, which runs
 * straight from 1 to 1 + a, and {@link PitchMoves}.
 */
public final class Glide {
  /** How often the pitch is set; it goes straight between. */
  private static final int TUNE_EVERY = 16;

  private static final double MOST_OCTAVES = 8;

  private final Adsr envelope = new Adsr();
  private boolean still = true;
  private double accelerate;
  private double holdFrames;
  private double slideOctaves;
  private double slideFrames;
  private double octaves;
  private double anchor;
  private boolean curved;
  private double vibratoStep;
  private double vibratoOctaves;
  private double factor = 1;
  private double step;
  private long age;
  private int untilTuned;

  void start(Note note, double sampleRate) {
    start(note.moves, note.accelerate, note.holdSeconds, sampleRate);
  }

  /**
   * Begins anew.
   *
   * @param newAccelerate as {@link Note#accelerate}
   * @param holdSeconds as {@link Note#holdSeconds}
   * @param sampleRate how often a second {@link #next} is asked
   */
  public void start(PitchMoves moves, double newAccelerate, double holdSeconds, double sampleRate) {
    accelerate = newAccelerate;
    holdFrames = Math.max(1, holdSeconds * sampleRate);
    slideOctaves = moves.slideOctaves;
    slideFrames = Math.max(1, moves.slideSeconds * sampleRate);
    octaves = moves.semitones / 12;
    anchor = moves.anchor;
    curved = moves.curved;
    vibratoStep = moves.vibratoHz / sampleRate;
    vibratoOctaves = moves.vibratoHz > 0 ? moves.vibratoSemitones / 12 : 0;
    still = accelerate == 0 && slideOctaves == 0 && octaves == 0 && vibratoOctaves == 0;
    envelope.start(
        moves.attackSeconds * sampleRate,
        moves.decaySeconds * sampleRate,
        moves.sustainLevel,
        holdFrames,
        moves.releaseSeconds * sampleRate);
    age = 0;
    untilTuned = 0;
    factor = still ? 1 : at(0);
  }

  /** True if it will be 1 for the whole note. */
  public boolean still() {
    return still;
  }

  /** What to multiply the pitch with, a frame on. */
  public double next() {
    if (still) return 1;
    if (untilTuned == 0) {
      age += TUNE_EVERY;
      step = (at(age) - factor) / TUNE_EVERY;
      untilTuned = TUNE_EVERY;
    }
    untilTuned--;
    double now = factor;
    factor += step;
    return now;
  }

  private double at(long frame) {
    double straight = 1 + accelerate * Math.min(1, frame / holdFrames);
    double up = slideOctaves * Math.max(0, 1 - frame / slideFrames);
    if (octaves != 0) {
      double level = envelope.at(frame);
      up += octaves * ((curved ? level * level : level) - anchor);
    }
    if (vibratoOctaves != 0) up += vibratoOctaves * Sine.of(frame * vibratoStep);
    if (up == 0) return straight;
    return straight * Power.ofOctaves(Math.clamp(up, -MOST_OCTAVES, MOST_OCTAVES));
  }
}
