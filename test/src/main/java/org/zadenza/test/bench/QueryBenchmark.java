// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Span;

/**
 * Events per second of typical patterns, asked one cycle at a time for a thousand cycles, as
 * Strudel's reference figures are taken.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class QueryBenchmark {
  private static final int CYCLES = 1000;

  @Param({
    "p1-drums",
    "p2-melody",
    "p3-euclid",
    "p4-layers",
    "p5-controls",
    "p6-jux-chunk",
    "p7-random",
    "p8-stack"
  })
  public String id = "";

  private Pattern pattern = Pattern.silence();

  /** JMH divides it by the time: {@code :events} in its table is events a second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    public long events;

    @Setup(Level.Iteration)
    public void clear() {
      events = 0;
    }
  }

  @Setup
  public void prepare() {
    pattern = BenchPatterns.named(id);
  }

  @Benchmark
  public void thousandCycles(Counter counter, Blackhole hole) {
    Budget budget = Budget.standard();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      budget.refill();
      Query query = new Query(Span.of(cycle, cycle + 1), 1, budget);
      pattern.query(
          query,
          event -> {
            counter.events++;
            hole.consume(event);
          });
    }
  }
}
