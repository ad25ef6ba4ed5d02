// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/**
 * The beat for others: 24 ticks a beat, four beats a cycle, straight from the scheduler's tempo map
 * as far as cues have been sent, so that a tick never has to be taken back. Starts lie on the next
 * cycle. One thread calls {@link #advance}; hush does not reach it.
 */
final class BeatClock {
  private static final int TICKS_PER_CYCLE = Timing.TICKS_PER_CYCLE;
  private static final int SIXTEENTHS_PER_CYCLE = 16;
  private static final int SONG_LENGTH = 1 << 14;

  /** A start comes this long before its first tick, as the standard asks for. */
  private static final long BEFORE_NANOS = Clock.NANOS_PER_SECOND / 1000;

  /** After a machine stood still, older ticks than this are left out. */
  private static final long TOO_LATE_NANOS = Clock.NANOS_PER_SECOND / 2;

  /** What an outlet waits for at the next cycle. */
  enum Transport {
    NONE,
    START,
    CONTINUE
  }

  private final Scheduler scheduler;
  private final MidiSender sender;
  private final Clock clock;
  private long next = Long.MIN_VALUE;

  BeatClock(Scheduler scheduler, MidiSender sender, Clock clock) {
    this.scheduler = scheduler;
    this.sender = sender;
    this.clock = clock;
  }

  private boolean isHeard() {
    for (Outlet outlet : sender.outlets()) if (outlet.sendsBeat()) return true;
    return false;
  }

  /** Sends every tick up to where cues have been sent. */
  synchronized void advance() {
    Rational edge = scheduler.sentUpTo().times(TICKS_PER_CYCLE);
    if (!isHeard() || next == Long.MIN_VALUE) next = edge.ceil();
    TempoMap tempo = scheduler.tempo();
    long tooLate = clock.nanos() - TOO_LATE_NANOS;
    for (; Rational.of(next).isBefore(edge); next++) {
      long nanos = tempo.nanosAt(Rational.of(next, TICKS_PER_CYCLE));
      if (nanos >= tooLate) tick(nanos);
    }
  }

  private void tick(long nanos) {
    for (Outlet outlet : sender.outlets()) {
      if (!outlet.sendsBeat()) continue;
      long at = nanos + outlet.options().latencyNanos();
      if (Math.floorMod(played(), TICKS_PER_CYCLE) == 0) begin(outlet, at);
      post(outlet, at, Wire.CLOCK);
    }
  }

  /** The next tick's number as the player counts, to the nearest tick. */
  private long played() {
    return next - scheduler.origin().roundedTimes(TICKS_PER_CYCLE);
  }

  private void begin(Outlet outlet, long nanos) {
    switch (outlet.waitsFor()) {
      case NONE -> {
        return;
      }
      case START -> post(outlet, nanos - BEFORE_NANOS, Wire.START);
      case CONTINUE -> {
        long cycle = Math.floorDiv(played(), TICKS_PER_CYCLE);
        long place = Math.floorMod(cycle * SIXTEENTHS_PER_CYCLE, SONG_LENGTH);
        post(outlet, nanos - 2 * BEFORE_NANOS, Wire.songPosition((int) place));
        post(outlet, nanos - BEFORE_NANOS, Wire.CONTINUE);
      }
    }
    outlet.waitsFor(Transport.NONE);
  }

  /** At once: the others stop where they are. */
  void stop(Outlet outlet) {
    outlet.waitsFor(Transport.NONE);
    post(outlet, clock.nanos(), Wire.STOP);
  }

  private void post(Outlet outlet, long nanos, int bytes) {
    sender.post(outlet, Message.Origin.BEAT, nanos, Message.RANK_CLOCK, bytes);
  }
}
