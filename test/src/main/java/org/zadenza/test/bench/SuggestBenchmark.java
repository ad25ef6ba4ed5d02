// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.suggest.Suggester;

/** Nine suggestions, another nine with each call. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class SuggestBenchmark {
  /** What is gone on with. */
  @Param({"bd*2 <sn", "c4 [e4 g4]*2 {a4"})
  public String beginning;

  private Suggester suggester;
  private long seed;

  /** Reads the weights that come along. */
  @Setup
  public void prepare() throws IOException {
    suggester = new Suggester(CharRnnFile.shipped(CharRnnFile.SUGGESTER).network());
  }

  /** Nine of them. */
  @Benchmark
  public List<String> nine() {
    return suggester.after(beginning, Suggester.USUAL, seed++);
  }
}
