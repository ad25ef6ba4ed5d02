// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameClockTest {
  private static final int RATE = 48_000;

  @Test
  void jitterOfReadingsAndADriftingCardMoveNothingByAFrame() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    double trueRate = RATE * (1 + (random.nextDouble() - 0.5) * 200e-6);
    long wrapped = (1L << 32) - 5 * RATE;
    FrameClock clock = new FrameClock(RATE);
    double worst = 0;
    for (int period = 0; period < 12_000; period++) {
      long nanos = Math.round(period * 128e9 / trueRate + random.nextDouble() * 300_000);
      double frame = wrapped + nanos * trueRate / 1e9;
      double seen = frame + random.nextGaussian() * 2;
      clock.observe(nanos, (long) Math.floor(seen) & 0xFFFFFFFFL);
      if (period < 8_000) continue;
      worst =
          Math.max(worst, Math.abs(clock.frameAt(nanos + 20_000_000) - frame - 0.02 * trueRate));
    }
    assertEquals(0, worst, 0.5, "seed=" + seed);
  }

  @Test
  void aFrameAndItsMomentBelongTogether() {
    FrameClock clock = new FrameClock(RATE);
    clock.observe(1_000_000_000, 96_000);
    long nanos = clock.nanosAt(100_000);
    assertEquals(100_000, clock.frameAt(nanos), 1e-4);
  }

  @Test
  void aServerThatStoodStillIsANewBeginning() {
    FrameClock clock = new FrameClock(RATE);
    for (long i = 0; i < 1_000; i++) clock.observe(i * 1_000_000, i * 48);
    for (long i = 0; i < 100; i++) clock.observe(9_000_000_000L + i * 1_000_000, 48_000 + i * 48);
    assertEquals(48_000 + 100 * 48, clock.frameAt(9_100_000_000L), 2);
  }
}
