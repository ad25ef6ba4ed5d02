// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.sample.SoundBytes;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

/** Neither thread makes garbage once it is under way. */
class GarbageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object hole = "";

  private static long allocatedBy(Runnable hotPath) {
    for (int i = 0; i < 3000; i++) hotPath.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 300; i++) hotPath.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void theMeterSeesAnAllocation() {
    assertTrue(allocatedBy(() -> hole = new byte[64]) >= 300 * 64);
    assertEquals(byte[].class, hole.getClass());
  }

  @Test
  void acceptAndRenderMakeNone() {
    Stage stage = new Stage();
    Cue[] cues =
        Stage.PATCHES.patches().stream()
            .map(
                patch ->
                    Stage.cue(
                        0,
                        "s",
                        patch.name(),
                        "room",
                        0.2,
                        "delay",
                        0.2,
                        "n",
                        2.0,
                        "cutoff",
                        900.0,
                        "note",
                        60.0,
                        "sustain",
                        0.05))
            .toArray(Cue[]::new);
    float[] left = new float[256];
    float[] right = new float[256];
    int[] turn = new int[1];
    long bytes =
        allocatedBy(
            () -> {
              stage.engine.accept(cues[turn[0]++ % cues.length]);
              stage.engine.render(left, right, 256);
            });
    assertEquals(0, bytes);
    assertEquals(0, stage.engine.load().dropped());
    assertTrue(stage.engine.load().late() > 3000);
  }

  @Test
  void samplesMakeNone(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("x"));
    for (int n = 0; n < 4; n++) {
      byte[] wav = SoundBytes.wav(SoundBytes.tone(1 + n % 2, 9_000, 0.01), 44_100, 16);
      Files.write(folder.resolve("x/" + n + ".wav"), wav);
    }
    PackCache cache = PackCache.withoutNetwork(folder);
    SampleLibrary samples = SampleLibrary.offline(cache, Reporter.SILENT);
    samples.add(folder);
    Stage stage = new Stage(Stage.PATCHES, samples);
    Cue[] cues = new Cue[24];
    for (int i = 0; i < cues.length; i++) {
      double n = i;
      Object[] controls = {
        "s",
        "x",
        "n",
        n,
        "speed",
        i * 0.3 - 3,
        "loop",
        n % 3,
        "squiz",
        n % 4,
        "begin",
        0.1,
        "unit",
        i % 5 == 0 ? "c" : "r",
        "note",
        50 + n,
        "accelerate",
        0.5,
        "cut",
        n % 3 - 1
      };
      cues[i] = Stage.cue(0, controls);
    }
    float[] left = new float[256];
    float[] right = new float[256];
    int[] turn = new int[1];
    long bytes =
        allocatedBy(
            () -> {
              stage.engine.accept(cues[turn[0]++ % cues.length]);
              stage.engine.render(left, right, 256);
            });
    assertEquals(0, bytes);
    assertEquals(0, stage.engine.missedSamples());
  }
}
