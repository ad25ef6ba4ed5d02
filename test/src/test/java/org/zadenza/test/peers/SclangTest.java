// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.dsl.Zadenza;
import org.zadenza.osc.OscPost;
import org.zadenza.osc.OscTarget;
import org.zadenza.osc.OscTargetSink;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.FanOut;
import org.zadenza.sink.Sink;
import org.zadenza.test.peers.LiveSclang.Heard;
import org.zadenza.time.Rational;

/**
 * What leaves us, seen by a real sclang: the time tags and leads of bundles, and the arrival of
 * bare messages. On a machine that is busy with something else a take may be played again.
 */
@Tag("slow")
@Timeout(240)
class SclangTest {
  private static final int TAKES = 5;
  private static final int CUES = 60;

  /** sclang's clock and the machine's are not read at the same moment. */
  private static final double EARLIEST_SECONDS = 0.005;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final Rational CPS = Rational.of(9, 8);

  /** Sixteen to a cycle: no whole number of nanoseconds. */
  private static final double STEP_SECONDS = 1.0 / 18;

  private final SystemClock clock = new SystemClock();
  private final WallTime wallTime = new WallClock(ClockPair.of(clock));
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void installed() {
    assumeTrue(Peer.installed("sclang"), "sclang is not installed");
  }

  /** Plays on a sink until so many were heard. */
  private List<Heard> take(Sink sink, LiveSclang sclang, String address, int already) {
    TempoMap tempo = TempoMap.steady(CPS, clock.nanos());
    Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT);
    scheduler.play("d1", Zadenza.s("bd*16").orbit(1));
    Metronome ticking = Metronome.start(scheduler, clock, Reporter.SILENT);
    try (ticking) {
      List<Heard> all = sclang.heard(address, already + CUES);
      return all.subList(already, already + CUES);
    }
  }

  /** How far the distances that were heard are from those that were meant, the least first. */
  private static double[] errors(List<Heard> heard, ToDoubleFunction<Heard> time) {
    double[] out = new double[heard.size() - 1];
    for (int i = 0; i < out.length; i++) {
      double distance = time.applyAsDouble(heard.get(i + 1)) - time.applyAsDouble(heard.get(i));
      out[i] = Math.abs(distance - STEP_SECONDS);
    }
    Arrays.sort(out);
    return out;
  }

  @Test
  void aBundleForSuperDirtIsTaggedExactlyAndLongBefore(@TempDir Path folder) throws Exception {
    try (LiveSclang sclang = LiveSclang.start(folder);
        SuperDirtSink sink = open(sclang)) {
      double tagError = Double.POSITIVE_INFINITY;
      double leastLead = 0;
      for (int i = 0; i < TAKES && (tagError > 0.0005 || leastLead < 0.2); i++) {
        List<Heard> heard = take(sink, sclang, "/dirt/play", heardSoFar(sclang));
        tagError = errors(heard, Heard::tag)[CUES - 2];
        leastLead = heard.stream().mapToDouble(Heard::lead).min().orElse(0);
        assertEquals("1", heard.getFirst().value("orbit"));
        assertEquals("1.125", heard.getFirst().value("cps"));
      }
      assertTrue(tagError < 0.0005, "time tags are off by " + tagError + " s");
      assertTrue(leastLead >= 0.2, "only " + leastLead + " s ahead");
    }
  }

  private static int heardSoFar(LiveSclang sclang) {
    return sclang.heard("/dirt/play", 0).size();
  }

  private SuperDirtSink open(LiveSclang sclang) {
    Reporter reporter = (where, message) -> told.add(message);
    return SuperDirtSink.open(
        sclang.address(), wallTime, SuperDirtSink.DEFAULT_LATENCY_NANOS, reporter);
  }

  /** The time tags of the same cues say when bare messages were due. */
  @Test
  void aBareMessageArrivesWhenItIsDueAndNotBefore(@TempDir Path folder) throws Exception {
    try (LiveSclang sclang = LiveSclang.start(folder);
        OscPost post = OscPost.start(clock)) {
      Sink bare = open(target(sclang, "/bare", false), post);
      Sink tagged = open(target(sclang, "/tagged", true), post);
      double usual = Double.POSITIVE_INFINITY;
      try (FanOut both = new FanOut(bare, tagged)) {
        for (int i = 0; i < TAKES && usual > 0.01; i++) {
          int already = sclang.heard("/tagged", 0).size();
          sclang.heard("/bare", already);
          List<Heard> arrived = take(both, sclang, "/bare", already);
          List<Heard> due = sclang.heard("/tagged", already + CUES);
          double[] late = new double[CUES];
          for (int k = 0; k < CUES; k++) {
            late[k] = arrived.get(k).arrival() - due.get(already + k).tag();
          }
          Arrays.sort(late);
          assertTrue(late[0] > -EARLIEST_SECONDS, "too early by " + late[0] + " s");
          usual = late[CUES / 2];
        }
      }
      assertTrue(usual < 0.01, "half of them are later than " + usual + " s");
    }
  }

  private static OscTarget target(LiveSclang sclang, String address, boolean timeTag) {
    return new OscTarget(
        "sclang",
        sclang.address(),
        address,
        List.of(new OscTarget.Argument.Wanted("s")),
        timeTag,
        0,
        Set.of(),
        null,
        null);
  }

  private Sink open(OscTarget target, OscPost post) {
    return OscTargetSink.open(target, post, wallTime, Reporter.SILENT);
  }

  @Test
  void aSuperDirtThatIsEndedAndStartedAgainIsToldOnceEachWay(@TempDir Path folder)
      throws Exception {
    int port = LiveSclang.freePort();
    LiveSclang first = LiveSclang.start(folder, port, 57_110);
    try (SuperDirtSink sink = open(first)) {
      await("an answer", sink::present);
      first.heard("/dirt/handshake", 1);
      first.heard("/dirt/hello", 1);
      first.close();
      await("it is gone", () -> !sink.present());
      try (LiveSclang second = LiveSclang.start(folder, port, 57_110)) {
        await("it is back", sink::present);
        second.heard("/dirt/handshake", 1);
      }
    } finally {
      first.close();
    }
    InetSocketAddress place = first.address();
    String where = place.getHostString() + ":" + place.getPort();
    assertEquals("answers at " + where, told.getFirst());
    assertTrue(told.get(1).startsWith("is gone from " + where), told.toString());
    assertEquals("is back at " + where, told.get(2));
    assertEquals(3, told.size(), told.toString());
  }

  private void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) fail("never: " + what + "; told " + told);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
