// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.timing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallClock;
import org.zadenza.osc.OscPost;
import org.zadenza.osc.OscTarget;
import org.zadenza.osc.OscTargetSink;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/**
 * A bare OSC message every 10 ms, by the whole live path: a pattern of a hundred steps, planner,
 * clock, target without time tags.
 */
public final class BareTicks {
  private static final int STEPS = 100;

  private BareTicks() {}

  /** {@code BareTicks SECONDS PORT}. */
  public static void main(String[] args) throws InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    int port = Integer.parseInt(args[1]);
    Reporter says = (where, what) -> System.err.println(where + ": " + what);
    SystemClock clock = new SystemClock();
    OscTarget target =
        new OscTarget(
            "ticks",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            "/t",
            List.of(new OscTarget.Argument.Constant(1)),
            false,
            0,
            Set.of(),
            null,
            null);
    WallClock wallClock = WallClock.beside(clock);
    try (wallClock;
        OscPost post = OscPost.start(clock);
        OscTargetSink sink = OscTargetSink.open(target, post, wallClock, says)) {
      TempoMap tempo = TempoMap.steady(Rational.ONE, clock.nanos());
      Scheduler scheduler = new Scheduler(clock, tempo, sink, says);
      scheduler.play("d1", Pattern.pure(Controls.of("n", 1)).fast(Rational.of(STEPS)));
      try (Metronome _ = Metronome.start(scheduler, clock, says)) {
        Thread.sleep(seconds * 1_000L);
      }
    }
  }
}
