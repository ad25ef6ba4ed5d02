// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscWriter;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/** A pattern on a control bus, lent by a sclang, read back from a real scsynth. */
@Tag("slow")
@Timeout(240)
class ControlBusTest {
  private static final int FRAME_RATE = 48_000;
  private static final int LENT_SECOND = 5;

  private final OscWriter writer = new OscWriter();

  @Test
  void theBusHasTheValuesOfThePattern(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("sclang"), "sclang is not installed");
    assumeTrue(Peer.installed("scsynth"), "scsynth is not installed");
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    SystemClock clock = new SystemClock();
    WallTime wallTime = new WallClock(ClockPair.of(clock));
    try (LiveScsynth scsynth = LiveScsynth.start(folder, FRAME_RATE);
        LiveSclang sclang = LiveSclang.start(folder, LiveSclang.freePort(), LiveScsynth.PORT);
        SuperDirtSink sink = SuperDirtSink.open(sclang.address(), wallTime, 0, Reporter.SILENT)) {
      sclang.heard("/dirt/handshake", 1);
      TempoMap tempo = TempoMap.steady(Rational.ONE, clock.nanos());
      Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT);
      Metronome ticking = Metronome.start(scheduler, clock, Reporter.SILENT);
      try (ticking) {
        for (double value : new double[] {0.25, 0.75}) {
          scheduler.play("d1", onBus(value));
          awaitBus(scsynth, value);
        }
        sclang.heard("/dirt/play", 1);
        Pattern sound = pattern("fromBus", "pan", 1, pattern("s", "bd*8"));
        scheduler.play("d2", sound);
        int before = sclang.heard("/dirt/play", 0).size();
        String pan = sclang.heard("/dirt/play", before + 16).getLast().value("pan");
        assertEquals("c" + LENT_SECOND, pan);
        assertTrue(sink.busMessages() >= 2 && sink.busMessages() < 10, "each value once");
      }
    }
  }

  private static Pattern pattern(String word, Object... given) {
    return Pattern.of(Vocabulary.find(word).orElseThrow().call().apply(List.of(given)));
  }

  private static Pattern onBus(double value) {
    return pattern("toBus", "pan", 1, value, pattern("s", "bd"));
  }

  /** Asks scsynth until its bus has that value. */
  private void awaitBus(LiveScsynth scsynth, double value) throws Exception {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).message("/c_get").i(LENT_SECOND).endMessage();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    OscPacket.Message answer;
    do {
      scsynth.send(ByteBufUtil.getBytes(out));
      answer = scsynth.await("/c_set");
      assertEquals(LENT_SECOND, answer.arguments().getFirst());
      assertTrue(System.nanoTime() < limit, "the bus has " + answer + ", not " + value);
    } while (!answer.arguments().getLast().equals((float) value));
  }
}
