// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.Survey;
import org.zadenza.models.musicvae.Latents;

/**
 * Points of a MusicVAE's space on a map: how long it takes to make one, and to find on it what is
 * nearest.
 */
@State(Scope.Benchmark)
@Fork(1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CorpusBenchmark {
  private static final int NUMBERS = 96;
  private static final int BLOBS = 12;

  /** How many pieces lie on the map. */
  @Param({"1000", "10000"})
  public int pieces;

  private List<Survey.Lying> lying;
  private CorpusMap map;
  private float[][] asked;
  private int next;

  /** Blobs around points of the prior, and a map of them. */
  @Setup(Level.Trial)
  public void begin() {
    SplittableRandom random = new SplittableRandom(1);
    List<float[]> middles = new ArrayList<>();
    for (int k = 0; k < BLOBS; k++) middles.add(Latents.prior(NUMBERS, random));
    lying = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      float[] z = Latents.similar(middles.get(i % BLOBS), 0.5, random);
      lying.add(new Survey.Lying("piece " + i, "", z));
    }
    map = survey();
    asked = new float[64][];
    for (int k = 0; k < asked.length; k++) asked[k] = Latents.prior(NUMBERS, random);
  }

  private CorpusMap survey() {
    return Survey.of(new CorpusMap.Origin("musicvae-drums", "", "made up", "none", 1), lying, 0);
  }

  /** The whole map: neighbours, oddities, clusters, places. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public CorpusMap map() {
    return survey();
  }

  /** The nearest piece. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 2)
  public int nearest() {
    return map.nearest(asked[next++ % asked.length], 1);
  }

  /** The third nearest. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 2)
  public int third() {
    return map.nearest(asked[next++ % asked.length], 3);
  }

  /** Where a point lies on the map, which the page asks for each slot. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 2)
  public CorpusMap.Place place() {
    return map.place(asked[next++ % asked.length]);
  }
}
