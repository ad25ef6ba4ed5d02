// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * A session's beats as one host counts them. The number of a beat is the host's own affair; its
 * phase is the session's.
 *
 * @param microsPerBeat the tempo
 * @param beat what the host calls the session's beat 0, in millionths
 * @param micros when that beat is, in microseconds of the host's clock
 */
record LocalBeat(long microsPerBeat, long beat, long micros) {

  /** The beat at a time, without any quantum. */
  long countAt(long at) {
    return beat + BeatGrid.scaled(at - micros, BeatGrid.MILLION, microsPerBeat);
  }

  private long timeOf(long count) {
    return micros + BeatGrid.scaled(count - beat, microsPerBeat, BeatGrid.MILLION);
  }

  /** The beat at a time, numbered so that its phase is the session's. */
  long beatAt(long at, long quantum) {
    long count = countAt(at);
    return BeatGrid.alignNear(count, count - beat, quantum);
  }

  /** When {@link #beatAt} answers {@code wanted}. */
  long timeAt(long wanted, long quantum) {
    long sinceZero = wanted - beat;
    long phase = BeatGrid.phase(sinceZero, quantum);
    long back =
        BeatGrid.alignNear(quantum - phase, quantum - BeatGrid.phase(wanted, quantum), quantum);
    return timeOf(beat + sinceZero - phase + quantum - back);
  }

  /** Another tempo from a moment on. */
  LocalBeat withTempo(long newMicrosPerBeat, long at) {
    long since = countAt(at) - beat;
    long start = at - BeatGrid.scaled(since, newMicrosPerBeat, BeatGrid.MILLION);
    return new LocalBeat(newMicrosPerBeat, beat, start);
  }

  /** Makes a moment that beat, by moving the phase: for everybody in the session. */
  LocalBeat forced(long wanted, long at, long quantum) {
    LocalBeat out = forcedOnce(wanted, at, quantum);
    return out.beatAt(at, quantum) > wanted ? out.forcedOnce(wanted, at + 1, quantum) : out;
  }

  private LocalBeat forcedOnce(long wanted, long at, long quantum) {
    long current = beatAt(at, quantum);
    long near = BeatGrid.alignNear(current, wanted, quantum);
    long shift = BeatGrid.scaled(near - current, microsPerBeat, BeatGrid.MILLION);
    return new LocalBeat(microsPerBeat, beat + wanted - near, micros - shift);
  }

  /** Makes the first moment from {@code at} on that is in phase with a beat that beat. */
  LocalBeat requested(long wanted, long at, long quantum) {
    long next = BeatGrid.alignUp(beatAt(at, quantum), wanted, quantum);
    return forced(wanted, timeAt(next, quantum), quantum);
  }

  /** The same count going on from now, along another timeline. */
  LocalBeat along(Timeline timeline, long ghostOffset, long now) {
    long start = timeline.timeAt(0) - ghostOffset;
    long count =
        countAt(now) + BeatGrid.scaled(start - now, BeatGrid.MILLION, timeline.microsPerBeat());
    return new LocalBeat(timeline.microsPerBeat(), count, start);
  }
}
