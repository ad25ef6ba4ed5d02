// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Pattern;

/** What is left out when patterns take longer than the time they fill. */
class SheddingTest {
  private final Rig rig = new Rig();

  /** Costs so many times the time that it is asked for. */
  private Pattern costing(double[] times, Pattern plain) {
    return (query, sink) -> {
      double seconds = query.span().width().toDouble();
      if (query.live()) rig.clock.advance((long) (times[0] * seconds * 1_000 * Rig.MS));
      plain.query(query, sink);
    };
  }

  @Test
  void theCostliestSlotRestsAndTheOthersKeepTheirTime() {
    double[] heavy = {0};
    double[] light = {0.1};
    rig.scheduler.play("d1", costing(light, Steps.sounds("a", "b", "c", "d")));
    rig.scheduler.play("d2", costing(heavy, Steps.sounds("x", "y")));
    rig.runTo(1_000);
    heavy[0] = 1.3;
    rig.runTo(3_000);
    assertEquals(1, rig.told.size(), rig.told.toString());
    assertTrue(rig.told.getFirst().startsWith("d2: this machine cannot keep up"));
    assertEquals(0, rig.scheduler.now().skippedCues());
    long plays = rig.heard().stream().filter(each -> each.startsWith("d1")).count();
    assertEquals(13, plays, "d1 misses nothing: " + rig.heard());
    assertTrue(rig.scheduler.now().shedAsks() > 50);
  }

  @Test
  void whenThereIsTimeAgainItComesBack() {
    double[] heavy = {1.5};
    rig.scheduler.play("d1", costing(new double[] {0}, Steps.sounds("a")));
    rig.scheduler.play("d2", costing(heavy, Steps.sounds("x", "y")));
    rig.runTo(2_000);
    heavy[0] = 0;
    rig.runTo(9_000);
    assertEquals("d2 x 9", rig.heard().stream().filter(h -> h.startsWith("d2")).toList().getLast());
  }

  @Test
  void aSingleStallShedsNothing() {
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d"));
    rig.runTo(1_000);
    rig.clock.advance(250 * Rig.MS);
    rig.runTo(3_000);
    assertEquals(0, rig.scheduler.now().shedAsks());
    assertEquals(13, rig.heard().size(), rig.heard().toString());
  }
}
