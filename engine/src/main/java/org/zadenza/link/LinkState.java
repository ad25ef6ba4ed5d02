// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import org.zadenza.clock.Clock;
import org.zadenza.time.Rational;

/**
 * How a session stands: immutable, so that one look at it answers questions that belong together.
 * Any thread.
 *
 * @param peers how many others are in the session
 * @param playing whether the session plays, for those who start and stop together
 * @param startStopNanos session time of this host at which it started or stopped, or 0 if it never
 *     did
 * @param microsPerBeat the tempo
 * @param gridNanos session time of this host at which the grid of every quantum begins
 * @param gridBeat what this host calls the beat there, in millionths
 */
public record LinkState(
    int peers,
    boolean playing,
    long startStopNanos,
    long microsPerBeat,
    long gridNanos,
    long gridBeat) {
  private static final long NANOS_PER_MICRO = 1_000;

  /** Session time begins at 0, a time that pings cannot tell; here it begins a second later. */
  private static final long EPOCH_MICROS = 1_000_000;

  static long micros(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MICRO) + EPOCH_MICROS;
  }

  static long nanos(long micros) {
    return (micros - EPOCH_MICROS) * NANOS_PER_MICRO;
  }

  static LinkState of(int peers, boolean playing, long startStopNanos, LocalBeat local) {
    return new LinkState(
        peers, playing, startStopNanos, local.microsPerBeat(), nanos(local.micros()), local.beat());
  }

  private LocalBeat local() {
    return new LocalBeat(microsPerBeat, gridBeat, micros(gridNanos));
  }

  /** The tempo in beats per minute, as the session's whole microseconds per beat say it. */
  public double bpm() {
    return Timeline.bpm(microsPerBeat);
  }

  /** How long a beat lasts, in nanoseconds. */
  public long nanosPerBeat() {
    return microsPerBeat * NANOS_PER_MICRO;
  }

  /** The beat at a moment of session time; its phase in {@code quantum} beats is everybody's. */
  public double beatAt(long nanos, double quantum) {
    return BeatGrid.beats(local().beatAt(micros(nanos), BeatGrid.ofBeats(quantum)));
  }

  /** The place in a quantum, from 0 up to but not including {@code quantum} beats. */
  public double phaseAt(long nanos, double quantum) {
    long beat = local().beatAt(micros(nanos), BeatGrid.ofBeats(quantum));
    return BeatGrid.beats(BeatGrid.phase(beat, BeatGrid.ofBeats(quantum)));
  }

  /** Session time at which {@link #beatAt} answers {@code beat}. */
  public long nanosAt(double beat, double quantum) {
    return nanos(local().timeAt(BeatGrid.ofBeats(beat), BeatGrid.ofBeats(quantum)));
  }

  /** Cycles per second where a cycle has so many beats. */
  public Rational cps(int beatsPerCycle) {
    return Rational.of(Clock.NANOS_PER_SECOND, nanosPerBeat() * beatsPerCycle);
  }
}
