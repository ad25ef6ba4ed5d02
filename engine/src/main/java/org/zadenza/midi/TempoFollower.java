// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Arrays;
import java.util.Locale;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/**
 * Follows the ticks of somebody else's clock, 24 a beat and four beats a cycle, by steering the
 * scheduler's tempo.
 *
 * <p>A delay-locked loop smooths the ticks; about once a beat the tempo is set so that the distance
 * to the other's beat closes within a second. A single odd tick is passed over. A lasting jump is
 * followed once half a beat agrees on it. A flood of ticks is refused, and where they stop the
 * tempo stays. One thread.
 */
final class TempoFollower {
  private static final int TICKS_PER_CYCLE = Timing.TICKS_PER_CYCLE;
  private static final int TICKS_PER_SIXTEENTH = 6;
  private static final int AGREEING = 12;

  /** 750 beats a minute; nobody's clock is meant to be faster. */
  private static final int MOST_TICKS_PER_SECOND = 300;

  private static final double SHORTEST_TICK_NANOS =
      (double) Clock.NANOS_PER_SECOND / MOST_TICKS_PER_SECOND;
  private static final long STALL_NANOS = Clock.NANOS_PER_SECOND / 2;
  private static final double BANDWIDTH_HZ = 0.5;
  private static final long STEER_NANOS = Clock.NANOS_PER_SECOND / 2;

  /** The distance to the other's beat closes in this time. */
  private static final double CLOSING_SECONDS = 1;

  /** As much as tempo is bent to close it. */
  private static final double MOST_BEND = 0.1;

  /** Further off than a beat's quarter after a start, the count of cycles is set instead. */
  private static final double FAR_CYCLES = 1.0 / 16;

  private static final double SAME_TEMPO = 0.0005;
  private static final double SAME_PHASE_SECONDS = 0.001;
  private static final long TEMPO_STEPS = 1_000_000;
  private static final long PLACE_STEPS = 9_600;

  private final String port;
  private final Scheduler scheduler;
  private final Reporter reporter;

  private final double[] intervals = new double[AGREEING];
  private int collected;
  private boolean any;
  private boolean locked;
  private boolean stalled;
  private boolean refused;
  private boolean placed;
  private boolean counted;
  private volatile boolean halted;
  private int odd;
  private long lastNanos;
  private double smoothNanos;
  private double tickNanos;
  private long ticks = -1;
  private long windowNanos;
  private int inWindow;
  private long steeredNanos;
  private double toldBpm;

  TempoFollower(String port, Scheduler scheduler, Reporter reporter) {
    this.port = port;
    this.scheduler = scheduler;
    this.reporter = reporter;
  }

  String port() {
    return port;
  }

  /** Whether the other has pressed stop and not yet start. Any thread. */
  boolean isHalted() {
    return halted;
  }

  /** The other starts from the top with its next tick. */
  void start() {
    placeAt(0);
  }

  /** The other goes on from where it stopped, or from where it said. */
  void resume() {
    halted = false;
  }

  void stop() {
    halted = true;
  }

  /** The other's song goes on from a sixteenth. */
  void position(int sixteenths) {
    boolean before = halted;
    placeAt((long) sixteenths * TICKS_PER_SIXTEENTH);
    halted = before;
  }

  private void placeAt(long tick) {
    ticks = tick - 1;
    placed = true;
    counted = false;
    halted = false;
    steeredNanos = 0;
  }

  void tick(long nanos) {
    if (isFlood(nanos)) return;
    ticks++;
    long since = nanos - lastNanos;
    boolean first = !any || since > STALL_NANOS;
    lastNanos = nanos;
    any = true;
    if (first) {
      unlock();
    } else if (locked) {
      follow(nanos);
    } else {
      collect(nanos, since);
    }
    if (locked && nanos - steeredNanos >= STEER_NANOS) steer(nanos);
  }

  private boolean isFlood(long nanos) {
    if (nanos - windowNanos >= Clock.NANOS_PER_SECOND) {
      if (refused && inWindow <= MOST_TICKS_PER_SECOND) {
        refused = false;
        unlock();
      }
      windowNanos = nanos;
      inWindow = 0;
    }
    inWindow++;
    if (inWindow > MOST_TICKS_PER_SECOND && !refused) {
      refused = true;
      tell(
          "sends more than "
              + MOST_TICKS_PER_SECOND
              + " clock ticks a second, which is no tempo;"
              + " it is not followed while it does, and the tempo stays");
    }
    return refused;
  }

