// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.LiveOutput;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.Recording;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/**
 * How often the sound card runs out of sound beside a neighbour that makes 200 MB of garbage a
 * second, with about 24 filtered voices; where a file is named, that is recorded meanwhile.
 *
 * <pre>{@code
 * AudioUnderruns [SECONDS] [FILE.wav]
 * }</pre>
 */
public final class AudioUnderruns {
  private static final int RATE = 48_000;
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 50;
  private static final long AHEAD_NANOS = Clock.NANOS_PER_SECOND / 5;
  private static final double VOICE_SECONDS = 0.45;
  private static final int PIECE = 20_000;
  private static final long GARBAGE_PER_SECOND = 200_000_000;

  private static volatile byte[] garbage = {};

  private AudioUnderruns() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    SystemClock clock = new SystemClock();
    Reporter says = (where, what) -> System.out.println(where + ": " + what);
    AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), RATE, clock, says);
    engine.desk().use();
    try (LiveOutput output = LiveOutput.open(engine, clock, false, says)) {
      Recording recording =
          arguments.length > 1
              ? Recording.start(engine, Path.of(arguments[1]), true, says, () -> {})
              : null;
      Thread.ofPlatform().daemon(true).name("garbage").start(() -> litter(clock));
      play(engine, clock, 5);
      long before = output.underruns();
      long bytes = jackBytes();
      play(engine, clock, seconds);
      System.out.printf(
          Locale.ROOT,
          "%s, %d s: %d underruns, load %.0f%%, %d late, %d bytes a second on JACK's thread%n",
          output.describe(),
          seconds,
          output.underruns() - before,
          100 * engine.load().fraction(),
          engine.load().late(),
          (jackBytes() - bytes) / seconds);
      if (recording != null) {
        recording.close();
        System.out.println("recorded " + recording.text());
      }
    }
  }

  private static long jackBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info == null || !info.getThreadName().contains("JNAJack")) continue;
      sum += threads.getThreadAllocatedBytes(id);
    }
    return sum;
  }

  private static void play(AudioEngine engine, Clock clock, int seconds) {
    long first = clock.nanos();
    for (long i = 0; i < seconds * Clock.NANOS_PER_SECOND / STEP_NANOS; i++) {
      long at = first + i * STEP_NANOS;
      while (clock.nanos() < at) LockSupport.parkNanos(at - clock.nanos());
      Controls controls =
          Controls.of("s", i % 3 == 0 ? "supersaw" : "sawtooth")
              .with("note", 40.0 + i % 24)
              .with("cutoff", 500.0 + i % 7 * 300)
              .with("orbit", (double) (i % 4))
              .with("gain", 0.5);
      engine.accept(
          new Cue("d1", at + AHEAD_NANOS, VOICE_SECONDS, 1, Span.of(0, 1), controls, Sources.NONE));
    }
  }

  private static void litter(Clock clock) {
    long made = 0;
    long began = clock.nanos();
    while (true) {
      garbage = new byte[PIECE];
      made += PIECE;
      long due = began + made * 1_000 / (GARBAGE_PER_SECOND / 1_000_000);
      if (due > clock.nanos()) LockSupport.parkNanos(due - clock.nanos());
    }
  }
}
