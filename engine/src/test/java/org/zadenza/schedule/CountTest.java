// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

/** The count of cycles, cues moved in time, and what plays out of turn. */
class CountTest {
  private final Rig rig = new Rig();

  @Test
  void aResetCountsFromZeroAtTheHorizonAndTimeGoesOn() {
    rig.scheduler.play("d1", Steps.values(4, i -> org.zadenza.pattern.Controls.of("s", "x" + i)));
    rig.runTo(1_300);
    int before = rig.sink.cues().size();
    rig.scheduler.setCycle(Rational.ZERO);
    rig.runTo(3_300);
    List<Cue> after = rig.sink.cues().subList(before, rig.sink.cues().size());
    assertEquals("x0", after.getFirst().controls().text("s", ""));
    assertEquals(Rational.ZERO, after.getFirst().cycle());
    assertEquals(1_500 * Rig.MS, after.getFirst().nanos());
    assertEquals("x1", after.get(1).controls().text("s", ""));
    assertEquals(1_750 * Rig.MS, after.get(1).nanos());
    assertEquals(Rational.of(9, 5), rig.scheduler.now().cycle());
    assertEquals(Rational.of(7, 2), rig.scheduler.sentUpTo(), "the session counts on");
  }

  @Test
  void timeNeverGoesBackThroughAThousandResetsAndTempos() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d", "e", "f", "g"));
    for (int i = 0; i < 1_000; i++) {
      if (random.nextBoolean()) rig.scheduler.setCycle(Rational.of(random.nextInt(60) - 20, 3));
      if (random.nextBoolean()) rig.scheduler.setCps(Rational.of(1 + random.nextInt(400), 97));
      rig.runTo(rig.clock.nanos() / Rig.MS + random.nextInt(60));
    }
    List<Cue> cues = rig.sink.cues();
    for (int i = 1; i < cues.size(); i++) {
      assertTrue(cues.get(i - 1).nanos() < cues.get(i).nanos(), "seed=" + seed + ", cue " + i);
    }
    assertEquals(0, rig.scheduler.now().skippedCues(), "seed=" + seed);
  }

  @Test
  void aTransitionCannotSpanTwoCounts() {
    rig.scheduler.play("d1", Steps.sounds("old"));
    rig.runTo(2_000);
    rig.scheduler.play("d1", Steps.sounds("new"), "", Transitions.jumpIn(Rational.of(8)));
    rig.runTo(3_000);
    rig.scheduler.setCycle(Rational.ZERO);
    rig.runTo(3_500);
    assertEquals("d1 new 0", rig.heard().getLast());
    assertNull(rig.scheduler.now().lanes().getFirst().transition());
    assertEquals(Rational.of(-1), rig.scheduler.now().lanes().getFirst().since());
  }

  @Test
  void aNudgedSlotIsMovedAndNoOther() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.scheduler.play("d2", Steps.sounds("b"));
    rig.scheduler.nudge("d1", 20 * Rig.MS);
    rig.runTo(2_000);
    for (Cue cue : rig.sink.cues()) {
      long exact = cue.cycle().roundedTimes(1_000_000_000);
      assertEquals(cue.slot().equals("d1") ? 20 * Rig.MS : 0, cue.nanos() - exact);
    }
    rig.scheduler.nudge("d1", -100 * Rig.MS);
    rig.runTo(3_000);
    Cue early = rig.sink.cues().get(rig.sink.cues().size() - 2);
    assertEquals(Rational.of(3), early.cycle());
    assertEquals(2_900 * Rig.MS, early.nanos());
    assertEquals(-100 * Rig.MS, rig.scheduler.now().lanes().getFirst().nudgeNanos());
    assertThrows(IllegalArgumentException.class, () -> rig.scheduler.nudge("d1", -200 * Rig.MS));
  }

  @Test
  void onceDoesNotWaitForWhatWasSentAhead() {
    rig.runTo(1_000);
    rig.scheduler.once(Steps.sounds("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    rig.runTo(3_000);
    List<Cue> cues = rig.sink.cues();
    assertEquals(10, cues.size());
    for (int i = 0; i < 10; i++) {
      assertEquals(1_010 + 100 * i, Math.round(cues.get(i).nanos() * 1e-6), "cue " + i);
    }
    assertEquals("j", cues.getLast().controls().text("s", ""));
  }

  @Test
  void onceCountsAsThePlayerDoes() {
    rig.runTo(1_000);
    rig.scheduler.setCycle(Rational.ZERO);
    rig.scheduler.once(Steps.sounds("a", "b"));
    rig.runTo(3_000);
    List<Cue> cues = rig.sink.cues();
    assertEquals(2, cues.size());
    assertEquals(-0.19, cues.getFirst().cycle().toDouble(), 1e-4);
    assertEquals(0.31, cues.getLast().cycle().toDouble(), 1e-4);
  }

  @Test
  void theTempoThatWaitsIsTheNextOne() {
    assertEquals(Rational.ONE, rig.scheduler.nextCps());
    rig.scheduler.setCps(Rational.of(3));
    assertEquals(Rational.of(3), rig.scheduler.nextCps());
    rig.runTo(100);
    assertEquals(Rational.of(3), rig.scheduler.nextCps());
  }
}
