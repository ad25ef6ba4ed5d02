// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** However the clock steps, the cues are the same, each once, in order of time. */
class TickSizeLawTest {
  private static final long END_MS = 60_000;
  private static final int STEP_SIZES = 20;

  private static List<Cue> play(Timing timing, Random steps, int longestMs) {
    ManualClock clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    TempoMap tempo =
        TempoMap.steady(Rational.of(9, 16), 0)
            .withTempo(Rational.of(7, 3), Rational.of(31, 30))
            .withTempo(Rational.of(11), Rational.of(1, 3));
    Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT, timing);
    scheduler.play("d1", Steps.sounds("bd", "sn", "hh"));
    scheduler.play("d2", Steps.values(7, i -> Controls.of("note", (double) i)));
    scheduler.play("d10", Steps.both(Steps.sounds("a"), Steps.sounds("b", "c", "d", "e", "f")));
    scheduler.play("bass", (q, out) -> Steps.sounds("x" + (q.cps() > 1)).query(q, out));
    long end = END_MS * Rig.MS;
    while (clock.nanos() < end) {
      scheduler.tick();
      clock.moveTo(Math.min(end, clock.nanos() + 1 + steps.nextLong(longestMs * Rig.MS)));
    }
    scheduler.tick();
    assertEquals(0, scheduler.now().skippedCues());
    return sink.cues();
  }

  private static void assertSameCues(Timing timing, int longestMs) {
    long seed = Long.getLong("seed", System.nanoTime());
    List<Cue> expected = play(timing, new Random(seed), 10);
    assertTrue(expected.size() > 300, "seed=" + seed + ": " + expected.size() + " cues");
    for (int i = 0; i < STEP_SIZES; i++) {
      int longest = 1 + new Random(seed + i).nextInt(longestMs);
      String at = "seed=" + seed + ", longest step " + longest + " ms";
      assertEquals(expected, play(timing, new Random(seed + i), longest), at);
    }
  }

  @Test
  void liveTicksOfAnySizeSendTheSameCuesOnce() {
    assertSameCues(Timing.LIVE, 400);
  }

  @Test
  void offlineTicksOfManyCyclesSendTheSameCuesOnce() {
    assertSameCues(Timing.OFFLINE, 20_000);
  }

  @Test
  void offlineAndLiveDifferOnlyInHowFarAheadTheyAre() {
    List<Cue> live = play(Timing.LIVE, new Random(1), 10);
    List<Cue> offline = play(Timing.OFFLINE, new Random(1), 10);
    assertEquals(offline, live.subList(0, offline.size()));
  }

  @Test
  void cuesOfAllSlotsComeInOrderOfTime() {
    List<Cue> cues = play(Timing.OFFLINE, new Random(2), 5_000);
    for (int i = 1; i < cues.size(); i++) {
      assertTrue(cues.get(i - 1).nanos() <= cues.get(i).nanos(), "cue " + i);
    }
  }

  @Test
  void offlineStopsExactlyAtTheClock() {
    Rig rig = new Rig(Timing.OFFLINE);
    rig.scheduler.play("d1", Steps.sounds("bd", "sn"));
    rig.clock.moveTo(3_000 * Rig.MS);
    assertEquals(6, rig.scheduler.tick());
    assertEquals(0, rig.scheduler.tick());
    assertEquals(Rational.of(3), rig.scheduler.sentUpTo());
  }
}
