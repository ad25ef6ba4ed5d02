// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;

/** A machine that stood still does not play what it missed in one burst. */
class StallTest {
  private final Rig rig = new Rig();

  @Test
  void afterAStallOnlyWhatIsLessThanTheLimitLateIsSent() {
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    rig.runTo(1_000);
    int before = rig.sink.cues().size();
    rig.clock.moveTo(3_000 * Rig.MS);
    int sent = rig.scheduler.tick();
    List<Cue> late = rig.sink.cues().subList(before, before + sent);
    assertTrue(late.getFirst().nanos() >= 2_700 * Rig.MS);
    assertEquals(Rational.of(27, 10), late.getFirst().cycle());
    assertEquals(15, rig.scheduler.now().skippedCues(), "from 1.2 to 2.6");
    rig.runTo(4_000);
    assertEquals("d1 b 41/10", rig.heard().getLast());
  }

  @Test
  void afterALongSleepTheMusicGoesOnAtTheRightCycle() {
    rig.scheduler.play("d1", Steps.sounds("a", "b"));
    rig.runTo(1_000);
    rig.clock.moveTo(8L * 3600 * 1000 * Rig.MS);
    assertEquals(1, rig.scheduler.tick());
    assertEquals("d1 a 28800", rig.heard().getLast());
    assertTrue(rig.scheduler.now().skippedCues() <= 32);
    assertEquals(List.of(), rig.told);
  }
}
