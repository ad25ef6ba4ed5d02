// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.zadenza.models.musicrnn.LiveMusicRnn;
import org.zadenza.models.musicrnn.MusicRnn;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Output;
import org.zadenza.models.musicvae.Posterior;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.neural.Attention;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/**
 * Live kernels at the sizes of Magenta's hosted models, with random weights: the arithmetic is the
 * same whatever they are.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class ModelBenchmark {
  private static final int LATENTS = 256;
  private static final int UNITS = 256;
  private static final int BARS = 4;
  private static final int STEPS = 16 * BARS;
  private static final int[] TRIO = {90, 90, 512};
  private static final int TRIO_WIDTH = 692;

  private final SplittableRandom random = new SplittableRandom(1);
  private final float[] z = Latents.prior(LATENTS, random);
  private final float[][] none = {};
  private final Sampling sampling = Sampling.at(0.5, random);
  private final float[][] phrase = new float[STEPS][TRIO_WIDTH];

  private final MusicVae trio = trio();
  private final LiveDecoder decoder = new LiveDecoder(trio);
  private final LiveEncoder encoder = new LiveEncoder(trio);
  private final LiveMusicRnn melody = new LiveMusicRnn(stack(2, UNITS, 38));
  private final LiveMusicRnn drums = new LiveMusicRnn(attention(3, UNITS, 512, 6, 32));
  private final float[] melodyInput = new float[38];
  private final float[] drumsInput = new float[518];

  /** One-hot inputs. */
  @Setup
  public void prepare() {
    melodyInput[5] = 1;
    drumsInput[5] = 1;
    for (int k = 512; k < drumsInput.length; k++) drumsInput[k] = 1;
  }

  /** Four bars of melody, bass and drums: a conductor of 2 x 256, three cores of 2 x 256. */
  @Benchmark
  public float[][] trioDecode() {
    decoder.decodeInto(z, none, sampling, phrase);
    return phrase;
  }

  /** The same four bars back to z: two levels of 512 in both directions. */
  @Benchmark
  public Posterior trioEncode() {
    return encoder.encode(phrase, none);
  }

  /** A step of 2 x 256 without attention. */
  @Benchmark
  public float[] lstmStep() {
    return melody.step(melodyInput);
  }

  /** A step of 3 x 256 with attention over 32 steps: the hosted drum kit. */
  @Benchmark
  public float[] attentionStep() {
    return drums.step(drumsInput);
  }

  private MusicVae trio() {
    List<Core> cores = Stream.of(0, 1, 2).map(k -> core(TRIO[k])).toList();
    return new MusicVae(
        STEPS,
        0,
        new MusicVae.SegmentEncoder(BARS, both(TRIO_WIDTH, 512), both(1024, 512)),
        dense(1024, LATENTS),
        dense(1024, LATENTS),
        new MusicVae.Conductor(
            BARS, dense(LATENTS, 4 * UNITS), List.of(cell(1, UNITS), cell(UNITS, UNITS)), cores));
  }

  private Core core(int depth) {
    return new Core(
        List.of(cell(depth + UNITS, UNITS), cell(UNITS, UNITS)),
        dense(UNITS, 4 * UNITS),
        dense(UNITS, depth),
        Output.CATEGORICAL,
        null);
  }

  private Bidirectional both(int inputs, int units) {
    return new Bidirectional(cell(inputs, units), cell(inputs, units));
  }

  private MusicRnn stack(int cells, int units, int classes) {
    return new MusicRnn(layers(cells, units, classes), null, dense(units, classes), classes);
  }

  private MusicRnn attention(int cells, int units, int classes, int further, int length) {
    int inputs = classes + further;
    MusicRnn.Wrapper wrapper =
        new MusicRnn.Wrapper(
            MusicRnn.Around.STACK,
            new Attention(length, units, floats(units * units), floats(units)),
            dense(inputs + units, inputs),
            dense(2 * cells * units, units),
            dense(2 * units, units));
    return new MusicRnn(layers(cells, units, inputs), wrapper, dense(units, classes), inputs);
  }

  private List<LstmLayer> layers(int cells, int units, int inputs) {
    return Stream.iterate(0, k -> k + 1)
        .limit(cells)
        .map(k -> cell(k == 0 ? inputs : units, units))
        .toList();
  }

  private LstmLayer cell(int inputs, int units) {
    return new LstmLayer(inputs, units, floats((inputs + units) * 4 * units), floats(4 * units));
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