  private void unlock() {
    locked = false;
    collected = 0;
    odd = 0;
  }

  private void collect(long nanos, long since) {
    intervals[collected++ % AGREEING] = since;
    if (collected < AGREEING) return;
    double[] sorted = intervals.clone();
    Arrays.sort(sorted);
    double middle = (sorted[AGREEING / 2 - 1] + sorted[AGREEING / 2]) / 2;
    int near = 0;
    for (double each : sorted) if (Math.abs(each - middle) < middle / 4) near++;
    if (near < AGREEING * 2 / 3 || middle < SHORTEST_TICK_NANOS) return;
    tickNanos = middle;
    smoothNanos = nanos;
    locked = true;
    odd = 0;
    steeredNanos = 0;
    tellLocked();
  }

  private void tellLocked() {
    double bpm = bpm();
    if (stalled) tell(String.format(Locale.ROOT, "is back, at %.1f bpm", bpm));
    else if (toldBpm == 0) tell(String.format(Locale.ROOT, "is followed, at %.1f bpm", bpm));
    else if (Math.abs(bpm / toldBpm - 1) > 0.05) {
      tell(String.format(Locale.ROOT, "jumps from %.1f to %.1f bpm", toldBpm, bpm));
    }
    stalled = false;
    toldBpm = bpm;
  }

  private double bpm() {
    return 60.0 * Clock.NANOS_PER_SECOND / (24 * tickNanos);
  }

  private void follow(long nanos) {
    double expected = smoothNanos + tickNanos;
    double error = nanos - expected;
    if (Math.abs(error) > tickNanos / 2) {
      smoothNanos = expected;
      if (++odd >= AGREEING) unlock();
      return;
    }
    odd = Math.max(0, odd - 1);
    double omega = 2 * Math.PI * BANDWIDTH_HZ * tickNanos / Clock.NANOS_PER_SECOND;
    smoothNanos = expected + Math.sqrt(2) * omega * error;
    tickNanos += omega * omega * error;
  }

  /** Compares both where the next change takes effect, so that what is on its way counts. */
  private void steer(long nanos) {
    steeredNanos = nanos;
    TempoMap tempo = scheduler.tempo();
    Rational edge = scheduler.sentUpTo();
    double ours = edge.minus(scheduler.origin()).toDouble();
    double ahead = (tempo.nanosAt(edge) - smoothNanos) / tickNanos;
    double theirs = (ticks + ahead) / TICKS_PER_CYCLE;
    double apart = theirs - ours;
    double off = placed && !counted ? apart : wrapped(apart, placed ? 1 : 0.25);
    counted = placed;
    double cps = Clock.NANOS_PER_SECOND / (tickNanos * TICKS_PER_CYCLE);
    if (placed && Math.abs(off) > FAR_CYCLES) {
      long place = Math.round((ours + off) * PLACE_STEPS);
      scheduler.setCycle(Rational.of(place, PLACE_STEPS));
      off = 0;
    }
    double seconds = off / cps;
    double bend = Math.clamp(seconds / CLOSING_SECONDS, -MOST_BEND, MOST_BEND);
    boolean near = Math.abs(seconds) < SAME_PHASE_SECONDS;
    double wanted = near ? cps : cps * (1 + bend);
    double now = scheduler.nextCps().toDouble();
    if (near && Math.abs(wanted / now - 1) < SAME_TEMPO) return;
    Rational next = Rational.of(Math.round(wanted * TEMPO_STEPS), TEMPO_STEPS);
    scheduler.setCps(next.max(TempoMap.SLOWEST).min(TempoMap.FASTEST));
  }

  /** The same distance round the circle, at most half of it. */
  private static double wrapped(double distance, double circle) {
    return distance - circle * Math.rint(distance / circle);
  }

  /** To be asked now and then: notices that no ticks come. */
  void look(long nowNanos) {
    if (!locked || nowNanos - lastNanos <= STALL_NANOS) return;
    unlock();
    stalled = true;
    tell(String.format(Locale.ROOT, "sends no clock any more; the tempo stays at %.1f bpm", bpm()));
  }

  private void tell(String what) {
    reporter.tell("midi", port + " " + what);
  }
}
