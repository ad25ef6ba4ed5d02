// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.TempoMap;
import org.zadenza.time.Rational;

/** A set that is loaded begins together, at its beginning. */
class HoldTest {
  private final Rig rig = new Rig();

  @Test
  void whateverIsPutOnSlotsMeanwhileBeginsTogetherAtCycleZero() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    rig.runTo(random.nextInt(3_000));
    rig.scheduler.hold();
    rig.runTo(rig.clock.nanos() / Rig.MS + random.nextInt(20_000));
    long first = rig.clock.nanos() / Rig.MS;
    rig.scheduler.play("d1", Steps.sounds("a", "b"));
    rig.runTo(first + random.nextInt(500));
    rig.scheduler.setCps(Rational.of(1, 1 + random.nextInt(4)));
    rig.scheduler.play("d2", Steps.sounds("c"));
    rig.runTo(rig.clock.nanos() / Rig.MS + random.nextInt(400));
    assertEquals(List.of(), rig.heard(), "seed=" + seed);
    rig.scheduler.begin();
    long now = rig.clock.nanos();
    rig.runTo(now / Rig.MS + 8_000);
    assertEquals(List.of("d1 a 0", "d2 c 0", "d1 b 1/2"), rig.heard().subList(0, 3));
    long ahead = rig.sink.cues().getFirst().nanos() - now;
    assertTrue(ahead >= 50 * Rig.MS && ahead < 61 * Rig.MS, ahead + " ns, seed=" + seed);
    assertEquals(0, rig.scheduler.now().skippedCues());
  }

  @Test
  void whatIsThereWaitsForTheRestNoLongerThanASecond() {
    rig.scheduler.hold();
    rig.runTo(5_000);
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.runTo(5_900);
    assertEquals(List.of(), rig.heard());
    rig.runTo(6_200);
    assertEquals(List.of("d1 a 0"), rig.heard());
    rig.scheduler.begin();
    rig.runTo(7_200);
    assertEquals(List.of("d1 a 0", "d1 a 1"), rig.heard());
  }

  @Test
  void aSetThatSaysWhichCycleItIsCountsFromThere() {
    rig.scheduler.hold();
    rig.scheduler.setCycle(Rational.of(8));
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.runTo(500);
    rig.scheduler.begin();
    rig.runTo(900);
    assertEquals(List.of("d1 a 8"), rig.heard());
  }

  @Test
  void whereSomebodyLeadsTheTempoTheyCount() {
    rig.scheduler.follow(
        new Conductor() {
          @Override
          public boolean leads() {
            return true;
          }

          @Override
          public Lead lead(TempoMap tempo, Rational from, Rational played) {
            return new Lead(tempo, null);
          }

          @Override
          public void ask(Rational cps) {}
        });
    rig.scheduler.hold();
    rig.scheduler.play("d1", Steps.sounds("a", "b"));
    rig.runTo(300);
    rig.scheduler.begin();
    rig.runTo(400);
    assertEquals(List.of("d1 b 1/2"), rig.heard());
  }

  /** Also where it is over before it was noticed that nothing was to be sent. */
  @Test
  void itBeginsWithATickOfAMidiClock() {
    for (int waited : new int[] {20, 111, 300}) {
      long now = rig.runTo(rig.clock.nanos() / Rig.MS + 1_237).clock.nanos() / Rig.MS;
      rig.scheduler.hold();
      rig.runTo(now + waited);
      rig.scheduler.begin();
      rig.runTo(now + waited + 10);
      Rational origin = rig.scheduler.origin();
      assertTrue(origin.times(96).isInteger(), waited + " ms: " + origin);
      assertTrue(origin.signum() > 0, origin.toString());
    }
  }
}
