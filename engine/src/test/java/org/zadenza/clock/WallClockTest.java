// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Wall time follows the machine's, for simulated hours. */
class WallClockTest {
  private static final long SECOND = Clock.NANOS_PER_SECOND;
  private static final long START = 1_800_000_000L * SECOND;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final Random random = new Random(SEED);
  private long session;
  private double drift;
  private double wall = START;
  private long noise = 2_000;

  /** The two clocks of a machine, read with a little noise. */
  private ClockPair read() {
    long gap = 100 + random.nextLong(noise);
    long error = Math.round((random.nextDouble() - 0.5) * gap);
    return new ClockPair(session + error, Math.round(wall), gap);
  }

  /** The machine runs on, at its drift. */
  private void pass(long nanos) {
    session += nanos;
    wall += nanos * (1 + drift);
  }

  private double errorMillis(WallClock clock) {
    return (clock.wallNanos(session) - wall) * 1e-6;
  }

  @Test
  void tenHoursWithTwoCrystalsStayWithinAMillisecondOfEachOther() {
    for (double ppm : new double[] {-80, -33, 0.5, 50, 120}) {
      drift = ppm * 1e-6;
      WallClock clock = new WallClock(this::read);
      double worst = 0;
      long before = clock.wallNanos(session);
      for (int second = 0; second < 36_000; second++) {
        pass(SECOND / 2);
        worst = Math.max(worst, Math.abs(errorMillis(clock)));
        pass(SECOND / 2);
        worst = Math.max(worst, Math.abs(errorMillis(clock)));
        clock.observe();
        long now = clock.wallNanos(session);
        assertTrue(now > before, "wall time goes back");
        before = now;
      }
      String what = "seed=" + SEED + " ppm=" + ppm + " worst ms=" + worst;
      assertTrue(worst < 1, what);
      assertTrue(Math.abs(errorMillis(clock)) < 0.01, what);
      assertEquals(ppm, clock.meter().ppm(), 1, what);
      assertEquals(0, clock.meter().steps());
    }
  }

  /** As an NTP daemon does that found the clock 40 ms wrong: half a millisecond a second. */
  @Test
  void aWallClockThatIsBeingSlewedIsFollowed() {
    WallClock clock = new WallClock(this::read);
    drift = 400e-6;
    for (int i = 0; i < 100; i++) {
      pass(SECOND);
      clock.observe();
    }
    drift = 0;
    double worst = 0;
    for (int i = 0; i < 1_500; i++) {
      pass(SECOND);
      worst = Math.max(worst, Math.abs(errorMillis(clock)));
      clock.observe();
    }
    assertTrue(worst < 5, "seed=" + SEED + " worst ms=" + worst);
    assertTrue(Math.abs(errorMillis(clock)) < 0.1, "seed=" + SEED);
    assertEquals(0, clock.meter().steps());
  }

  @Test
  void aWallClockThatIsSetIsFollowedAtOnceAndCounted() {
    WallClock clock = new WallClock(this::read);
    for (double jump : new double[] {60, -7, 0.15}) {
      wall += jump * SECOND;
      clock.observe();
      assertTrue(Math.abs(errorMillis(clock)) < 0.01, "after a jump of " + jump + " s");
      pass(SECOND);
    }
    assertEquals(3, clock.meter().steps());
  }

  @Test
  void aPoorReadingIsWaitedOutButNotForEver() {
    WallClock clock = new WallClock(this::read);
    noise = 80_000_000;
    wall += 20e6;
    long observed = clock.meter().observations();
    for (int i = 0; i < 100; i++) {
      pass(SECOND);
      clock.observe();
    }
    long more = clock.meter().observations() - observed;
    assertTrue(more >= 5 && more < 40, "seed=" + SEED + " observations=" + more);
  }

  @Test
  void onThisMachineItAgreesWithItself() {
    SystemClock real = new SystemClock();
    WallClock clock = new WallClock(ClockPair.of(real));
    clock.observe();
    ClockPair pair = ClockPair.of(real).read();
    long off = Math.abs(clock.wallNanos(pair.nanos()) - pair.wallNanos());
    assertTrue(off <= 1_000_000 + pair.gapNanos(), "off by ns " + off);
  }
}
