// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wall time for time tags, which follows the machine's own without ever jumping for a small reason.
 *
 * <p>Session time and the machine's wall clock run apart: two crystals, or a network that corrects
 * one of them. Each {@link #observe} measures by how much, and from then on wall time runs a little
 * faster or slower, by 0.5 ms a second at most, so that the difference is gone after some seconds:
 * a proportional and integral controller, as in NTP's own clock discipline (RFC 5905, section 12).
 * It never goes back. A difference above 100 ms is no drift, somebody has set the clock or the
 * machine slept: that is followed at once and counted.
 *
 * <p>{@link #wallNanos} is for any thread and makes no garbage; {@link #observe} is for one, about
 * once a second.
 */
public final class WallClock implements WallTime, AutoCloseable {
  private static final String THREAD = "zadenza-wall";
  private static final int OBSERVE_SECONDS = 1;

  private static final double FASTEST = 500e-6;
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 10;

  /** A difference is made good within about so many seconds. */
  private static final double SECONDS_TO_MEND = 8;

  /** Share of a difference that is taken for a lasting difference in speed. */
  private static final double LEARNED = 0.1;

  /** A pair read further apart than this says too little, unless nothing better comes. */
  private static final long POOR_GAP_NANOS = 50_000;

  private static final int MOST_POOR = 10;

  /**
   * How far wall time is off, and what was done about it.
   *
   * @param offsetNanos the machine's wall clock less ours, as last observed
   * @param ppm how much faster than session time the wall clock is found to run, in millionths
   * @param steps how often the wall clock was set
   * @param observations how many pairs were read
   */
  public record Meter(long offsetNanos, double ppm, int steps, long observations) {}

  /** From a moment of session time on, wall time is that and runs so. */
  private record Line(long nanos, long wallNanos, double excess) {
    long at(long sessionNanos) {
      long since = sessionNanos - nanos;
      return wallNanos + since + Math.round(since * excess);
    }
  }

  private final ClockPair.Source source;
  private volatile Line line;
  private volatile Meter meter = new Meter(0, 0, 0, 1);
  private final long startWallNanos;
  private double speed;
  private int poor;
  private long lastNanos;

  private @Nullable ScheduledExecutorService observer;

  /** The machine's wall time beside a session's clock, observed every second until closed. */
  public static WallClock beside(Clock clock) {
    WallClock out = new WallClock(ClockPair.of(clock));
    ScheduledExecutorService every =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(THREAD).daemon(true).factory());
    every.scheduleAtFixedRate(out::observe, OBSERVE_SECONDS, OBSERVE_SECONDS, TimeUnit.SECONDS);
    out.observer = every;
    return out;
  }

  /** Begins with the wall time of a source; somebody else calls {@link #observe}. */
  public WallClock(ClockPair.Source source) {
    this.source = source;
    ClockPair first = source.read();
    line = new Line(first.nanos(), first.wallNanos(), 0);
    lastNanos = first.nanos();
    startWallNanos = first.wallNanos() - first.nanos();
  }

  /** Compares with the machine's wall clock and steers towards it. One thread. */
  public void observe() {
    ClockPair pair = source.read();
    if (pair.gapNanos() > POOR_GAP_NANOS && ++poor < MOST_POOR) return;
    poor = 0;
    Line now = line;
    long ours = now.at(pair.nanos());
    long offset = pair.wallNanos() - ours;
    double elapsed = Math.max(0.1, (pair.nanos() - lastNanos) * 1e-9);
    lastNanos = pair.nanos();
    boolean step = Math.abs(offset) > STEP_NANOS;
    if (step) {
      line = new Line(pair.nanos(), pair.wallNanos(), clamped(speed));
    } else {
      double share = Math.min(1, elapsed / SECONDS_TO_MEND);
      speed = clamped(speed + LEARNED * share * offset * 1e-9 / SECONDS_TO_MEND);
      double mend = offset * 1e-9 / Math.max(SECONDS_TO_MEND, elapsed);
      line = new Line(pair.nanos(), ours, clamped(speed + mend));
    }
    Meter before = meter;
    meter = new Meter(offset, speed * 1e6, before.steps + (step ? 1 : 0), before.observations + 1);
  }

  private static double clamped(double excess) {
    return Math.clamp(excess, -FASTEST, FASTEST);
  }

  /** Wall time (nanoseconds since 1970, UTC) at which the session began. */
  public long startWallNanos() {
    return startWallNanos;
  }

  @Override
  public long wallNanos(long sessionNanos) {
    return line.at(sessionNanos);
  }

  /** Ends the observations; the wall time runs on as it does. */
  @Override
  public void close() {
    if (observer != null) observer.shutdownNow();
  }

  /** How it goes. Any thread. */
  public Meter meter() {
    return meter;
  }
}
