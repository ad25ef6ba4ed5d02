// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** A cue with the control {@code cps} changes the tempo at its own onset. */
class TempoInCuesTest {
  private static final long MS = 1_000_000;

  private static Pattern at(String cps, Pattern sounds) {
    return sounds.set(Control.named("cps").pattern(cps));
  }

  @Test
  void theTempoChangesAtTheOnsetAndStays() {
    Rig rig = new Rig();
    rig.scheduler.play("d1", at("1 2", Zadenza.s("bd*4")));
    rig.runTo(1_400);
    assertEquals(
        List.of(0L, 250L, 500L, 625L, 750L, 1_000L, 1_250L, 1_375L, 1_500L),
        rig.sink.cues().stream().map(cue -> cue.nanos() / MS).toList().subList(0, 9));
    List<Double> cps = rig.sink.cues().stream().map(Cue::cps).toList();
    assertEquals(List.of(1.0, 1.0, 2.0, 2.0, 1.0), cps.subList(0, 5));
    assertEquals(0.125, rig.sink.cues().get(2).seconds());
    rig.scheduler.hush();
    rig.runTo(1_600);
    assertTrue(rig.told.isEmpty(), rig.told.toString());
  }

  @Test
  void howeverTheClockStepsTheCuesAreTheSame() {
    long seed = Long.getLong("seed", System.nanoTime());
    List<Cue> expected = play(Timing.LIVE, new Random(seed), 10);
    assertTrue(expected.size() > 100, "only " + expected.size());
    for (int i = 0; i < 10; i++) {
      String message = "seed=" + seed + ", " + i;
      assertEquals(expected, play(Timing.LIVE, new Random(seed + i), 1 + 40 * i), message);
    }
  }

  private static List<Cue> play(Timing timing, Random steps, int longestMs) {
    ManualClock clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    TempoMap tempo = TempoMap.steady(Rational.ONE, 0);
    Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT, timing);
    scheduler.play("d1", at("<1 0.5> 1.25", Zadenza.s("bd*3")));
    scheduler.play("d2", at("<0.75 1.5>", Zadenza.s("sn*5")));
    scheduler.play("d3", Zadenza.s("hh*7"));
    long end = 12_000 * MS;
    while (clock.nanos() < end) {
      scheduler.tick();
      clock.moveTo(Math.min(end, clock.nanos() + 1 + steps.nextLong(longestMs * MS)));
    }
    scheduler.tick();
    return sink.cues();
  }

  @Test
  void slotsThatDisagreeGoOnInOneTempo() {
    Rig rig = new Rig();
    rig.scheduler.play("d1", at("1", Zadenza.s("bd*4")));
    rig.scheduler.play("d2", at("2", Zadenza.s("sn*4")));
    rig.runTo(2_000);
    assertTrue(rig.sink.cues().size() > 12, "it goes on: " + rig.heard());
    List<Cue> cues = rig.sink.cues();
    for (int i = 1; i < cues.size(); i++) {
      assertTrue(cues.get(i - 1).nanos() <= cues.get(i).nanos());
    }
  }

  @Test
  void whatIsNoTempoIsToldOnceAndLeavesItAlone() {
    Rig rig = new Rig();
    rig.scheduler.play("d1", at("0 -1 1000", Zadenza.s("bd*3")));
    rig.runTo(1_000);
    assertEquals(1, rig.told.size(), rig.told.toString());
    assertTrue(rig.told.getFirst().contains("cps 0.0 is no tempo"), rig.told.toString());
    assertEquals(Rational.ONE, rig.scheduler.nextCps());
  }
}
