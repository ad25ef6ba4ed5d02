// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.realtime.RealTime;
import org.zadenza.realtime.ThreadPriority;

/**
 * How late a thread wakes that asks to be woken every millisecond: first at real-time priority, as
 * the clock's thread runs, then as an ordinary thread.
 */
final class Jitter {
  private static final int WAKES = 1_000;
  private static final long WAKE_NANOS = Clock.NANOS_PER_SECOND / 1_000;
  private static final long LONGEST_NANOS = 10 * Clock.NANOS_PER_SECOND;
  private static final int DIGITS = 3;
  private static final double MICROSECOND = 1_000;

  /** A wake-up later than this share of the look-ahead begins to eat into it. */
  private static final double TOO_LATE_MICROS = 5_000;

  /** Answers after some two seconds. */
  List<Finding> findings() {
    Measured realTime = measure(RealTime.TIMING::forThisThread);
    Measured ordinary = measure(() -> ThreadPriority.UNASKED);
    return List.of(
        priority(realTime.priority), jitter("jitter", realTime), jitter("ordinary", ordinary));
  }

  private record Measured(ThreadPriority priority, Histogram lateNanos) {}

  /** Asks for a priority on a thread of its own and measures there. */
  private static Measured measure(Supplier<ThreadPriority> asks) {
    Measured[] out = new Measured[1];
    Thread thread =
        Thread.ofPlatform()
            .name("zadenza-jitter")
            .daemon(true)
            .start(() -> out[0] = new Measured(asks.get(), wakes()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Measured(ThreadPriority.UNASKED, new Histogram(LONGEST_NANOS, DIGITS));
    }
    return out[0];
  }

  private static Histogram wakes() {
    SystemClock clock = new SystemClock();
    Histogram late = new Histogram(LONGEST_NANOS, DIGITS);
    long deadline = clock.nanos();
    for (int i = 0; i < WAKES; i++) {
      deadline = Math.max(deadline, clock.nanos()) + WAKE_NANOS;
      while (clock.nanos() < deadline) LockSupport.parkNanos(deadline - clock.nanos());
      late.recordValue(Math.min(LONGEST_NANOS, clock.nanos() - deadline));
    }
    return late;
  }

  private static Finding priority(ThreadPriority priority) {
    String says = "the clock's thread: " + priority.says();
    return priority.realTime()
        ? Finding.good("realtime", says)
        : Finding.note("realtime", says, priority.advice());
  }

  private static Finding jitter(String about, Measured measured) {
    Histogram late = measured.lateNanos;
    double worstOfHundred = late.getValueAtPercentile(99) / MICROSECOND;
    String says =
        String.format(
            Locale.ROOT,
            "%s: wakes late by, in \u00b5s: %.0f (50 in 100), %.0f (90), %.0f (99), %.0f (99.9),"
                + " %.0f (worst of %d)",
            measured.priority.realTime() ? "at real-time priority" : "at ordinary priority",
            late.getValueAtPercentile(50) / MICROSECOND,
            late.getValueAtPercentile(90) / MICROSECOND,
            worstOfHundred,
            late.getValueAtPercentile(99.9) / MICROSECOND,
            late.getMaxValue() / MICROSECOND,
            late.getTotalCount());
    return worstOfHundred < TOO_LATE_MICROS
        ? Finding.good(about, says)
        : Finding.note(about, says, "end what else keeps this machine busy");
  }
}
