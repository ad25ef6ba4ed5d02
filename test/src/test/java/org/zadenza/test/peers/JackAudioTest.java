// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.LiveOutput;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Sink;
import org.zadenza.time.Span;

/** The instruments through a real JACK server. */
@Tag("slow")
@Timeout(180)
class JackAudioTest {
  private static final int RATE = 48_000;
  private static final int PERIOD = 256;
  private static final int NOTES = 12;
  private static final String OUT = "zadenza-audio:out_1";

  private final SystemClock clock = new SystemClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(what);
  private final AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), RATE, clock, reporter);

  private static Cue cue(long nanos) {
    Controls controls = Controls.of("s", "square").with("sustain", 0.02).with("attack", 0.0);
    controls = controls.with("release", 0.01).with("note", 72.0);
    return new Cue("d1", nanos, 0.02, 1, Span.of(0, 1), controls, Sources.NONE);
  }

  /**
   * What is sent ahead sounds when the sound card plays that moment. Where the machine is so busy
   * that the server loses periods, the take is played again.
   */
  @Test
  void aCueIsHeardAtItsTimeWhateverThePeriods(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    double worst = Double.POSITIVE_INFINITY;
    try (LiveJack jack = LiveJack.start(folder, RATE, PERIOD);
        LiveOutput output = LiveOutput.open(engine, clock, true, reporter);
        JackEar ear = new JackEar(OUT, clock)) {
      assertEquals("JACK, 48000 Hz, periods of 256", output.describe());
      assertTrue(jack.ports().contains("orbit_11_r"), jack.ports());
      for (int take = 0; take < 6 && worst > 1; take++) {
        long underruns = output.underruns();
        double now = distance(ear);
        if (underruns == output.underruns()) worst = Math.min(worst, now);
      }
    }
    assertTrue(worst <= 1, "distances are off by " + worst + " frames");
  }

  /** How far the distances between onsets are from what they should be, in frames. */
  private double distance(JackEar ear) {
    int before = ear.count();
    long first = clock.nanos() + Clock.NANOS_PER_SECOND;
    List<Long> wanted = new ArrayList<>();
    for (long i = 0; i < NOTES; i++) wanted.add(first + i * 123_456_789);
    for (long nanos : wanted) engine.accept(cue(nanos));
    LiveJack.await(NOTES + " onsets", () -> ear.count() >= before + NOTES);
    double worst = 0;
    for (int i = 1; i < NOTES; i++) {
      double meant = (wanted.get(i) - wanted.get(0)) * 1e-9 * RATE;
      worst = Math.max(worst, Math.abs(ear.onset(before + i) - ear.onset(before) - meant));
    }
    return worst;
  }

  /** From the call to the frame in which it sounds: at most two periods and the limiter. */
  @Test
  void whatIsPlayedAtOnceIsHeardWithinTwoPeriods(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    long[] late = new long[NOTES];
    try (LiveJack jack = LiveJack.start(folder, RATE, PERIOD);
        LiveOutput output = LiveOutput.open(engine, clock, false, reporter);
        JackEar ear = new JackEar(OUT, clock)) {
      assertTrue(output.isHeard(), jack.output());
      LiveJack.await("frames", () -> ear.heard() > RATE / 4);
      Sink keys = engine.direct();
      for (int i = 0; i < NOTES; i++) {
        int number = i;
        long pressed = clock.nanos();
        keys.accept(cue(pressed));
        LiveJack.await("a key", () -> ear.count() > number);
        late[i] = (ear.nanos(i) - pressed) * RATE / Clock.NANOS_PER_SECOND;
        long next = clock.nanos() + Clock.NANOS_PER_SECOND / 5 + i * 777_777L;
        LiveJack.await("silence", () -> clock.nanos() > next);
      }
    }
    Arrays.sort(late);
    long usual = late[NOTES / 2];
    assertTrue(usual <= 2 * PERIOD + engine.latencyFrames(), Arrays.toString(late));
    System.out.println("frames from a key to its sound: " + Arrays.toString(late));
  }

  @Test
  void aServerThatDiesAndComesBackIsPlayedOnAgain(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    try (LiveJack jack = LiveJack.start(folder, RATE, PERIOD);
        LiveOutput output = LiveOutput.open(engine, clock, false, reporter)) {
      assertTrue(output.isHeard());
      jack.kill();
      LiveJack.await("the loss to be noticed", () -> !output.isHeard());
      assertEquals("silent, 48000 Hz", output.describe());
      long frame = engine.frame();
      LiveJack.await("time to go on", () -> engine.frame() > frame + RATE / 10);
      jack.restart(RATE, PERIOD);
      LiveJack.await("its return", output::isHeard);
      try (JackEar ear = new JackEar(OUT, clock)) {
        engine.accept(cue(clock.nanos() + Clock.NANOS_PER_SECOND / 2));
        LiveJack.await("sound", () -> ear.count() > 0);
      }
    }
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.getFirst().startsWith("the sound device is gone"), told.getFirst());
    assertEquals("sound is there: JACK, 48000 Hz, periods of 256", told.getLast());
  }
}
