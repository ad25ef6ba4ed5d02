// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;
import org.zadenza.models.musicvae.MusicVae.Output;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** Networks with random weights about as large as trained ones. */
public record RandomModels(SplittableRandom random) {
  private static final String HASH = "0".repeat(64);

  /** A stack of LSTMs. */
  public KnownModel.Lstm lstm(int layers, int inputs, int units, int classes) {
    List<LstmLayer> stack = new ArrayList<>();
    for (int k = 0; k < layers; k++) stack.add(cell(k == 0 ? inputs : units, units));
    LstmNetwork network =
        new LstmNetwork(
            stack, classes, floats(units * classes, 2 / Math.sqrt(units)), floats(classes, 0.5));
    return new KnownModel.Lstm("lstm", HASH, "none", "a test", network);
  }

  /** A MusicVAE. */
  public KnownModel.Vae vae(Shape shape) {
    List<Core> cores = new ArrayList<>();
    int z = shape.segments == 0 ? shape.latents : shape.units + 1;
    for (int k = 0; k < shape.cores; k++) cores.add(core(shape, z, k));
    MusicVae.Decoder decoder =
        shape.segments == 0
            ? new MusicVae.FlatDecoder(cores)
            : new MusicVae.Conductor(
                shape.segments,
                dense(shape.latents, 4 * z),
                List.of(cell(1, z), cell(z, z)),
                cores);
    Bidirectional reader =
        new Bidirectional(cell(3 + shape.controls, 4), cell(3 + shape.controls, 4));
    MusicVae network =
        new MusicVae(
            shape.steps,
            shape.controls,
            new MusicVae.FlatEncoder(List.of(reader)),
            dense(8, shape.latents),
            null,
            decoder);
    return new KnownModel.Vae("vae", HASH, "none", "a test", network);
  }

  /** A small network for pictures. */
  public FastStyle style() {
    return new RandomNetworks(random).style(6, 9, 18, 2);
  }

  /** How large a MusicVAE is. */
  public record Shape(
      Output kind, int cores, int segments, int controls, int steps, int latents, int units) {}

  private Core core(Shape shape, int z, int number) {
    int depth = shape.kind == Output.GROOVE ? 9 : 6 + number;
    int hidden = 5;
    Nade nade =
        shape.kind == Output.NADE
            ? new Nade(hidden, depth, floats(depth * hidden, 0.8), floats(depth * hidden, 0.8))
            : null;
    return core(shape, z, depth, nade);
  }

  private Core core(Shape shape, int z, int depth, @Nullable Nade nade) {
    int outputs = nade == null ? depth : depth + nade.hidden();
    return new Core(
        List.of(cell(depth + z + shape.controls, shape.units), cell(shape.units, shape.units)),
        dense(z, 4 * shape.units),
        dense(shape.units, outputs),
        shape.kind,
        nade);
  }

  private LstmLayer cell(int inputs, int units) {
    double scale = 2 / Math.sqrt(units);
    return new LstmLayer(
        inputs, units, floats((inputs + units) * 4 * units, scale), floats(4 * units, 0.5));
  }

  private DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer(
        inputs, outputs, floats(inputs * outputs, 1.5 / Math.sqrt(inputs)), floats(outputs, 0.5));
  }

  /** Numbers within plus and minus a scale. */
  public float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }
}
