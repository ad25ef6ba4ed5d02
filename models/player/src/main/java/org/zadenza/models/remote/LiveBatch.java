// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.Hands;
import org.zadenza.models.picture.LiveStyle;
import org.zadenza.models.picture.Plane;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;
import org.zadenza.neural.LstmNetwork;

/**
 * Batches in live kernels, one item after the other: what a player does without a worker. The
 * weights are packed once; one thread at a time.
 */
sealed interface LiveBatch {
  /** The outputs for inputs that were checked. */
  List<FloatTensor> run(Map<String, FloatTensor> inputs);

  /** A model in live kernels. */
  static LiveBatch of(KnownModel model) {
    return switch (model) {
      case KnownModel.Lstm lstm -> new Steps(lstm.network());
      case KnownModel.Style style -> new Pictures(style.network());
      case KnownModel.Vae vae -> new Decoder(vae.network());
    };
  }

  /** A stack of LSTMs. */
  final class Steps implements LiveBatch {
    private final LstmNetwork network;
    private final LiveCell[] cells;
    private final LiveDense output;

    private Steps(LstmNetwork network) {
      this.network = network;
      cells = network.layers().stream().map(LiveCell::new).toArray(LiveCell[]::new);
      int top = network.layers().getLast().units();
      output =
          new LiveDense(
              new DenseLayer(top, network.classes(), network.outputKernel(), network.outputBias()));
    }

    @Override
    public List<FloatTensor> run(Map<String, FloatTensor> inputs) {
      return steps(inputs.get("x"), inputs.get("state"));
    }

    private List<FloatTensor> steps(FloatTensor x, FloatTensor state) {
      int classes = network.classes();
      int batch = x.shape().get(0);
      int steps = x.shape().get(1);
      int width = network.inputs();
      float[] logits = new float[batch * steps * classes];
      float[] after = new float[state.numbers().length];
      for (int item = 0; item < batch; item++) {
        float[] sequence = x.item(item);
        float[] own = state.item(item);
        restore(cells, own);
        for (int t = 0; t < steps; t++) {
          cells[0].begin();
          cells[0].addSparse(0, sequence, t * width, width);
          float[] h = cells[0].finish();
          for (int k = 1; k < cells.length; k++) {
            cells[k].begin();
            cells[k].add(0, h, 0, cells[k].inputs());
            h = cells[k].finish();
          }
          output.begin();
          output.add(0, h, 0, output.inputs());
          System.arraycopy(output.sums(), 0, logits, (item * steps + t) * classes, classes);
        }
        save(cells, own);
        System.arraycopy(own, 0, after, item * own.length, own.length);
      }
      return List.of(
          new FloatTensor("logits", List.of(batch, steps, classes), logits),
          new FloatTensor("state_out", state.shape(), after));
    }

    private static void restore(LiveCell[] cells, float[] state) {
      int at = 0;
      for (LiveCell cell : cells) {
        cell.restore(state, at);
        at += 2 * cell.units();
      }
    }

    private static void save(LiveCell[] cells, float[] state) {
      int at = 0;
      for (LiveCell cell : cells) {
        cell.save(state, at);
        at += 2 * cell.units();
      }
    }
  }

  /** A network for pictures. */
  final class Pictures implements LiveBatch {
    private final LiveStyle style;

    private Pictures(FastStyle network) {
      style = new LiveStyle(network, new Hands(1));
    }

    @Override
    public List<FloatTensor> run(Map<String, FloatTensor> inputs) {
      FloatTensor given = inputs.get("picture");
      int height = given.shape().get(1);
      int width = given.shape().get(2);
      float[] out = new float[given.numbers().length];
      for (int item = 0; item < given.shape().getFirst(); item++) {
        float[] own = given.item(item);
        float[] restyled = style.restyled(new Plane(height, width, 3, own)).numbers();
        System.arraycopy(restyled, 0, out, item * own.length, own.length);
      }
      return List.of(new FloatTensor("restyled", given.shape(), out));
    }
  }

  /** A MusicVAE's decoder. */
  final class Decoder implements LiveBatch {
    private final MusicVae network;
    private final LiveDecoder decoder;

    private Decoder(MusicVae network) {
      this.network = network;
      decoder = new LiveDecoder(network);
    }

    @Override
    public List<FloatTensor> run(Map<String, FloatTensor> inputs) {
      return List.of(rows(inputs));
    }

    private FloatTensor rows(Map<String, FloatTensor> inputs) {
      FloatTensor z = inputs.get("z");
      int batch = z.shape().getFirst();
      int width = network.outputs();
      int logits = OnnxFile.logits(network);
      float[] rows = new float[batch * network.steps() * width];
      float[][] phrase = new float[network.steps()][width];
      for (int item = 0; item < batch; item++) {
        float[][] controls =
            network.controls() == 0
                ? new float[0][]
                : cut(inputs.get("controls").item(item), network.controls());
        Sampling sampling =
            Sampling.greedy().with(added(network, inputs.get("noise").item(item), logits));
        decoder.decodeInto(z.item(item), controls, sampling, phrase);
        for (int t = 0; t < phrase.length; t++) {
          System.arraycopy(phrase[t], 0, rows, (item * phrase.length + t) * width, width);
        }
      }
      return new FloatTensor("rows", List.of(batch, network.steps(), width), rows);
    }

    /** Adds noise to the logits of each core. */
    private static Sampling.LogitsBias added(MusicVae network, float[] noise, int logits) {
      List<Core> cores = network.decoder().cores();
      int[] begins = new int[cores.size()];
      for (int k = 1; k < begins.length; k++) {
        begins[k] = begins[k - 1] + cores.get(k - 1).output().outputs();
      }
      return (core, step, values, count) -> {
        int from = step * logits + begins[core];
        for (int k = 0; k < count; k++) values[k] += noise[from + k];
      };
    }

    private static float[][] cut(float[] numbers, int width) {
      float[][] out = new float[numbers.length / width][];
      for (int k = 0; k < out.length; k++) {
        out[k] = Arrays.copyOfRange(numbers, k * width, (k + 1) * width);
      }
      return out;
    }
  }
}
