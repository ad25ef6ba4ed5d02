// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.voice.Note;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;
import org.zadenza.synth.play.SynthVoice;
import org.zadenza.test.fuzz.RandomSynths;

/** Synths sound on the bundled engine as their SynthDefs do on a real scsynth. */
@Tag("slow")
@Timeout(120)
class SynthDefTest {
  private static final int RATE = OfflineScsynth.RATE;
  private static final int FRAMES = 76_800;
  private static final double HELD_SECONDS = 0.7;
  private static final Pattern TROUBLE =
      Pattern.compile("(?i)error|failure|exceeded|not found|not installed|exception");

  private static final int GRAPHS = 300;
  private static final int USUAL_WIRES = 64;
  private static final float MIDDLE = (float) Math.sqrt(0.5);

  /** What we play: both channels, as loud as in the middle. */
  static float[][] ours(Synth synth) {
    Layout layout = Layout.of(synth);
    SynthVoice voice = new SynthVoice(layout, RATE);
    Note note = new Note();
    List<Float> defaults = List.copyOf(layout.parameters().values());
    for (int i = 0; i < defaults.size(); i++) note.synthParams[i] = defaults.get(i);
    note.gateSeconds = HELD_SECONDS;
    note.seed = 7;
    voice.start(note);
    float[][] out = new float[2][FRAMES];
    voice.render(out[0], out[1], 0, FRAMES);
    for (float[] channel : out) for (int i = 0; i < FRAMES; i++) channel[i] *= MIDDLE;
    return out;
  }

  @Test
  void everyGeneratorSoundsAsOnScsynth(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    List<SynthCases.Case> cases = SynthCases.all();
    List<Synth> synths = cases.stream().map(SynthCases.Case::synth).toList();
    OfflineScsynth.Take take = new OfflineScsynth(folder).play(synths, FRAMES, HELD_SECONDS);
    List<String> unlike = new ArrayList<>();
    Figures figures = new Figures();
    for (int i = 0; i < cases.size(); i++) {
      float[] theirs = Arrays.copyOfRange(take.left(), i * FRAMES, (i + 1) * FRAMES);
      Difference found = Difference.of(ours(synths.get(i))[0], theirs, cases.get(i).hertz());
      figures.add("%s %s", synths.get(i).name(), found);
      if (!found.within(cases.get(i).likeness())) unlike.add(synths.get(i).name() + " " + found);
    }
    figures.write("synths against scsynth");
    assertEquals(List.of(), unlike, () -> String.join("\n", unlike));
  }

  /** Whatever is thrown together is taken, made and played by a real server. */
  @Test
  void anyGraphIsTakenByScsynth(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    long seed = Long.getLong("seed", System.nanoTime());
    List<Synth> synths = new ArrayList<>();
    for (int i = 0; i < GRAPHS; i++) {
      Synth synth = RandomSynths.of("g" + i, seed + i);
      if (Layout.forServer(synth).wires() <= USUAL_WIRES) synths.add(synth);
    }
    assertTrue(synths.size() > GRAPHS * 0.9, synths.size() + " fit, -Dseed=" + seed);
    OfflineScsynth.Take take = new OfflineScsynth(folder).play(synths, 4_800, 0.02);
    List<String> trouble =
        take.log()
            .lines()
            .filter(line -> TROUBLE.matcher(line).find())
            .filter(line -> !line.contains("/n_free Node"))
            .toList();
    assertEquals(List.of(), trouble, "-Dseed=" + seed);
    assertEquals(synths.size() * 4_800, take.left().length, 4_800);
  }

  /** What SuperDirt needs to know of a synth is what sclang reads in its file. */
  @Test
  void sclangReadsTheFileOfASynth(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("sclang"), "sclang is not installed");
    Synth synth =
        Synth.of("wobble", u -> u.rlpf(u.saw(u.param("freq", 110)), u.param("tone", 800), 0.3));
    Path file = folder.resolve("wobble.scsyndef");
    Files.write(file, SynthDefFile.of(synth));
    Path code = folder.resolve("read.scd");
    Files.writeString(
        code,
        "var d = SynthDescLib.global.read(\""
            + file
            + "\").at('wobble');"
            + "(\"READ \" ++ d.controls.collect { |c| c.name ++ \"=\" ++ c.defaultValue }"
            + " ++ d.outputs.collect(_.numberOfChannels)).postln; 0.exit;");
    Map<String, String> nowhere =
        Map.of(
            "QT_QPA_PLATFORM",
            "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX",
            "1",
            "XDG_CONFIG_HOME",
            folder.toString(),
            "XDG_DATA_HOME",
            folder.toString());
    List<String> command = List.of("sclang", "-D", code.toString());
    try (Peer sclang = Peer.start(folder, nowhere, command)) {
      sclang.exit();
      String read = "[freq=110.0, tone=800.0, gate=1.0, out=0.0, sustain=1.0, pan=0.5, level=1.0]";
      String said = sclang.output().lines().filter(l -> l.startsWith("READ")).toList().toString();
      assertTrue(said.replace(" ", "").contains(read.replace(" ", "")), sclang.output());
      assertTrue(said.contains("[ 2 ]") || said.contains("[2]"), said);
    }
  }

  /**
   * How a sound of ours differs from scsynth's.
   *
   * @param levelDb how much louder it is
   * @param spectrumDb between levels in bands of a third of an octave, root of the mean square
   * @param cents how much higher; 0 where it has no pitch
   * @param framesApart the part of frames that differ by more than 1 % of the peak: what jumps may
   *     jump a frame apart
   */
  record Difference(double levelDb, double spectrumDb, double cents, double framesApart) {
    static Difference of(float[] mine, float[] theirs, double hertz) {
      double peak = 0;
      for (float x : theirs) peak = Math.max(peak, Math.abs(x));
      int apart = 0;
      for (int i = 0; i < mine.length; i++) {
        if (Math.abs(mine[i] - theirs[i]) > 0.01 * peak) apart++;
      }
      return new Difference(
          Spectrum.dB(Spectrum.rms(mine)) - Spectrum.dB(Spectrum.rms(theirs)),
          Spectrum.distance(mine, theirs, RATE),
          hertz == 0 ? 0 : cents(mine, hertz) - cents(theirs, hertz),
          (double) apart / mine.length);
    }

    private static double cents(float[] x, double near) {
      return 1200 * Math.log(Spectrum.hertz(x, near, RATE) / near) / Math.log(2);
    }

    boolean within(SynthCases.Likeness likeness) {
      double level = Math.abs(levelDb);
      return switch (likeness) {
        case SAME -> level < 0.1 && spectrumDb < 0.5 && framesApart < 0.02;
        case DRIFTING -> level < 0.1 && spectrumDb < 0.7;
        case ALIKE -> level < 0.2 && spectrumDb < 2.5 && Math.abs(cents) < 1;
        case RANDOM -> level < 0.5 && spectrumDb < 2;
      };
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "level %.3f dB, spectrum %.2f dB, pitch %.2f cents, frames apart %.4f",
          levelDb,
          spectrumDb,
          cents,
          framesApart);
    }
  }
}
