// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.sample.SoundBytes;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/** Neither thread makes garbage once it is under way. */
@Tag("slow")
class GarbageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile Object hole = "";

  /** The least of three rounds of everything: what the machine does once is not in all of them. */
  static long allocatedBy(Runnable hotPath) {
    for (int i = 0; i < 3000; i++) hotPath.run();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 300; i++) hotPath.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void theMeterSeesAnAllocation() {
    assertTrue(allocatedBy(() -> hole = new byte[64]) >= 300 * 64);
    assertEquals(byte[].class, hole.getClass());
  }

  /** Every instrument in turn, with every effect there is. */
  private static Cue[] cues() {
    List<Cue> cues = new ArrayList<>();
    for (Patch patch : Stage.PATCHES.patches()) {
      Cue cue = Stage.cue(0, "s", patch.name(), "n", 2.0, "note", 60.0, "sustain", 0.05);
      Controls all = cue.controls();
      for (int i = 0; i < EFFECTS.length; i += 2) {
        all = all.with((String) EFFECTS[i], EFFECTS[i + 1]);
      }
      all = all.with("orbit", (double) (cues.size() % Orbits.COUNT));
      cues.add(new Cue(cue.slot(), 0, 0.5, 0.5, Span.of(0, 1), all, Sources.NONE));
    }
    return cues.toArray(Cue[]::new);
  }

  private static final Object[] EFFECTS = {
    "room",
    0.2,
    "roomsize",
    0.4,
    "delay",
    0.2,
    "delaytime",
    0.1,
    "lock",
    1.0,
    "leslie",
    0.5,
    "compressor",
    -20.0,
    "duckorbit",
    "1:2",
    "channel",
    0.0,
    "cutoff",
    900.0,
    "resonance",
    0.3,
    "lpenv",
    2.0,
    "lpattack",
    0.01,
    "lprate",
    3.0,
    "hcutoff",
    100.0,
    "hpenv",
    1.0,
    "hprate",
    2.0,
    "bandf",
    800.0,
    "bpenv",
    1.0,
    "bprate",
    2.0,
    "djf",
    0.4,
    "vowel",
    "a",
    "crush",
    6.0,
    "coarse",
    3.0,
    "shape",
    0.4,
    "distort",
    0.5,
    "triode",
    0.4,
    "comb",
    0.3,
    "ring",
    0.4,
    "ringf",
    200.0,
    "ringdf",
    50.0,
    "phaserrate",
    2.0,
    "tremolorate",
    4.0,
    "fm",
    2.0,
    "fmdecay",
    0.1,
    "penv",
    7.0,
    "vib",
    5.0,
    "portamento",
    0.1,
    "accelerate",
    0.5
  };

  /** How many bytes 300 blocks make, and the notes that begin with them. */
  static long bytes() {
    Stage stage = new Stage();
    Cue[] cues = cues();
    float[] left = new float[256];
    float[] right = new float[256];
    int[] turn = new int[1];
    long bytes =
        allocatedBy(
            () -> {
              stage.engine.accept(cues[turn[0]++ % cues.length]);
              stage.engine.render(left, right, 256);
            });
    assertEquals(0, stage.engine.load().dropped());
    assertEquals(0, stage.engine.load().faults());
    assertTrue(stage.engine.load().late() > 3000);
    return bytes;
  }

  @Test
  void acceptAndRenderMakeNone() {
    assertEquals(0, bytes());
  }

  /** Where the compiler does not take garbage away again there is none either. */
  @Test
  void norWithoutEscapeAnalysis(@TempDir Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-DoEscapeAnalysis",
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("canary 19200 bytes, engine 0, samples 0", told.strip());
    assertEquals(0, process.waitFor());
  }

  /** The same in a process of its own. */
  static final class Alone {
    private Alone() {}

    public static void main(String[] folder) throws IOException {
      long canary = allocatedBy(() -> hole = new byte[48]);
      long samples = bytesOfSamples(Path.of(folder[0]));
      System.out.println("canary " + canary + " bytes, engine " + bytes() + ", samples " + samples);
    }
  }

  @Test
  void samplesMakeNone(@TempDir Path folder) throws IOException {
    assertEquals(0, bytesOfSamples(folder));
  }

  private static long bytesOfSamples(Path folder) throws IOException {
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
    assertEquals(0, stage.engine.missedSamples());
    return bytes;
  }
}
