// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;

/** Pitch within a cent, standing and moving. */
class PitchMovesTest {
  private static final int RATE = Stage.RATE;

  /** How far off {@code hz} the fundamental is, by how its phase has turned, in cents. */
  private static double cents(float[] x, int from, int frames, double hz) {
    double turned = phase(x, from + frames, frames, hz) - phase(x, from, frames, hz);
    double turns = turned / (2 * Math.PI);
    double heard = hz + (turns - Math.rint(turns)) * RATE / frames;
    return 1200 * Math.log(heard / hz) / Math.log(2);
  }

  private static double phase(float[] x, int from, int frames, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < frames; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
      double angle = 2 * Math.PI * hz * (from + i) / RATE;
      re += x[from + i] * window * Math.cos(angle);
      im -= x[from + i] * window * Math.sin(angle);
    }
    return Math.atan2(im, re);
  }

  private static double hz(double midi) {
    return 440 * Math.pow(2, (midi - 69) / 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sine", "triangle", "sawtooth", "square", "pulse", "superfm"})
  void everyNoteIsWithinACent(String name) {
    for (int midi = 28; midi <= 100; midi += 3) {
      Cue cue = Stage.cue(0, "s", name, "note", (double) midi, "sustain", 2.0);
      double off = cents(Stage.sound(RATE, cue).left(), 4800, 16_000, hz(midi));
      assertEquals(0, off, 0.1, name + " at " + midi);
    }
  }

  private static double centsNear(float[] x, int from, double midi) {
    return cents(x, from, 4800, hz(midi));
  }

  @Test
  void portamentoSlidesFromTheLastNoteOfTheSlot() {
    Cue low = Stage.cue(0, "s", "sine", "note", 48.0, "sustain", 0.5);
    Cue high = Stage.cue(48_000, "s", "sine", "note", 60.0, "sustain", 2.0, "portamento", 0.5);
    Cue other =
        Stage.cue("d2", 48_000, "s", "sine", "note", 60.0, "sustain", 2.0, "portamento", 0.5);
    float[] x = Stage.sound(4 * RATE, low, high).left();
    assertEquals(0, cents(x, 57_600, 2400, hz(54 + 0.2)), 60, "a fifth of a second on: half way");
    assertEquals(0, centsNear(x, 48_000 + 24_000, 60), 1);
    float[] first = Stage.sound(4 * RATE, low, other).left();
    assertEquals(0, centsNear(first, 49_000, 60), 1, "another slot had no note before");
  }

  @Test
  void theNotesOfAChordSlideFromTheSameNote() {
    Cue low = Stage.cue(0, "s", "sine", "note", 48.0, "sustain", 0.1);
    List<Cue> cues = new ArrayList<>(List.of(low));
    for (double note : new double[] {60, 67}) {
      cues.add(Stage.cue(48_000, "s", "sine", "note", note, "sustain", 3.0, "portamento", 100.0));
    }
    float[] x = Stage.sound(3 * RATE, cues.toArray(Cue[]::new)).left();
    assertEquals(0, cents(x, 48_000, 2400, hz(48)), 30);
  }

  @Test
  void accelerateEndsWhereSuperDirtsDoes() {
    Cue cue =
        Stage.cue(0, "s", "sine", "note", 57.0, "sustain", 1.0, "accelerate", 1.0, "release", 2.0);
    float[] x = Stage.sound(3 * RATE, cue).left();
    assertEquals(0, centsNear(x, 50_000, 69), 1);
    assertEquals(0, cents(x, 22_800, 1200, 220 * 1.5), 10, "half way in Hz");
  }

  @Test
  void aPitchEnvelopeRisesToTheNoteOrFallsToIt() {
    Cue rise = Stage.cue(0, "s", "sine", "note", 69.0, "sustain", 2.0, "penv", 12.0);
    float[] x = Stage.sound(2 * RATE, rise).left();
    assertEquals(0, cents(x, 4800 - 300, 300, hz(63)), 60, "half way after a tenth of a second");
    assertEquals(0, centsNear(x, 10_000, 69), 1);
    Cue fall = Stage.cue(0, "s", "sine", "note", 69.0, "sustain", 2.0, "penv", 12.0, "pdecay", 0.2);
    x = Stage.sound(2 * RATE, fall).left();
    assertEquals(0, cents(x, 4800 - 300, 300, hz(75)), 60);
    assertEquals(0, centsNear(x, 10_000, 69), 1);
  }

  @Test
  void aVibratoGoesAsFarAsItShouldAndStaysAboutTheNote() {
    Cue cue = Stage.cue(0, "s", "sine", "note", 69.0, "sustain", 2.0, "vib", 2.0, "vibmod", 1.0);
    float[] x = Stage.sound(2 * RATE, cue).left();
    assertEquals(100, cents(x, 6000 - 480, 480, 440), 8, "a quarter turn on");
    assertEquals(-100, cents(x, 18_000 - 480, 480, 440), 8);
    assertEquals(0, cents(x, 0, 24_000, 440), 3, "whole turns");
  }

  @Test
  void frequencyModulationHasChowningsPartials() {
    Cue cue = Stage.cue(0, "s", "sine", "freq", 1000.0, "sustain", 3.0, "fm", 1.5, "fmh", 0.3);
    float[] x = java.util.Arrays.copyOfRange(Stage.sound(3 * RATE, cue).left(), 48_000, 96_000);
    double[] bessel = {0.511828, 0.557937, 0.232088, 0.060964, 0.011768};
    double whole = Math.sqrt(Hearing.energyAt(x, 1000, RATE)) / bessel[0];
    for (int k = 1; k < bessel.length; k++) {
      for (int side : new int[] {-1, 1}) {
        double partial = Math.sqrt(Hearing.energyAt(x, 1000 + side * k * 300, RATE)) / whole;
        assertEquals(bessel[k], partial, 0.002, "side band " + side * k);
      }
    }
  }

  @Test
  void movementDoesNotDependOnBlocks() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String[] names = {"sawtooth", "supersaw", "superfm", "superhammond", "square"};
    Cue[] cues = new Cue[10];
    for (int i = 0; i < cues.length; i++) {
      cues[i] =
          Stage.cue(
              i * 4000 + random.nextInt(3000),
              "s",
              names[i % 5],
              "note",
              40.0 + 3 * i,
              "portamento",
              0.1,
              "penv",
              i % 3 * 7.0,
              "vib",
              i % 2 * 6.0,
              "accelerate",
              0.2 * (i % 4),
              "fm",
              i % 3 * 2.0);
    }
    Stage.Sound whole = new Stage().play(cues).render(96_000, 512);
    assertTrue(whole.sameAs(new Stage().play(cues).renderUnevenly(96_000, random)), "seed=" + seed);
  }
}
