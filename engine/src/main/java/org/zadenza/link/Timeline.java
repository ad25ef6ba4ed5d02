// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * What a session agrees on: at which beat it is, at every moment of ghost time.
 *
 * @param microsPerBeat the tempo
 * @param beatOrigin a beat, in millionths; of two timelines of a session the one with the greater
 *     is the newer
 * @param timeOrigin when that beat is, in microseconds of ghost time
 */
record Timeline(long microsPerBeat, long beatOrigin, long timeOrigin) {
  static final double SLOWEST_BPM = 20;
  static final double FASTEST_BPM = 999;

  private static final double MICROS_PER_MINUTE = 60e6;
  private static final long LONGEST_BEAT = microsPerBeat(SLOWEST_BPM);
  private static final long SHORTEST_BEAT = microsPerBeat(FASTEST_BPM);

  /** The length of a beat at a tempo, which is drawn into what a session can have. */
  static long microsPerBeat(double bpm) {
    return Math.round(MICROS_PER_MINUTE / Math.clamp(bpm, SLOWEST_BPM, FASTEST_BPM));
  }

  static double bpm(long microsPerBeat) {
    return MICROS_PER_MINUTE / microsPerBeat;
  }

  /** The same with a tempo that a session can have. */
  Timeline clamped() {
    long within = Math.clamp(microsPerBeat, SHORTEST_BEAT, LONGEST_BEAT);
    return within == microsPerBeat ? this : new Timeline(within, beatOrigin, timeOrigin);
  }

  /** The beat at a moment of ghost time. */
  long beatAt(long ghost) {
    return beatOrigin + BeatGrid.scaled(ghost - timeOrigin, BeatGrid.MILLION, microsPerBeat);
  }

  /** When a beat is, in ghost time. */
  long timeAt(long beat) {
    return timeOrigin + BeatGrid.scaled(beat - beatOrigin, microsPerBeat, BeatGrid.MILLION);
  }
}
