// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.sink.FanOut;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Hush and panic take back what was sent ahead. */
class QuietTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> said = new ArrayList<>();

  /** Writes down what it is told, in order. */
  private final Sink diary =
      new Sink() {
        @Override
        public void accept(Cue cue) {
          said.add(cue.controls().text("s", "?"));
        }

        @Override
        public void hush() {
          said.add("hush");
        }

        @Override
        public void panic() {
          said.add("panic");
        }
      };

  private Scheduler scheduler(Sink sink) {
    return new Scheduler(clock, TempoMap.steady(Rational.ONE, 0), sink, Reporter.SILENT);
  }

  @Test
  void hushReachesTheSinkBetweenTheOldCuesAndTheNewOnes() {
    Scheduler scheduler = scheduler(new FanOut(diary));
    scheduler.play("d1", Steps.sounds("a", "a", "a", "a", "a", "a", "a", "a", "a", "a"));
    scheduler.tick();
    scheduler.hush();
    scheduler.play("d1", Steps.sounds("b", "b", "b", "b", "b", "b", "b", "b", "b", "b"));
    clock.advance(200 * Rig.MS);
    scheduler.tick();
    assertEquals(List.of("a", "a", "hush", "b", "b"), said);
  }

  @Test
  void hushIsSaidOnceAndTheClockAndTheTempoGoOn() {
    Scheduler scheduler = scheduler(diary);
    scheduler.play("d1", Steps.sounds("a"));
    scheduler.setCps(Rational.TWO);
    scheduler.hush();
    scheduler.hush();
    for (int i = 0; i < 10; i++) {
      scheduler.tick();
      clock.advance(100 * Rig.MS);
    }
    assertEquals(List.of("hush"), said);
    assertEquals(Rational.TWO, scheduler.now().cycle());
    assertEquals(2, scheduler.now().cps());
  }

  @Test
  void panicDoesNotWaitForTheClockAndIsSaidAgainInItsTurn() {
    Scheduler scheduler = scheduler(diary);
    scheduler.play("d1", Steps.sounds("a"));
    scheduler.hush();
    scheduler.panic();
    assertEquals(List.of("panic"), said);
    scheduler.hush();
    scheduler.tick();
    assertEquals(List.of("panic", "panic"), said);
  }

  @Test
  void aSinkThatKnowsNothingOfItGoesOn() {
    List<String> heard = new ArrayList<>();
    Scheduler scheduler = scheduler(cue -> heard.add(cue.slot()));
    scheduler.hush();
    scheduler.panic();
    scheduler.play("d1", Steps.sounds("a"));
    scheduler.tick();
    assertEquals(List.of("d1"), heard);
  }

  @Test
  void aSinkThatThrowsAtHushStopsNothing() {
    List<String> heard = new ArrayList<>();
    Sink broken =
        new Sink() {
          @Override
          public void accept(Cue cue) {
            heard.add(cue.slot());
          }

          @Override
          public void hush() {
            throw new IllegalStateException("no wire");
          }
        };
    Scheduler scheduler = scheduler(broken);
    scheduler.hush();
    scheduler.panic();
    scheduler.play("d1", Steps.sounds("a"));
    scheduler.tick();
    assertEquals(List.of("d1"), heard);
    assertEquals(2, scheduler.now().sinkFailures());
  }

  /** The loudest sample of the next {@code ms} milliseconds. */
  private double loudest(AudioEngine engine, int ms) {
    float[] left = new float[48 * ms];
    float[] right = new float[48 * ms];
    engine.render(left, right, left.length);
    double most = 0;
    for (float x : left) most = Math.max(most, Math.abs(x));
    return most;
  }

  @Test
  void theBundledEngineForgetsWhatWasSentAhead() {
    AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), 48_000, clock, Reporter.SILENT);
    Scheduler scheduler = scheduler(engine);
    scheduler.play("d1", Steps.sounds("~", "bd", "bd", "bd", "bd", "bd", "bd", "bd"));
    scheduler.tick();
    assertTrue(scheduler.now().sentCues() == 2);
    scheduler.hush();
    scheduler.tick();
    assertEquals(0, loudest(engine, 400), "the drum sent ahead for 125 ms is not heard");
    scheduler.play("d1", Steps.sounds("bd", "bd", "bd", "bd", "bd", "bd", "bd", "bd"));
    clock.advance(400 * Rig.MS);
    scheduler.tick();
    assertTrue(loudest(engine, 400) > 0.1, "and it plays again");
  }

  @Test
  void theBundledEnginePlaysWhatComesRightAfterAHush() {
    AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), 48_000, clock, Reporter.SILENT);
    Scheduler scheduler = scheduler(engine);
    scheduler.play("d1", Steps.sounds("bd"));
    scheduler.tick();
    scheduler.hush();
    scheduler.play("d1", Steps.sounds("bd", "bd", "bd", "bd", "bd", "bd", "bd", "bd"));
    clock.advance(125 * Rig.MS);
    scheduler.tick();
    assertTrue(loudest(engine, 400) > 0.1, "the new drum of the same step");
  }

  @Test
  void panicCutsOffRoomsAndEchoes() {
    for (boolean panics : new boolean[] {false, true}) {
      AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), 48_000, clock, Reporter.SILENT);
      Controls wet = Controls.of("s", "cp").with("room", 1.0).with("delay", 1.0);
      Span whole = new Span(Rational.ZERO, Rational.ONE);
      engine.accept(new Cue("d1", clock.nanos(), 1, 1, whole, wet, Sources.NONE));
      assertTrue(loudest(engine, 200) > 0.1);
      if (panics) engine.panic();
      else engine.hush();
      loudest(engine, 30);
      double after = loudest(engine, 500);
      if (panics) assertEquals(0, after, 1e-3);
      else assertTrue(after > 0.005, "a hush lets them ring: " + after);
    }
  }
}
