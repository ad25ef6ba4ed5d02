// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;
import org.zadenza.synth.Sound;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.Units;
import org.zadenza.synth.play.SynthSounds;

/** Synths that are defined while the engine plays, as patterns play them. */
class DefinedSoundsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final SynthLibrary library = new SynthLibrary();
  private final Stage stage = new Stage();

  DefinedSoundsTest() {
    stage.engine.plays(SynthSounds.of(library, Stage.RATE, true));
  }

  private void define(String name, Function<Units, Sound> graph) {
    library.define(Synth.of(name, graph));
  }

  private Stage.Sound heard(int frames, Cue... cues) {
    int latency = stage.engine.latencyFrames();
    return stage.play(cues).render(frames + latency, 256).from(latency);
  }

  @Test
  void aSynthIsPlayedByItsNameAtItsPitch() {
    define("mine", u -> u.sinOsc(u.param("freq", 200)));
    float[] own = heard(20_000, Stage.cue(0, "s", "mine")).left();
    assertEquals(200, Hearing.pitchHz(own, 100, 1000, Stage.RATE), 0.5);
    assertEquals(0.4 * Math.sqrt(0.5), Hearing.peak(own, 5_000, 20_000), 0.01, "SuperDirt's level");
    float[] given = new Fresh(library).heard(20_000, Stage.cue(0, "s", "mine", "note", 69.0));
    assertEquals(440, Hearing.pitchHz(given, 100, 1000, Stage.RATE), 0.5);
  }

  private record Fresh(SynthLibrary library) {
    float[] heard(int frames, Cue... cues) {
      Stage stage = new Stage();
      stage.engine.plays(SynthSounds.of(library, Stage.RATE, false));
      int latency = stage.engine.latencyFrames();
      return stage.play(cues).render(frames + latency, 256).from(latency).left();
    }
  }

  @Test
  void itGivesTheSameBitsInBlocksOfAnySize() {
    long seed = Long.getLong("seed", System.nanoTime());
    define("mine", u -> u.rlpf(u.saw(u.param("freq", 110)), 900, 0.3));
    Cue[] cues = new Cue[40];
    for (int i = 0; i < cues.length; i++) {
      cues[i] = Stage.cue(i * 1777L, "s", "mine", "note", 40.0 + i % 7, "cutoff", 300.0 + 40 * i);
    }
    Stage whole = new Stage();
    Stage uneven = new Stage();
    for (Stage each : new Stage[] {whole, uneven}) {
      each.engine.plays(SynthSounds.of(library, Stage.RATE, false));
      each.play(cues);
    }
    Stage.Sound expected = whole.render(96_000, 512);
    Stage.Sound actual = uneven.renderUnevenly(96_000, new Random(seed));
    assertTrue(expected.sameAs(actual), () -> "seed=" + seed);
  }

  @Test
  void controlsOfItsParametersNamesSetThem() {
    define("mine", u -> u.sinOsc(u.param("tone", 300, 100, 600)));
    Fresh fresh = new Fresh(library);
    float[] x = fresh.heard(20_000, Stage.cue(0, "s", "mine", "tone", 500.0));
    assertEquals(500, Hearing.pitchHz(x, 100, 1000, Stage.RATE), 0.5);
    x = fresh.heard(20_000, Stage.cue(0, "s", "mine", "tone", 5000.0));
    assertEquals(600, Hearing.pitchHz(x, 100, 1000, Stage.RATE), 0.5, "held to its range");
    x = fresh.heard(20_000, Stage.cue(0, "s", "mine", "tone", Double.NaN));
    assertEquals(300, Hearing.pitchHz(x, 100, 1000, Stage.RATE), 0.5);
  }

  @Test
  void itIsPannedAndFilteredAsAnySoundIs() {
    define("mine", u -> u.saw(u.param("freq", 200)));
    Stage.Sound left = heard(20_000, Stage.cue(0, "s", "mine", "pan", 0.0));
    assertTrue(Hearing.peak(left.left()) > 0.1);
    assertEquals(0, Hearing.peak(left.right()), 1e-3);
    Fresh fresh = new Fresh(library);
    float[] plain = fresh.heard(20_000, Stage.cue(0, "s", "mine"));
    float[] dull = fresh.heard(20_000, Stage.cue(0, "s", "mine", "cutoff", 250.0));
    double high = Hearing.energyAt(plain, 4_000, Stage.RATE);
    assertTrue(Hearing.energyAt(dull, 4_000, Stage.RATE) < 1e-3 * high);
  }

  @Test
  void oneThatPlacesItselfIsNotPannedTwice() {
    define("mine", u -> u.pan2(u.sinOsc(300), u.param("pan", 0.5).times(2).minus(1)));
    Stage.Sound right = heard(9_600, Stage.cue(0, "s", "mine", "pan", 1.0));
    assertEquals(0, Hearing.peak(right.left()), 1e-3);
    assertEquals(0.4, Hearing.peak(right.right()), 0.01);
  }

  @Test
  void aNewDefinitionSoundsWithTheNextNoteAndTheOldOneRingsOn() {
    Function<Units, Object> slow = u -> u.envGen(u.linen(0.01, 0.8, 0.1), ":doneAction", 2);
    define("mine", u -> u.sinOsc(300).times(slow.apply(u)));
    stage.play(Stage.cue(0, "s", "mine", "pan", 0.0));
    stage.render(4_800, 256);
    define("mine", u -> u.sinOsc(700).times(slow.apply(u)));
    stage.play(Stage.cue(9_600, "s", "mine", "pan", 1.0));
    stage.render(9_600, 256);
    Stage.Sound both = stage.render(9_600, 256);
    assertEquals(300, Hearing.pitchHz(both.left(), 200, 500, Stage.RATE), 1);
    assertEquals(700, Hearing.pitchHz(both.right(), 400, 1000, Stage.RATE), 1);
    assertTrue(library.remove("mine"));
    stage.play(Stage.cue(28_800, "s", "mine"));
    assertTrue(stage.told.getFirst().contains("no sound is called \"mine\""), "" + stage.told);
  }

  @Test
  void voicesComeBackHoweverManyNotesArePlayed() {
    define("mine", u -> u.sinOsc(300).times(u.envGen(u.perc(0.001, 0.02), ":doneAction", 2)));
    for (int i = 0; i < 3_000; i++) {
      stage.play(Stage.cue(i * 480L, "s", "mine"));
      stage.render(480, 480);
    }
    stage.render(9_600, 480);
    assertEquals(0, stage.engine.load().voices());
    Stage.Sound last = heard(2_000, Stage.cue(3_100 * 480L, "s", "mine"));
    stage.render(96_000, 480);
    assertEquals(0, stage.engine.load().dropped());
    assertFalse(last.left().length == 0);
  }

  @Tag("slow")
  @Test
  void neitherThreadMakesGarbage() {
    define(
        "mine",
        u ->
            u.rlpf(u.saw(u.param("freq", 200)), u.param("tone", 900), 0.3)
                .times(u.envGen(u.adsr(), u.param("gate", 1), ":doneAction", 2)));
    Cue cue = Stage.cue(0, "s", "mine", "note", 60.0, "tone", 500.0, "sustain", 0.05, "cut", 1.0);
    float[] left = new float[256];
    float[] right = new float[256];
    long bytes = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 300; i++) {
        stage.engine.accept(cue);
        stage.engine.render(left, right, 256);
      }
      bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, bytes);
    assertEquals(0, stage.engine.load().faults());
  }
}
