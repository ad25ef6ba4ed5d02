// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/**
 * How much of a block's time the sound engine takes for it on one core: 64 synth voices, or 128
 * samples, all the time, of which one gives way to a new one every 23 or 12 ms, in blocks of 256
 * frames at 48 kHz. After each block it rests as long as that took: a system grants a thread with
 * real-time priority only a part of every second.
 *
 * <pre>{@code
 * BlockLoad [BLOCKS [PART OF A NAME]]
 * }</pre>
 */
public final class BlockLoad {
  private static final int RATE = 48_000;
  private static final int FRAMES = 256;
  private static final int SYNTHS = 64;
  private static final int SAMPLES = 128;
  private static final int WARM_UP = 2000;
  private static final double LASTS_SECONDS = 1.5;

  private static final Controls FILTERED =
      Controls.of("cutoff", 2000.0).with("resonance", 0.2).with("sustain", 60.0).with("gain", 0.5);
  private static final Controls SWEPT =
      FILTERED
          .with("lpenv", 3.0)
          .with("lpattack", 0.1)
          .with("lpdecay", 0.5)
          .with("lprate", 3.0)
          .with("hcutoff", 80.0)
          .with("hprate", 1.0);
  private static final Controls ROOMY = SWEPT.with("room", 0.3).with("delay", 0.3);
  private static final Controls EVERYTHING =
      ROOMY
          .with("bandf", 800.0)
          .with("vowel", "a")
          .with("shape", 0.3)
          .with("crush", 8.0)
          .with("coarse", 2.0)
          .with("distort", 0.3)
          .with("triode", 0.3)
          .with("comb", 0.3)
          .with("ring", 0.3)
          .with("ringf", 300.0)
          .with("ringdf", 100.0)
          .with("djf", 0.6)
          .with("phaserrate", 2.0)
          .with("tremolorate", 4.0)
          .with("leslie", 0.5)
          .with("compressor", -20.0)
          .with("vib", 5.0);

  private final Clock clock = new SystemClock();
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];
  private final SampleLibrary samples;

  private BlockLoad(SampleLibrary samples) {
    this.samples = samples;
  }

  /** Prints the figures, in percent of the time that a block lasts. */
  public static void main(String[] arguments) throws IOException {
    int blocks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4000;
    String part = arguments.length > 1 ? arguments[1] : "";
    Path folder = Files.createTempDirectory("block-load");
    try (SampleLibrary samples = NoisyPack.in(folder)) {
      BlockLoad bench = new BlockLoad(samples);
      Map<String, Scene> scenes = scenes();
      scenes.keySet().removeIf(name -> !name.contains(part));
      for (Scene scene : scenes.values()) bench.measure(scene, WARM_UP);
      scenes.forEach((name, scene) -> print(name, bench.measure(scene, blocks)));
    } finally {
      NoisyPack.remove(folder);
    }
  }

  /**
   * What plays.
   *
   * @param sounds one after the other
   * @param orbits over how many of them they are spread
   * @param voices how many at once
   * @param lowest the lowest MIDI note of them
   * @param notes how many there are
   */
  private record Scene(
      List<String> sounds, Controls controls, int orbits, int voices, int lowest, int notes) {
    Scene(List<String> sounds, Controls controls, int orbits) {
      this(sounds, controls, orbits, SYNTHS, 36, 48);
    }

    static Scene ofSamples(String sound, Controls controls, int lowest, int notes) {
      return new Scene(List.of(sound), controls, 1, SAMPLES, lowest, notes);
    }

    double everySeconds() {
      return LASTS_SECONDS / voices;
    }
  }

  private static Map<String, Scene> scenes() {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    for (String sound : List.of("sawtooth", "square", "superfm", "supersaw", "superpiano")) {
      scenes.put(sound + ", lpf", new Scene(List.of(sound), FILTERED, 1));
    }
    List<String> mixed =
        List.of("sawtooth", "square", "superfm", "supersaw", "superpiano", "superhammond", "pluck");
    scenes.put("seven synths, lpf and hpf moving", new Scene(mixed, SWEPT, 1));
    scenes.put("the same in 12 rooms with echoes", new Scene(mixed, ROOMY, 12));
    scenes.put("the same with every effect", new Scene(mixed, EVERYTHING, 12));
    scenes.put(
        "supersaw with every effect, 12 orbits", new Scene(List.of("supersaw"), EVERYTHING, 12));
    scenes.put("128 samples of 48 kHz, lpf", Scene.ofSamples("mono48", FILTERED, 60, 1));
    scenes.put("128 samples of 44.1 kHz, lpf", Scene.ofSamples("mono44", FILTERED, 60, 1));
    scenes.put(
        "128 samples, an octave to each side, lpf", Scene.ofSamples("mono44", FILTERED, 48, 25));
    scenes.put("128 stereo samples, the same", Scene.ofSamples("stereo44", FILTERED, 48, 25));
    scenes.put(
        "128 stereo samples, lpf and hpf moving", Scene.ofSamples("stereo44", SWEPT, 48, 25));
    return scenes;
  }

  private long[] measure(Scene scene, int blocks) {
    AudioEngine engine =
        new AudioEngine(PatchLibrary.bundled(), samples, RATE, clock, Reporter.SILENT, 2);
    long[] nanos = new long[blocks];
    int started = 0;
    for (; started < scene.voices; started++) start(engine, scene, started, 0);
    for (int i = 0; i < blocks; i++) {
      for (; next(scene, started) < (i + 1.0) * FRAMES / RATE; started++) {
        start(engine, scene, started, next(scene, started));
      }
      long began = System.nanoTime();
      engine.render(left, right, FRAMES);
      nanos[i] = System.nanoTime() - began;
      LockSupport.parkNanos(nanos[i]);
      if (i > 0 && engine.load().voices() != scene.voices) {
        throw new IllegalStateException(engine.load().voices() + " voices");
      }
    }
    return nanos;
  }

  private static double next(Scene scene, int number) {
    return (number - scene.voices + 1) * scene.everySeconds();
  }

  private static void start(AudioEngine engine, Scene scene, int number, double atSeconds) {
    Controls controls =
        scene
            .controls
            .with("s", scene.sounds.get(number % scene.sounds.size()))
            .with("note", (double) (scene.lowest + number * 7 % scene.notes))
            .with("orbit", (double) (number % scene.orbits));
    if (scene.voices == SAMPLES) controls = controls.with("n", (double) number);
    long at = Math.round(atSeconds * Clock.NANOS_PER_SECOND);
    engine.accept(new Cue("d1", at, 0.5, 0.5, Span.of(0, 1), controls, Sources.NONE));
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-40s p50 %5.1f %%  p99 %5.1f %%  p99.9 %5.1f %%  max %5.1f %%%n",
        what,
        percent(nanos, 0.5),
        percent(nanos, 0.99),
        percent(nanos, 0.999),
        percent(nanos, 1));
  }

  private static double percent(long[] sorted, double share) {
    long nanos = sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
    return 100.0 * nanos * RATE / FRAMES / Clock.NANOS_PER_SECOND;
  }
}
