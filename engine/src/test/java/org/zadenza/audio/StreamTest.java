// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;

/** Sounds that are made while they are played. */
class StreamTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int RATE = 16_000;

  private final AtomicLong overtakings = new AtomicLong();

  /** Plays one stream, under the name of "streamed". */
  private static final class Streamed implements DefinedSound {
    private static final Patch PATCH =
        new Patch(
            "streamed",
            List.of(),
            VoiceKind.SINE,
            0,
            60,
            "",
            new Contour(0, 0.1, 1, 0.01),
            VoiceKind.SINE.params().stream().map(Param::standard).toList());

    private final SoundStream stream;

    Streamed(SoundStream stream) {
      this.stream = stream;
    }

    @Override
    public Patch patch() {
      return PATCH;
    }

    @Override
    public void fill(Cue cue, Note note) {
      note.stream = stream;
    }
  }

  private SoundStream stream(double speed, SoundStream.Maker maker) {
    return new SoundStream(RATE, speed, maker, overtakings);
  }

  private static Stage playing(SoundStream stream, Object... controls) {
    Stage stage = new Stage();
    Streamed sound = new Streamed(stream);
    stage.engine.plays(name -> name.equals("streamed") ? sound : null);
    Object[] all = Arrays.copyOf(new Object[] {"s", "streamed", "pan", 0.0}, 4 + controls.length);
    System.arraycopy(controls, 0, all, 4, controls.length);
    return stage.play(Stage.cue(0, all));
  }

  private static GrowingSound sine(double hertz, int length) {
    GrowingSound out = new GrowingSound(length);
    for (int t = 0; t < length; t++) {
      out.samples()[t] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * t / RATE));
    }
    return out;
  }

  private static float[] rendered(Stage stage, int frames) {
    int latency = stage.engine.latencyFrames();
    return stage.render(frames + latency, 256).from(latency).left();
  }

  /** Level of a sine at some frequency after all that the engine does, in dB. */
  private static double level(float[] x, double hertz) {
    double re = 0;
    double im = 0;
    double norm = 0;
    for (int t = 4800; t < 19_200; t++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (t - 4800) / 14_400.0);
      re += window * x[t] * Math.cos(2 * Math.PI * hertz * t / Stage.RATE);
      im += window * x[t] * Math.sin(2 * Math.PI * hertz * t / Stage.RATE);
      norm += window / 2;
    }
    return 20 * Math.log10(Math.hypot(re, im) / norm);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 1000, 4000, 6500, 7000})
  void itIsBroughtToTheEnginesRateByAFilterThatKeepsItAndNothingElse(double hertz) {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    GrowingSound sound = sine(hertz, RATE);
    sound.grownTo(RATE);
    stream.gives(sound);
    float[] heard = rendered(playing(stream), 24_000);
    double kept = level(heard, hertz) - 20 * Math.log10(0.5);
    double image = level(heard, RATE - hertz) - 20 * Math.log10(0.5);
    assertEquals(0, kept, hertz < 7000 ? 0.05 : 0.25);
    assertTrue(image < -95, "image " + image);
    assertEquals(0, overtakings.get());
  }

  @Test
  void itsSpeedIsItsPitch() {
    SoundStream stream = stream(1.5, SoundStream.Maker.NONE);
    GrowingSound sound = sine(400, RATE);
    sound.grownTo(RATE);
    stream.gives(sound);
    float[] heard = rendered(playing(stream), 20_000);
    assertEquals(600, Hearing.pitchHz(heard, 100, 1500, Stage.RATE), 0.5);
  }

  @Test
  void whatIsLateFadesOutAndInAndIsCounted() {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    Stage stage = playing(stream, "sustain", 2.0);
    GrowingSound sound = sine(440, 2 * RATE);
    Random random = new Random(SEED);
    float[] heard = new float[96_000];
    int made = 0;
    for (int at = 0; at < heard.length; at += 480) {
      if (at == 4_800) stream.gives(sound);
      if (at >= 4_800 && random.nextInt(3) > 0) {
        made = Math.min(sound.samples().length, made + random.nextInt(200));
        sound.grownTo(made);
      }
      System.arraycopy(stage.render(480, 480).left(), 0, heard, at, 480);
    }
    assertTrue(overtakings.get() > 3, overtakings + " seed=" + SEED);
    assertTrue(Hearing.peak(heard) > 0.4, "seed=" + SEED);
    double sine = 0.5 * 2 * Math.PI * 440 / Stage.RATE;
    double fade = 0.5 / (0.004 * Stage.RATE);
    double steepest = 0;
    for (int t = 1; t < heard.length; t++) {
      steepest = Math.max(steepest, Math.abs(heard[t] - heard[t - 1]));
    }
    assertTrue(steepest < 1.05 * (sine + fade), steepest + " seed=" + SEED);
  }

  /** The same sine from both: whoever plays, nothing is missing and nothing is out of step. */
  @Test
  void anotherStandsInAndFadesOver() {
    AtomicLong standIns = new AtomicLong();
    SoundStream stream = new SoundStream(RATE, 1, SoundStream.Maker.NONE, overtakings, standIns);
    GrowingSound other = sine(440, 2 * RATE);
    other.grownTo(2 * RATE);
    stream.standsIn(other);
    Stage stage = playing(stream, "sustain", 2.0);
    GrowingSound sound = sine(440, 2 * RATE);
    stream.gives(sound);
    Random random = new Random(SEED);
    float[] heard = new float[48_000];
    int made = 0;
    for (int at = 0; at < heard.length; at += 480) {
      if (at >= 4_800) {
        made = Math.min(sound.samples().length, made + random.nextInt(700));
        sound.grownTo(made);
      }
      System.arraycopy(stage.render(480, 480).left(), 0, heard, at, 480);
    }
    SoundStream whole = stream(1, SoundStream.Maker.NONE);
    whole.gives(other);
    float[] expected = playing(whole, "sustain", 2.0).render(48_000, 480).left();
    for (int t = 0; t < heard.length; t++) {
      assertEquals(expected[t], heard[t], 1e-4, "at " + t + " seed=" + SEED);
    }
    assertTrue(standIns.get() >= 1, "seed=" + SEED);
    assertEquals(0, overtakings.get());
  }

  @Test
  void itFadesFromWhatStandsInToItsOwn() {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    GrowingSound other = sine(440, RATE);
    other.grownTo(RATE);
    stream.standsIn(other);
    Stage stage = playing(stream);
    float[] first = stage.render(4_800, 480).left();
    GrowingSound silent = new GrowingSound(RATE);
    silent.grownTo(RATE);
    stream.gives(silent);
    float[] then = stage.render(4_800, 480).left();
    double over = 0.03 * Stage.RATE;
    assertTrue(Hearing.peak(Arrays.copyOfRange(first, 2_400, 4_800)) > 0.4);
    assertTrue(Hearing.peak(Arrays.copyOfRange(then, 0, (int) (over / 2))) > 0.2);
    assertEquals(0, Hearing.peak(Arrays.copyOfRange(then, (int) over + 300, 4_800)), 1e-4);
  }

  @Test
  void whatComesInTimeIsAsIfItHadAllBeenThere() {
    SoundStream whole = stream(1, SoundStream.Maker.NONE);
    GrowingSound all = sine(300, RATE);
    all.grownTo(RATE);
    whole.gives(all);
    Stage.Sound expected = playing(whole).render(30_000, 512);
    SoundStream growing = stream(1, SoundStream.Maker.NONE);
    GrowingSound sound = sine(300, RATE);
    growing.gives(sound);
    Stage stage = playing(growing);
    float[] heard = new float[30_000];
    for (int at = 0; at < heard.length; at += 100) {
      sound.grownTo(Math.min(RATE, at / 3 + 1000));
      System.arraycopy(stage.render(100, 100).left(), 0, heard, at, 100);
    }
    assertTrue(Arrays.equals(expected.left(), heard));
    assertEquals(0, overtakings.get());
  }

  @Test
  void offlineItIsWaitedForWhateverTheBlocks() {
    SoundStream.Maker maker =
        (stream, samples) -> {
          GrowingSound sound = stream.sound();
          if (sound == null) stream.gives(sound = sine(500, RATE));
          sound.grownTo(Math.max(sound.made(), Math.min(RATE, samples)));
        };
    Stage.Sound whole = playing(stream(1, maker)).render(30_000, 512);
    Stage.Sound uneven = playing(stream(1, maker)).renderUnevenly(30_000, new Random(SEED));
    assertTrue(whole.sameAs(uneven), "seed=" + SEED);
    assertTrue(Hearing.peak(whole.left()) > 0.4);
    assertEquals(0, overtakings.get());
  }

  @Test
  void whoIsCutOffLeaves() {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    Stage stage = playing(stream, "cut", 1.0);
    stage.render(4_800, 256);
    assertFalse(stream.isLeft());
    stage.play(Stage.cue(4_800, "s", "bd", "cut", 1.0));
    stage.render(4_800, 256);
    assertTrue(stream.isLeft());
  }

  @Test
  void itEndsWithItsNote() {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    Stage stage = playing(stream, "sustain", 0.1);
    stage.render(9_600, 256);
    assertTrue(stream.isLeft());
    assertEquals(0, stage.engine.load().voices());
  }

  @Test
  void playingMakesNoGarbage() {
    SoundStream stream = stream(1, SoundStream.Maker.NONE);
    GrowingSound sound = sine(300, RATE);
    sound.grownTo(RATE / 2);
    stream.gives(sound);
    Stage stage = playing(stream, "sustain", 500.0);
    float[] left = new float[256];
    float[] right = new float[256];
    assertEquals(0, GarbageTest.allocatedBy(() -> stage.engine.render(left, right, 256)));
  }
}
