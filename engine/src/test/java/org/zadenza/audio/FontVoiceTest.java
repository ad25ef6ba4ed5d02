// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.audio.font.TinyFont;
import org.zadenza.dsp.Hearing;

/** General MIDI's names, by a soundfont. */
@Tag("slow")
class FontVoiceTest {
  private static final Path TIM = Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2");

  private static Stage.Sound sound(Soundfont font, Object... controls) {
    Stage stage = new Stage();
    stage.engine.soundfont(font);
    stage.play(Stage.cue(0, controls));
    return stage.render(2 * Stage.RATE, 512).from(stage.engine.latencyFrames());
  }

  @Test
  void aLoopIsHeldInTuneAndWithoutASeam() {
    Soundfont font = Soundfont.of(TinyFont.bytes());
    for (double note : new double[] {36, 60, 76.5, 84}) {
      float[] x = sound(font, "s", "gm_violin", "note", note, "sustain", 1.5).left();
      double hz = 261.63 * Math.pow(2, (note - 60) / 12);
      float[] steady = Arrays.copyOfRange(x, 4_000, 60_000);
      double cents = Hearing.cents(Hearing.partialHz(steady, hz, Stage.RATE), hz);
      assertTrue(Math.abs(cents) < 0.5, "off by " + cents + " cents");
      float[] second = Arrays.copyOf(steady, 48_000);
      double one = Hearing.energyAt(second, hz, Stage.RATE);
      for (int k = 1; k < 30; k++) {
        if (k == 5) continue;
        double seam = 10 * Math.log10(Hearing.energyAt(second, hz * k / 5, Stage.RATE) / one);
        assertTrue(seam < -75, "at " + k + " times the loop's round " + seam + " dB");
      }
    }
  }

  @Test
  void withoutAFontOurOwnInstrumentsPlay() {
    Stage.Sound own = sound(null, "s", "gm_violin", "note", 69.0);
    assertTrue(own.sameAs(sound(null, "s", "violin", "note", 69.0)));
    Soundfont font = Soundfont.of(TinyFont.bytes());
    assertTrue(!own.sameAs(sound(font, "s", "gm_violin", "note", 69.0)));
    assertTrue(sound(font, "s", "violin").sameAs(sound(null, "s", "violin")));
  }

  @Test
  void aFontMakesNoGarbage() {
    Stage stage = new Stage();
    stage.engine.soundfont(Soundfont.of(TinyFont.bytes()));
    float[] left = new float[256];
    float[] right = new float[256];
    var cue = Stage.cue(0, "s", "gm_violin", "note", 62.0, "sustain", 0.01);
    long bytes =
        GarbageTest.allocatedBy(
            () -> {
              stage.engine.accept(cue);
              stage.engine.render(left, right, 256);
            });
    assertEquals(0, bytes);
  }

  /**
   * Gervill, the JDK's own synthesiser, plays the same file; programs with vibrato put aside. It
   * obeys modulators of velocity and key that we leave out, which moves its level.
   */
  @Test
  void pitchAndLevelAreThoseOfGervill() throws Exception {
    assumeTrue(Files.isReadable(TIM), "no " + TIM + ": install timgm6mb-soundfont");
    Soundfont font = Soundfont.read(TIM);
    Map<String, Integer> programs =
        Map.of(
            "gm_piano",
            0,
            "gm_drawbar_organ",
            16,
            "gm_acoustic_guitar_nylon",
            24,
            "gm_trumpet",
            56,
            "gm_clarinet",
            71,
            "gm_vibraphone",
            11);
    for (String name : programs.keySet().stream().sorted().toList()) {
      for (int key : List.of(52, 64, 76)) {
        float[] theirs = gervill(programs.get(name), key);
        float[] ours = sound(font, "s", name, "note", (double) key, "sustain", 1.0).left();
        double hz = 440 * Math.pow(2, (key - 69) / 12.0);
        double cents =
            Hearing.cents(
                Hearing.partialHz(Arrays.copyOfRange(ours, 9_600, 33_600), hz, Stage.RATE),
                Hearing.partialHz(Arrays.copyOfRange(theirs, 9_600, 33_600), hz, Stage.RATE));
        double level =
            Hearing.dB(Hearing.rms(ours, 4_800, 33_600) / Hearing.rms(theirs, 4_800, 33_600));
        assertTrue(Math.abs(cents) < 1, name + " " + key + " is " + cents + " cents off");
        assertTrue(Math.abs(level) < 5, name + " " + key + " is " + level + " dB louder");
      }
    }
  }

  /** The left side of a note of a second. */
  private static float[] gervill(int program, int key) throws Exception {
    Synthesizer synth = MidiSystem.getSynthesizer();
    AudioFormat format = new AudioFormat(Stage.RATE, 16, 2, true, false);
    Class<?> kind = Class.forName("com.sun.media.sound.AudioSynthesizer");
    Map<String, Object> info =
        Map.of("reverb", false, "chorus", false, "load default soundbank", false);
    AudioInputStream stream =
        (AudioInputStream)
            kind.getMethod("openStream", AudioFormat.class, Map.class).invoke(synth, format, info);
    try (synth;
        InputStream in = Files.newInputStream(TIM)) {
      synth.loadAllInstruments(MidiSystem.getSoundbank(new java.io.BufferedInputStream(in)));
      var to = synth.getReceiver();
      to.send(new ShortMessage(ShortMessage.CONTROL_CHANGE, 0, 10, 0), 0);
      to.send(new ShortMessage(ShortMessage.PROGRAM_CHANGE, 0, program, 0), 0);
      to.send(new ShortMessage(ShortMessage.NOTE_ON, 0, key, 102), 0);
      byte[] bytes = stream.readNBytes(4 * Stage.RATE);
      float[] out = new float[Stage.RATE];
      for (int i = 0; i < out.length; i++) {
        out[i] = (short) (bytes[4 * i] & 0xFF | bytes[4 * i + 1] << 8) / 32_768f;
      }
      return out;
    }
  }
}
