// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.schedule.Conductor;
import org.zadenza.time.Rational;

/**
 * Leads a scheduler by a session: a cycle is so many beats, and begins where the session's count of
 * beats can be divided by that number.
 *
 * <p>Small errors are made good by playing a little faster or slower for half a second, so that no
 * event is lost or doubled; so is what a change of tempo costs, which comes late by what was sent
 * ahead. Where the phase is further off than that can mend, above all on joining, the count of
 * cycles moves forward to the session's phase. {@link #lead} is for the planning thread, the rest
 * for any.
 */
public final class LinkFollower implements Conductor {
  /** As the player counts beats everywhere: a cycle is a bar of four. */
  public static final int BEATS_PER_CYCLE = 4;

  /** Cycles at which the tempo changes lie on the scheduler's own grid. */
  private static final long GRID = 1 << 16;

  /** Less than this nobody hears, and measurements waver by that much. */
  private static final long UNHEARD_NANOS = 50_000;

  /** The usual time in which an error is made good. */
  private static final long MENDING_NANOS = Clock.NANOS_PER_SECOND / 2;

  /** Never more than a quarter faster or slower. */
  private static final long LEAST_MENDING_PER_ERROR = 4;

  /** Errors up to here are mended, which then takes a second. */
  private static final long LARGEST_MENDED_NANOS = Clock.NANOS_PER_SECOND / 4;

  private static final double SECONDS_PER_MINUTE = 60;

  private final Supplier<LinkState> session;
  private final DoubleConsumer setTempo;
  private volatile boolean joined;

  /**
   * @param session how the session stands
   * @param setTempo sets its tempo, in beats per minute
   */
  public LinkFollower(Supplier<LinkState> session, DoubleConsumer setTempo) {
    this.session = session;
    this.setTempo = setTempo;
  }

  /** Follows a peer. */
  public static LinkFollower of(LinkPeer peer) {
    return new LinkFollower(peer::snapshot, peer::setTempo);
  }

  @Override
  public void ask(Rational cps) {
    double bpm = cps.toDouble() * SECONDS_PER_MINUTE * BEATS_PER_CYCLE;
    if (bpm < LinkPeer.SLOWEST_BPM || bpm > LinkPeer.FASTEST_BPM) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "while Link is on the tempo must lie between %.0f and %.0f beats a minute, four to a"
                  + " cycle, not %s",
              LinkPeer.SLOWEST_BPM,
              LinkPeer.FASTEST_BPM,
              bpm));
    }
    setTempo.accept(bpm);
  }

  @Override
  public Lead lead(TempoMap tempo, Rational from, Rational played) {
    LinkState now = session.get();
    Rational cps = now.cps(BEATS_PER_CYCLE);
    TempoMap.Stretch last = tempo.stretches().getLast();
    Rational settled = from.max(last.cycle());
    long left = late(now, tempo.nanosAt(settled), played.plus(settled.minus(from)));
    if (joined && last.cps().equals(cps) && Math.abs(left) <= UNHEARD_NANOS) {
      return new Lead(tempo, null);
    }
    long error = late(now, tempo.nanosAt(from), played);
    boolean mend = Math.abs(error) <= (joined ? LARGEST_MENDED_NANOS : UNHEARD_NANOS);
    joined = true;
    return mend
        ? new Lead(mended(tempo, from, now, error), null)
        : new Lead(tempo.withTempo(from, cps), moved(now, tempo.nanosAt(from), played));
  }

  private static long cycleNanos(LinkState now) {
    return now.nanosPerBeat() * BEATS_PER_CYCLE;
  }

  /** The place in a cycle of the session, in nanoseconds since it began. */
  private static long place(LinkState now, long nanos) {
    return Math.floorMod(nanos - now.gridNanos(), cycleNanos(now));
  }

  /** By how much the player's cycle comes later than the session's, at most half a cycle. */
  private static long late(LinkState now, long nanos, Rational played) {
    long cycle = cycleNanos(now);
    long wanted = played.cyclePosition().roundedTimes(cycle);
    long late = Math.floorMod(place(now, nanos) - wanted, cycle);
    return late > cycle / 2 ? late - cycle : late;
  }

  /** The tempo that meets the session's line a little later, and from there on the session's. */
  private static TempoMap mended(TempoMap tempo, Rational from, LinkState now, long error) {
    Rational cps = now.cps(BEATS_PER_CYCLE);
    if (Math.abs(error) <= UNHEARD_NANOS) return tempo.withTempo(from, cps);
    long window = Math.max(MENDING_NANOS, LEAST_MENDING_PER_ERROR * Math.abs(error));
    Rational cycles = Rational.of(window, cycleNanos(now));
    Rational meeting = Rational.of(from.plus(cycles).roundedTimes(GRID), GRID);
    long nanos = meeting.minus(from).roundedTimes(cycleNanos(now)) - error;
    Rational mending = meeting.minus(from).dividedBy(Rational.of(nanos, Clock.NANOS_PER_SECOND));
    return tempo.withTempo(from, mending).withTempo(meeting, cps);
  }

  /** The next count that is in the session's phase at a moment. */
  private static Rational moved(LinkState now, long nanos, Rational played) {
    Rational phase = Rational.of(place(now, nanos), cycleNanos(now));
    Rational ahead = phase.minus(played.cyclePosition());
    Rational forward = ahead.signum() < 0 ? ahead.plus(Rational.ONE) : ahead;
    return Rational.of(played.plus(forward).roundedTimes(GRID), GRID);
  }
}
