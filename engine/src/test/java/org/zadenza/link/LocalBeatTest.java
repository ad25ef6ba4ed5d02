// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers that a peer of the original answered, and what must hold for all others. */
class LocalBeatTest {
  private static final long FOUR = 4_000_000;
  private static final long THREE = 3_000_000;
  private static final long GHOST_OFFSET = -7_335_616_597L;
  private static final LocalBeat FOUNDER = new LocalBeat(500_000, 0, 7_336_622_328L);

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void phasesAndAlignments() {
    assertEquals(2_500_000, BeatGrid.phase(-1_500_000, FOUR));
    assertEquals(0, BeatGrid.phase(1_500_000, 0));
    assertEquals(5_000_000, BeatGrid.alignUp(2_500_000, 1_000_000, FOUR));
    assertEquals(5_000_000, BeatGrid.alignUp(5_000_000, 1_000_000, FOUR));
    assertEquals(1_000_000, BeatGrid.alignNear(2_500_000, 1_000_000, FOUR));
    assertEquals(-1_000_000, BeatGrid.alignNear(0, THREE, FOUR));
  }

  @Test
  void theLengthOfABeatIsRounded() {
    double[] bpm = {20, 60, 87.5, 97.25, 120, 133.5, 140, 174, 999};
    long[] micros = {
      3_000_000, 1_000_000, 685_714, 616_967, 500_000, 449_438, 428_571, 344_828, 60_060
    };
    for (int i = 0; i < bpm.length; i++) {
      assertEquals(micros[i], Timeline.microsPerBeat(bpm[i]), "at " + bpm[i]);
    }
    assertEquals(3_000_000, Timeline.microsPerBeat(1));
    assertEquals(60_060, Timeline.microsPerBeat(10_000));
    assertEquals(133.500060, Timeline.bpm(449_438), 1e-6);
    assertEquals(999.000999, Timeline.bpm(60_060), 1e-6);
  }

  @Test
  void timelinesAreReadAsTheOriginalReadsThem() {
    assertEquals(23_762_470, new Timeline(500_000, 580, 0).beatAt(11_880_945));
    Timeline playing = new Timeline(500_000, 35_043_652, 18_527_557);
    assertEquals(1_005_731, playing.timeAt(0));
    LocalBeat along = FOUNDER.along(playing, GHOST_OFFSET, 7_363_507_240L);
    assertEquals(FOUNDER, along);
    assertEquals(58_346_834, playing.beatAt(30_179_148));
    assertEquals(1_478_795, new Timeline(500_000, 58_346_834, 30_652_212).timeAt(0));
  }

  @Test
  void beatsAndTimesAreTheOriginals() {
    assertEquals(53_769_824, FOUNDER.beatAt(7_363_507_240L, FOUR));
    assertEquals(53_769_824, FOUNDER.beatAt(7_363_507_240L, THREE));
    assertEquals(7_836_622_328L, FOUNDER.timeAt(1_000_000_000, FOUR));
    assertEquals(7_836_747_328L, FOUNDER.timeAt(1_000_250_000, THREE));
    LocalBeat early = new LocalBeat(500_000, -5_996_920, 7_335_616_307L);
    assertEquals(7_337_616_307L, early.timeAt(0, FOUR));
    LocalBeat joiner = new LocalBeat(500_000, -7_300_000, 7_336_622_328L);
    assertEquals(45_769_824, joiner.beatAt(7_363_507_240L, FOUR));
    assertEquals(47_769_824, joiner.beatAt(7_363_507_240L, THREE));
    assertEquals(7_840_622_328L, joiner.timeAt(1_000_000_000, FOUR));
    assertEquals(7_839_747_328L, joiner.timeAt(1_000_250_000, THREE));
    assertEquals(7_340_622_328L, joiner.timeAt(0, FOUR));
  }

  @Test
  void aRequestIsGrantedAtTheNextMomentInPhase() {
    LocalBeat there = new LocalBeat(500_000, -8_000_000, 7_336_622_328L);
    long at = 7_365_845_392L;
    assertEquals(50_446_128, there.beatAt(at, FOUR));
    LocalBeat asked = there.requested(0, at, FOUR);
    assertEquals(there.micros(), asked.micros());
    assertEquals(0, asked.beatAt(7_366_622_328L, FOUR));
    assertEquals(-1_553_872, asked.beatAt(at, FOUR));
    LocalBeat forced = asked.forced(1_500_000, at, FOUR);
    assertEquals(1_500_000, forced.beatAt(at, FOUR));
    assertEquals(asked.micros() + 473_064, forced.micros());
    assertEquals(57_500_000, new LocalBeat(500_000, 0, forced.micros()).beatAt(at, FOUR));
  }

  @Test
  void beatAndTimeAreEachOthersInverse() {
    for (int i = 0; i < 20_000; i++) {
      LocalBeat local =
          new LocalBeat(
              60_060 + random.nextInt(2_900_000),
              random.nextLong(-1_000_000_000, 1_000_000_000),
              random.nextLong(1_000_000_000_000L));
      long quantum = (1 + random.nextInt(16)) * 500_000L;
      long at = local.micros() + random.nextLong(-600_000_000, 600_000_000);
      long beat = local.beatAt(at, quantum);
      String where = "seed=" + seed + " " + local + " quantum=" + quantum + " at=" + at;
      long slack = local.microsPerBeat() / BeatGrid.MILLION + 1;
      assertTrue(Math.abs(at - local.timeAt(beat, quantum)) <= slack, where);
      long phase = BeatGrid.phase(local.countAt(at) - local.beat(), quantum);
      assertEquals(phase, BeatGrid.phase(beat, quantum), where);
      assertTrue(Math.abs(beat - local.countAt(at)) <= quantum / 2 + 1, where);
    }
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    assertEquals(1, BeatGrid.scaled(1, 1, 2));
    assertEquals(-1, BeatGrid.scaled(-1, 1, 2));
    assertEquals(2, BeatGrid.scaled(3, 1, 2));
    assertEquals(1, BeatGrid.scaled(4, 1, 3));
    assertEquals(3_458_764_513_820_540_928L, BeatGrid.scaled(3L << 60, 2, 2));
    assertEquals((3L << 59) + 1, BeatGrid.scaled((3L << 59) + 1, 4_000_001, 4_000_001));
    assertEquals(-((1L << 60) + 1), BeatGrid.scaled(-((1L << 61) + 1), 8, 16));
  }

  @Test
  void scalingIsExactHoweverLargeTheNumbers() {
    for (int i = 0; i < 20_000; i++) {
      long a = random.nextLong() >> random.nextInt(60);
      long b = random.nextLong(1_000_000) + 1;
      long c = random.nextLong(3_000_000) + 1;
      BigDecimal exact =
          BigDecimal.valueOf(a)
              .multiply(BigDecimal.valueOf(b))
              .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP);
      BigDecimal kept =
          exact.min(BigDecimal.valueOf(Long.MAX_VALUE)).max(BigDecimal.valueOf(Long.MIN_VALUE));
      assertEquals(
          kept.longValueExact(), BeatGrid.scaled(a, b, c), "seed=" + seed + " " + a + " " + b);
    }
  }
}
