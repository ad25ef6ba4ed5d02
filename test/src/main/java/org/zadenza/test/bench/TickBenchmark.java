// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.StepThread;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/**
 * How long one tick of the clock takes with sixteen slots of typical patterns: its percentiles, not
 * its mean.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseZGC")
@State(Scope.Thread)
public class TickBenchmark {
  private static final List<String> IDS =
      List.of(
          "p1-drums",
          "p2-melody",
          "p3-euclid",
          "p4-layers",
          "p5-controls",
          "p6-jux-chunk",
          "p7-random",
          "p8-stack");

  private static final int SLOTS = 16;

  private final ManualClock clock = new ManualClock();
  private Scheduler scheduler;

  @Setup
  public void prepare(Blackhole hole) {
    Reporter strict =
        (slot, text) -> {
          throw new IllegalStateException(slot + ": " + text);
        };
    TempoMap tempo = TempoMap.steady(Rational.of(1, 2), 0);
    scheduler = new Scheduler(clock, tempo, hole::consume, strict, Timing.LIVE);
    for (int slot = 1; slot <= SLOTS; slot++) {
      scheduler.play("d" + slot, BenchPatterns.named(IDS.get(slot % IDS.size())));
    }
  }

  @Benchmark
  public int tick() {
    clock.advance(StepThread.STEP_NANOS);
    return scheduler.tick();
  }
}
