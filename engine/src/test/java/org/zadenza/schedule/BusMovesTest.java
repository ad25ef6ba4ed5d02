// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** Controls on buses move between onsets; all else is sent at onsets alone. */
class BusMovesTest {
  private final List<Cue> cues = new ArrayList<>();
  private final List<Cue> moves = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final Scheduler scheduler =
      new Scheduler(
          clock,
          TempoMap.steady(Rational.ONE, 0),
          new Sink() {
            @Override
            public void accept(Cue cue) {
              cues.add(cue);
            }

            @Override
            public void move(Cue cue) {
              moves.add(cue);
            }
          },
          Reporter.SILENT,
          Timing.LIVE);

  private void play(Pattern pattern) {
    scheduler.play("d1", pattern);
    for (int i = 0; i <= 80; i++) {
      scheduler.tick();
      clock.advance(10_000_000);
    }
  }

  private static Pattern onBus(Object pan) {
    return Zadenza.pan(pan).set(Control.named("^pan").pattern(2));
  }

  @Test
  void aFragmentMovesItsBusAtItsOwnBeginning() {
    play(Zadenza.s("bd").set(onBus("0 0.25 0.5 0.75")));
    assertEquals(1, cues.size(), "one onset");
    List<Double> pans = new ArrayList<>();
    List<Rational> begins = new ArrayList<>();
    for (Cue move : moves) {
      double pan = move.controls().number("pan", -1);
      if (!pans.isEmpty() && pans.getLast() == pan) continue;
      pans.add(pan);
      begins.add(move.cycle());
      assertEquals(move.cycle().roundedTimes(1_000_000_000), move.nanos());
    }
    assertEquals(List.of(0.0, 0.25, 0.5, 0.75), pans);
    assertEquals(Rational.of(1, 4), begins.get(1));
    assertEquals(Rational.of(3, 4), begins.get(3));
  }

  @Test
  void aContinuousPatternMovesItsBusWithEveryTick() {
    play(onBus(Zadenza.saw));
    assertTrue(cues.isEmpty());
    assertTrue(moves.size() > 80, "only " + moves.size());
    for (int i = 1; i < moves.size(); i++) {
      assertTrue(moves.get(i - 1).nanos() < moves.get(i).nanos());
      double step = moves.get(i).controls().number("pan", 0);
      assertTrue(moves.get(i - 1).controls().number("pan", 0) < step);
    }
  }

  @Test
  void withoutABusNothingIsSentBetweenOnsets() {
    play(Zadenza.s("bd").set(Zadenza.pan("0 0.25 0.5 0.75")));
    assertEquals(1, cues.size());
    assertTrue(moves.isEmpty());
  }
}
