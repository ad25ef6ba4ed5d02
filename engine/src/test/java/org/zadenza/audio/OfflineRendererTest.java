// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

class OfflineRendererTest {
  private static final long SECOND = 1_000_000_000L;

  private static Cue[] beat() {
    return new Cue[] {
      Stage.cue("d1", 0, "s", "bd"),
      Stage.cue("d2", 12_000, "s", "hh"),
      Stage.cue("d1", 24_000, "s", "sn", "room", 0.4),
      Stage.cue("d2", 36_001, "s", "oh", "pan", 0.2)
    };
  }

  private static void render(Recorder recorder, long stepNanos, OfflineRenderer.Stems stems) {
    try (OfflineRenderer out =
        new OfflineRenderer(
            Stage.PATCHES, SampleLibrary.empty(), Stage.RATE, Reporter.SILENT, recorder, stems)) {
      for (Cue cue : beat()) out.accept(cue);
      for (long at = stepNanos; at < SECOND; at += stepNanos) out.advanceTo(at);
      out.advanceTo(SECOND);
      assertEquals(new EngineLoad(0, 1, 0, 0, 0, 0), out.load());
    }
  }

  @Test
  void theSameSetGivesTheSameBytesHoweverItIsStepped(@TempDir Path folder) throws Exception {
    Path a = folder.resolve("a.wav");
    Path b = folder.resolve("b.wav");
    render(new WavFile(a, Stage.RATE), 10_000_000, null);
    render(new WavFile(b, Stage.RATE), 7_654_321, null);
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
  }

  /** Thousands in a moment, of which one frame alone has more than an engine can hold. */
  private static Take crowd(Random steps) {
    Take take = new Take();
    try (OfflineRenderer out =
        new OfflineRenderer(Stage.PATCHES, Stage.RATE, Reporter.SILENT, take)) {
      for (int i = 0; i < 3000; i++) {
        out.accept(Stage.cue(900 + i / 6, "s", "hh", "pan", i % 11 / 10.0));
        out.accept(Stage.cue(1200, "s", "bd", "n", (double) (i % 7)));
      }
      for (long at = 0; at < SECOND / 4; at += 1 + steps.nextInt(12_000_000)) out.advanceTo(at);
      out.advanceTo(SECOND / 4);
      assertEquals(5808, out.load().dropped(), "left out, for there are no voices for all");
    }
    return take;
  }

  @Test
  void aCrowdOfCuesSoundsTheSameHoweverItIsStepped() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    float[] once = crowd(random).left();
    for (int i = 0; i < 4; i++) assertArrayEquals(once, crowd(random).left(), "seed=" + seed);
  }

  @Test
  void theFileIsAWavOfExactlyTheLengthAskedFor(@TempDir Path folder)
      throws IOException, UnsupportedAudioFileException {
    Path file = folder.resolve("a.wav");
    render(new WavFile(file, Stage.RATE), 100_000_000, null);
    assertEquals(44 + 4 * 48_000, Files.size(file));
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      assertEquals(48_000, in.getFrameLength());
      assertEquals(48_000, in.getFormat().getSampleRate());
      assertEquals(16, in.getFormat().getSampleSizeInBits());
      assertEquals(2, in.getFormat().getChannels());
    }
  }

  @Test
  void onsetsLieOnTheirFramesForTheLimitersDelayIsTakenOff() {
    Take take = new Take();
    render(take, 10_000_000, null);
    assertEquals(48_000, take.frames());
    float[] x = take.left();
    assertTrue(Math.abs(x[2]) > 0 && Math.abs(x[40]) > 0.05);
    Take late = new Take();
    try (OfflineRenderer out =
        new OfflineRenderer(Stage.PATCHES, Stage.RATE, Reporter.SILENT, late)) {
      out.accept(Stage.cue(777, "s", "square", "attack", 0.0));
      out.advanceTo(SECOND);
    }
    assertEquals(0, Hearing.peak(late.left(), 0, 778));
    assertTrue(late.left()[778] > 0.05);
  }

  @Test
  void stemsAreAsLongAsTheMixAndAddUpToIt() {
    Map<String, Take> stems = new TreeMap<>();
    Take mix = new Take();
    render(mix, 10_000_000, slot -> stems.computeIfAbsent(slot, s -> new Take()));
    assertEquals("[d1, d2]", stems.keySet().toString());
    float[] sum = new float[48_000];
    for (Take stem : stems.values()) {
      assertEquals(48_000, stem.frames());
      float[] x = stem.left();
      assertTrue(Hearing.peak(x) > 0.1);
      for (int i = 0; i < sum.length; i++) sum[i] += x[i];
    }
    assertArrayEquals(mix.left(), sum, 1e-5f);
  }
}
