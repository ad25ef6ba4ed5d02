// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

class TempoTest {
  private final Rig rig = new Rig();

  @Test
  void aChangeKeepsSentCuesTrueAndLaterOnesExact() {
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    rig.runTo(1_000);
    Rational change = rig.scheduler.sentUpTo();
    List<Cue> sent = rig.sink.cues();
    rig.scheduler.setCps(Rational.of(3));
    rig.runTo(2_000);
    List<Cue> all = rig.sink.cues();
    assertEquals(sent, all.subList(0, sent.size()));
    long changeNanos = change.roundedTimes(1_000_000_000);
    for (Cue cue : all.subList(sent.size(), all.size())) {
      Rational after = cue.cycle().minus(change).dividedBy(3);
      assertEquals(changeNanos + after.roundedTimes(1_000_000_000), cue.nanos(), 1);
      assertEquals(3.0, cue.cps());
      assertEquals(1.0 / 12, cue.seconds(), 1e-12);
    }
    assertEquals(3.0, rig.scheduler.now().cps());
  }

  @Test
  void cuesKeepComingInOrderThroughAThousandChanges() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d", "e", "f", "g"));
    for (int i = 0; i < 1_000; i++) {
      rig.scheduler.setCps(Rational.of(1 + random.nextInt(400), 97));
      rig.runTo(rig.clock.nanos() / Rig.MS + random.nextInt(40));
    }
    List<Cue> cues = rig.sink.cues();
    for (int i = 1; i < cues.size(); i++) {
      String at = "seed=" + seed + ", cue " + i;
      assertTrue(cues.get(i - 1).nanos() < cues.get(i).nanos(), at);
      assertEquals(cues.get(i - 1).cycle().plus(Rational.of(1, 7)), cues.get(i).cycle(), at);
    }
    assertEquals(0, rig.scheduler.now().skippedCues(), "seed=" + seed);
  }

  @Test
  void atTheBorderItWaitsForTheNextCycleThatThePlayerCounts() {
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    rig.runTo(330);
    rig.scheduler.setCycle(Rational.of(1, 3));
    rig.runTo(400);
    rig.scheduler.setCpsAtCycle(Rational.TWO);
    assertEquals(Rational.TWO, rig.scheduler.nextCps());
    rig.runTo(4_000);
    for (Cue cue : rig.sink.cues()) {
      boolean recounted = cue.nanos() > 530 * Rig.MS;
      boolean after = recounted && !cue.cycle().isBefore(Rational.ONE);
      assertEquals(after ? 2.0 : 1.0, cue.cps(), "at " + cue.cycle());
    }
    assertEquals(2.0, rig.scheduler.now().cps());
  }

  @Test
  void aTempoOutOfBoundsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> rig.scheduler.setCps(Rational.ZERO));
    rig.runTo(100);
    assertEquals(1.0, rig.scheduler.now().cps());
  }
}
