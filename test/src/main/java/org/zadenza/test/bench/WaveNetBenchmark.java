// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.PlainWaveNet;
import org.zadenza.neural.WaveNet;

/**
 * Blocks of 256 samples (16 ms at 16 kHz) of a WaveNet with random weights, drawing and feeding
 * back each sample, with weights of 16 or 32 bits: two taps, 64 skip channels, 17 conditions, 16
 * numbers of excitation.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class WaveNetBenchmark {
  private static final int BLOCK = 256;
  private static final int SKIP = 64;
  private static final int CONDITIONS = 17;
  private static final int EXCITATIONS = 16;
  private static final int TAPS = 2;
  private static final int CYCLE = 10;
  private static final int HOP = 512;

  @Param({"32", "48", "64"})
  private int residual;

  @Param({"20", "30"})
  private int layers;

  @Param({"1", "4"})
  private int voices;

  @Param({"16", "32"})
  private int bits;

  private final SplittableRandom random = new SplittableRandom(1);
  private WaveNet net;
  private LiveWaveNet live;
  private float[] inputs;
  private float[] condition;

  /** A network of the size asked for. */
  @Setup
  public void prepare() {
    List<WaveNet.Layer> stack = new ArrayList<>();
    for (int n = 0; n < layers; n++) {
      stack.add(
          new WaveNet.Layer(
              conv(residual, 2 * residual),
              dense(CONDITIONS, 2 * residual),
              dense(residual, residual),
              dense(residual, SKIP)));
    }
    net =
        new WaveNet(
            CYCLE,
            HOP,
            conv(1 + EXCITATIONS, residual),
            dense(residual, SKIP),
            stack,
            dense(SKIP, SKIP),
            dense(CONDITIONS, SKIP),
            dense(SKIP, MuLaw.CLASSES));
    live = new LiveWaveNet(bits == 16 ? net.rounded() : net, voices);
    inputs = new float[voices * (1 + EXCITATIONS)];
    condition = floats(CONDITIONS);
  }

  /** One block of all voices, with the conditions of a new frame at its beginning. */
  @Benchmark
  public float block() {
    for (int voice = 0; voice < voices; voice++) live.condition(voice, condition);
    for (int t = 0; t < BLOCK; t++) {
      live.step(inputs);
      for (int voice = 0; voice < voices; voice++) {
        int drawn = live.draw(voice, 0.9, random.nextDouble());
        inputs[voice * (1 + EXCITATIONS)] = MuLaw.input(drawn);
      }
    }
    return inputs[0];
  }

  /** Eight samples of one voice by the formulas in double precision, from silence. */
  @Benchmark
  public double plainEight() {
    PlainWaveNet plain = new PlainWaveNet(net);
    double sum = 0;
    for (int t = 0; t < 8; t++) {
      sum += plain.step(0, new double[EXCITATIONS], new double[CONDITIONS])[0];
    }
    return sum;
  }

  private ConvLayer conv(int inputs, int outputs) {
    return new ConvLayer(TAPS, inputs, outputs, floats(TAPS * inputs * outputs), floats(outputs));
  }

  private DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer(inputs, outputs, floats(inputs * outputs), floats(outputs));
  }

  private float[] floats(int count) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-0.1, 0.1);
    return out;
  }
}
