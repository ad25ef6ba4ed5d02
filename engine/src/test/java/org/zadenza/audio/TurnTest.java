// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/** Knobs move what sounds already. */
class TurnTest {
  private static final int RATE = 48_000;
  private static final int BLOCK = 256;

  private final AudioEngine engine =
      new AudioEngine(PatchLibrary.bundled(), RATE, new ManualClock(), Reporter.SILENT);
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];

  private void play(Controls controls) {
    engine.accept(new Cue("d1", 0, 8, 1, Span.of(0, 1), controls, Sources.NONE));
  }

  private static final Controls SAW = Controls.of("s", "sawtooth").with("note", 60.0);

  /** The loudness of both sides over some blocks, and how far neighbours are apart at most. */
  private double[] hear(int blocks) {
    double sumLeft = 0;
    double sumRight = 0;
    double jump = 0;
    float last = left[BLOCK - 1];
    for (int b = 0; b < blocks; b++) {
      engine.render(left, right, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        sumLeft += left[i] * left[i];
        sumRight += right[i] * right[i];
        jump = Math.max(jump, Math.abs(left[i] - last));
        last = left[i];
      }
    }
    int n = blocks * BLOCK;
    return new double[] {Math.sqrt(sumLeft / n), Math.sqrt(sumRight / n), jump};
  }

  @Test
  void aFilterClosesOnWhatSoundsAlready() {
    play(SAW);
    hear(40);
    double open = hear(40)[0];
    engine.turn("cutoff", 40);
    hear(10);
    double closed = hear(40)[0];
    assertTrue(closed < open / 4, open + " to " + closed);
    engine.turn("cutoff", 18_000);
    hear(20);
    assertEquals(open, hear(40)[0], open / 10);
  }

  @Test
  void panMovesWithoutAClick() {
    play(Controls.of("s", "sine").with("note", 48.0).with("pan", 0.0));
    double[] before = hear(40);
    assertTrue(before[1] < 1e-6);
    engine.turn("pan", 1);
    double[] moving = hear(10);
    assertTrue(moving[2] <= before[2] * 1.3, before[2] + " to " + moving[2]);
    double[] after = hear(40);
    assertTrue(after[0] < after[1] / 100, "left " + after[0]);
    assertTrue(after[1] > 0.01, "right " + after[1]);
  }

  @Test
  void whatWasSentAheadBeginsWhereTheKnobStands() {
    engine.turn("pan", 1);
    play(SAW.with("pan", 0.0));
    assertTrue(hear(40)[0] < 1e-6);
    engine.letGo("pan");
    play(SAW.with("pan", 0.0));
    assertTrue(hear(40)[0] > 0.01);
  }

  @Test
  void aKnobThatHoldsNothingOfOursChangesNoBit() {
    AudioEngine plain =
        new AudioEngine(PatchLibrary.bundled(), RATE, new ManualClock(), Reporter.SILENT);
    Cue cue = new Cue("d1", 0, 8, 1, Span.of(0, 1), SAW.with("room", 0.3), Sources.NONE);
    plain.accept(cue);
    engine.accept(cue);
    engine.turn("nonsense", 7);
    engine.turn("pan", Double.NaN);
    float[] wanted = new float[4 * BLOCK];
    float[] got = new float[4 * BLOCK];
    plain.render(wanted, new float[4 * BLOCK], wanted.length);
    engine.render(got, new float[4 * BLOCK], got.length);
    assertArrayEquals(wanted, got);
  }
}
