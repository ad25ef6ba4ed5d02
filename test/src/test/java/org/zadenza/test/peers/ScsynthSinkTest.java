// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.server.ScsynthSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Synths of a player on a real scsynth: defined, played, changed while they play. */
@Tag("slow")
@Timeout(120)
class ScsynthSinkTest {
  private static final int RATE = 48_000;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private static Synth ping(double factor) {
    return Synth.of(
        "mine",
        u ->
            u.sinOsc(u.param("freq", 400).times(factor))
                .times(u.envGen(u.asr(0.001, 1, 0.01), u.param("gate", 1), ":doneAction", 2)));
  }

  private static Cue cue(long nanos, double hertz) {
    Controls controls = Controls.of("s", "mine").with("freq", hertz).with("gain", 1.2);
    Span cycle = new Span(Rational.ZERO, Rational.ONE);
    return new Cue("d1", nanos, 0.1, 1, cycle, controls, Sources.NONE);
  }

  private void await(BooleanSupplier condition, Supplier<String> what) throws Exception {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, () -> what.get() + ": " + told);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void aSynthIsDefinedPlayedAndChanged(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    SystemClock clock = new SystemClock();
    SynthLibrary library = new SynthLibrary();
    library.define(ping(1));
    InetSocketAddress there =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), LiveScsynth.PORT);
    Path wav = folder.resolve("take.wav");
    WallClock wallClock = new WallClock(ClockPair.of(clock));
    try (LiveScsynth live = LiveScsynth.start(folder, RATE);
        ScsynthSink sink =
            ScsynthSink.open(
                there, library, wallClock, 0, 0, (where, what) -> told.add(where + ": " + what))) {
      await(sink::present, () -> "no answer");
      try (Peer recorder = live.record(wav, 3)) {
        long start = clock.nanos() + Clock.NANOS_PER_SECOND;
        for (int i = 0; i < 3; i++) {
          sink.accept(cue(start + i * Clock.NANOS_PER_SECOND / 4, 400 + 200 * i));
        }
        sink.accept(new Cue("d1", start, 1, 1, cue(0, 1).whole(), Controls.EMPTY, Sources.NONE));
        await(() -> clock.nanos() > start + Clock.NANOS_PER_SECOND * 8 / 10, () -> "time");
        library.define(ping(3));
        sink.accept(cue(start + Clock.NANOS_PER_SECOND * 5 / 4, 400));
        assertEquals(4, sink.sent());
        assertEquals(0, recorder.exit(), recorder.output());
      }
    }
    assertEquals(List.of("scsynth: plays at localhost:" + LiveScsynth.PORT), told);
    Recording recording = Recording.read(wav);
    List<Integer> onsets = recording.onsets();
    assertEquals(4, onsets.size(), onsets::toString);
    double[] hertz = {400, 600, 800, 1200};
    for (int i = 0; i < 4; i++) assertEquals(hertz[i], recording.hertzAt(onsets.get(i)), 60);
    double apart = (onsets.get(1) - onsets.get(0)) / (double) RATE;
    assertEquals(0.25, apart, 0.05, "the first two are a quarter of a second apart");
  }
}
