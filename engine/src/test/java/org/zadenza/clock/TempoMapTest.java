// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

class TempoMapTest {
  private static TempoMap random(Random random) {
    TempoMap map = TempoMap.steady(Rational.of(1 + random.nextInt(300), 100), 0);
    Rational cycle = Rational.ZERO;
    for (int i = 0; i < 200; i++) {
      cycle = cycle.plus(Rational.of(random.nextInt(4 << 16), 1 << 16));
      map = map.withTempo(cycle, Rational.of(1 + random.nextInt(300), 100));
    }
    return map;
  }

  @Test
  void timeNeverRunsBackwards() {
    long seed = Long.getLong("seed", System.nanoTime());
    TempoMap map = random(new Random(seed));
    long last = Long.MIN_VALUE;
    for (int i = 0; i < 50_000; i++) {
      long nanos = map.nanosAt(Rational.of(i, 100));
      assertTrue(last < nanos, "seed=" + seed + ", cycle " + i + "/100");
      last = nanos;
    }
  }

  @Test
  void cyclesAndNanosecondsAreInverse() {
    long seed = Long.getLong("seed", System.nanoTime());
    TempoMap map = random(new Random(seed));
    for (int i = 0; i < 5_000; i++) {
      long nanos = i * 50_000_017L;
      assertEquals(nanos, map.nanosAt(map.cycleAt(nanos)), 1, "seed=" + seed);
    }
  }

  @Test
  void numbersStayShortHoweverOftenTheTempoChanges() {
    TempoMap map = random(new Random(3));
    for (TempoMap.Stretch stretch : map.stretches()) {
      Rational nanos = stretch.seconds().times(Clock.NANOS_PER_SECOND);
      assertTrue(nanos.isInteger(), stretch.toString());
    }
  }

  @Test
  void aChangeLeavesWhatIsBeforeItAlone() {
    TempoMap before = TempoMap.steady(Rational.HALF, 0);
    TempoMap after = before.withTempo(Rational.of(3), Rational.of(2));
    assertEquals(before.nanosAt(Rational.of(3)), after.nanosAt(Rational.of(3)));
    assertEquals(before.nanosAt(Rational.of(5, 2)), after.nanosAt(Rational.of(5, 2)));
    assertEquals(6_500_000_000L, after.nanosAt(Rational.of(4)));
  }

  @Test
  void aChangeReplacesTheLaterOnes() {
    TempoMap map = TempoMap.steady(Rational.ONE, 0).withTempo(Rational.of(8), Rational.TWO);
    TempoMap changed = map.withTempo(Rational.of(4), Rational.HALF);
    assertEquals(2, changed.stretches().size());
    assertEquals(Rational.HALF, changed.cpsAt(Rational.of(10)));
    assertEquals(16_000_000_000L, changed.nanosAt(Rational.of(10)));
  }

  @Test
  void aNightOfChangesStaysShortAndTrueWhereItIsStillAsked() {
    TempoMap map = TempoMap.steady(Rational.ONE, 0);
    TempoMap before = map;
    for (int i = 1; i <= 10_000; i++) {
      before = map;
      map = map.withTempo(Rational.of(i, 2), Rational.of(1_000 + i % 7, 1_000));
    }
    assertEquals(256, map.stretches().size());
    Rational recent = Rational.of(4_900);
    assertEquals(before.nanosAt(recent), map.nanosAt(recent));
  }

  @Test
  void clocksNeverGoBack() {
    ManualClock clock = new ManualClock();
    clock.moveTo(5);
    assertThrows(IllegalArgumentException.class, () -> clock.moveTo(4));
    SystemClock real = new SystemClock();
    long last = real.nanos();
    for (int i = 0; i < 100_000; i++) {
      long now = real.nanos();
      assertTrue(now >= last);
      last = now;
    }
  }
}
