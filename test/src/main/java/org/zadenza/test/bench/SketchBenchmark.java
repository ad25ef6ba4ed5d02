// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.LiveSketches;
import org.zadenza.models.sketch.PointMixture;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.Strokes;

/**
 * Nine drawings of 100 points each in one batch, of a Sketch-RNN with random weights that never
 * ends a drawing by itself: 64 latents, 20 bells.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class SketchBenchmark {
  private static final int DRAWINGS = 9;
  private static final int POINTS = 100;
  private static final double TEMPERATURE = 0.65;
  private static final float NEVER = -1000;

  @Param({"256", "512"})
  private int units;

  private LiveSketches sketches;
  private List<LiveSketches.Wanted> wanted;

  /** A network of the size asked for. */
  @Setup
  public void prepare() throws WeightsException {
    SketchShape shape = new SketchShape(128, units, 64, 20, 200);
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Tensor> tensors = new TreeMap<>();
    SketchRnn.layout(shape)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble(-0.05, 0.05);
              }
              if (name.equals(SketchRnn.OUTPUT + "bias")) values[PointMixture.ENDED] = NEVER;
              tensors.put(name, new Tensor(lengths, values));
            });
    SafeTensors file = SafeTensors.parse(SafeTensors.bytes(tensors), "random");
    sketches = new LiveSketches(SketchRnn.read(file, shape, 40, false), DRAWINGS);
    wanted = new ArrayList<>();
    for (int k = 0; k < DRAWINGS; k++) {
      wanted.add(new LiveSketches.Wanted(new float[shape.latents()], Strokes.NONE, k));
    }
  }

  /** All nine. */
  @Benchmark
  public List<Strokes> nine() {
    return sketches.draw(wanted, TEMPERATURE, POINTS);
  }
}
