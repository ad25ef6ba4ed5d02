// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.sample.SoundBytes;
import org.zadenza.dsp.Hearing;
import org.zadenza.pattern.Control;
import org.zadenza.schedule.Reporter;

/**
 * Whatever the controls: no sound that is not a number, none too loud, none so small that it only
 * costs time, and silence at the end; instruments and samples. {@code -Dmaps=100000} tries more of
 * them.
 */
@Tag("slow")
class RandomControlsTest {
  private static final int FRAMES = 128;
  private static final double[] EXTREMES = {
    0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    1e-9,
    -1e-9,
    1e-310,
    1e9,
    -1e9,
    1e308,
    -1e308,
    127,
    20_000,
    96_000,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final String[] TEXTS = {"", "a", "u", "aeiou", "2:3", "c5", "bd", "-", "1e9", "~"};

  private static Object value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
      case 1 -> TEXTS[random.nextInt(TEXTS.length)];
      case 2 -> Math.exp(random.nextDouble() * 20 - 10);
      case 3 -> random.nextDouble() * 2000;
      case 4 -> (double) random.nextInt(16);
      default -> random.nextDouble();
    };
  }

  @Test
  void nothingBreaksTheSound() {
    List<String> sounds = Stage.PATCHES.patches().stream().map(Patch::name).toList();
    tried(sounds, new Stage());
  }

  @Test
  void norThatOfSamples(@TempDir Path folder) throws IOException {
    for (int n = 0; n < 6; n++) {
      float[][] tone = SoundBytes.tone(1 + n % 2, n == 5 ? 40 : 3_000 * n + 500, 0.01 + 0.03 * n);
      Path file = folder.resolve((n < 3 ? "x/" : "y/") + n + ".wav");
      Files.createDirectories(file.getParent());
      Files.write(file, SoundBytes.wav(tone, n % 2 == 0 ? 44_100 : 48_000, -32));
    }
    PackCache cache = PackCache.withoutNetwork(folder);
    SampleLibrary samples = SampleLibrary.offline(cache, Reporter.SILENT);
    samples.add(folder);
    tried(List.of("x", "y"), new Stage(Stage.PATCHES, samples));
  }

  /** What is too much for a number, and then nothing of it, is nothing. */
  @Test
  void nothingOfTooMuchIsSilent() {
    Stage stage = new Stage();
    stage.play(Stage.cue(0, "s", "sine", "overgain", 1e308, "velocity", 0.0));
    stage.play(Stage.cue(0, "s", "sine", "overgain", 1e308, "amp", 0.0));
    Stage.Sound sound = stage.render(4 * FRAMES, FRAMES);
    assertEquals(0, Hearing.peak(sound.left(), 0, 4 * FRAMES));
    assertEquals(0, stage.engine.load().faults());
  }

  private static void tried(List<String> sounds, Stage stage) {
    long seed = Long.getLong("seed", System.nanoTime());
    int maps = Integer.getInteger("maps", 20_000);
    Random random = new Random(seed);
    List<String> names = new ArrayList<>(Control.all().stream().map(Control::name).toList());
    names.remove("s");
    for (int map = 0; map < maps; map++) {
      Object[] controls = new Object[2 * (2 + random.nextInt(12))];
      controls[0] = "s";
      controls[1] = sounds.get(random.nextInt(sounds.size()));
      for (int i = 2; i < controls.length; i += 2) {
        controls[i] = names.get(random.nextInt(names.size()));
        controls[i + 1] = value(random);
      }
      String told = "seed=" + seed + " map " + map + ": " + java.util.Arrays.toString(controls);
      stage.play(Stage.cue(map * (long) FRAMES + random.nextInt(FRAMES), controls));
      Stage.Sound sound = stage.render(FRAMES, FRAMES);
      assertSound(sound.left(), told);
      assertSound(sound.right(), told);
      assertEquals(0, stage.engine.load().faults(), told);
    }
    assertEquals(0, stage.engine.load().late());
    stage.engine.panic();
    Stage.Sound rest = stage.render(3 * Stage.RATE, 512);
    assertEquals(0, Hearing.peak(rest.left(), 2 * Stage.RATE, 3 * Stage.RATE), "seed=" + seed);
    assertEquals(0, Hearing.peak(rest.right(), 2 * Stage.RATE, 3 * Stage.RATE), "seed=" + seed);
  }

  private static void assertSound(float[] x, String told) {
    for (float sample : x) {
      assertTrue(Math.abs(sample) <= Master.CEILING + 1e-6, told);
      assertTrue(sample == 0 || Math.abs(sample) >= Float.MIN_NORMAL, told);
    }
  }
}
