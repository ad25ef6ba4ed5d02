// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import static org.zadenza.models.safetensors.LayerTensors.cell;
import static org.zadenza.models.safetensors.LayerTensors.cells;
import static org.zadenza.models.safetensors.LayerTensors.dense;
import static org.zadenza.models.safetensors.LayerTensors.fit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Decoder;
import org.zadenza.models.musicvae.MusicVae.Encoder;
import org.zadenza.models.musicvae.MusicVae.Nade;
import org.zadenza.models.musicvae.MusicVae.Output;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/** MusicVAEs as named tensors, under the names and in the layout of Magenta. */
public final class VaeTensors {
  private static final String DIRECTION = "bidirectional_rnn/%s/multi_rnn_cell/cell_0/lstm_cell/";
  private static final String CONDUCTOR = "decoder/hierarchical_level_0/";

  private VaeTensors() {}

  /** The network that the tensors hold, with what only its config knows. */
  public static MusicVae read(SafeTensors tensors, VaeShape shape) throws WeightsException {
    if (tensors.names().stream().anyMatch(name -> name.startsWith("control_preprocessing/"))) {
      throw new WeightsException(
          tensors.file(), "it has a network of its own for controls", "such cannot be played yet");
    }
    DenseLayer mu = dense(tensors, "encoder/mu/");
    String sigma = "encoder/sigma/";
    Encoder encoder = encoder(tensors, shape);
    fit(tensors, "encoder/mu/kernel", mu.inputs(), encoder.outputs());
    Decoder decoder = decoder(tensors, shape, mu.outputs());
    int controls = controls(tensors, decoder.cores());
    if (encoder.inputs() <= controls) {
      throw new WeightsException(
          tensors.file(),
          "its decoder has %d controls and its encoder only %d inputs"
              .formatted(controls, encoder.inputs()),
          "its tensors do not belong together");
    }
    return new MusicVae(
        shape.steps(),
        controls,
        encoder,
        mu,
        tensors.has(sigma + "kernel") ? dense(tensors, sigma) : null,
        decoder);
  }

  private static Encoder encoder(SafeTensors tensors, VaeShape shape) throws WeightsException {
    if (tensors.has("encoder/hierarchical_level_0/cell_0/" + DIRECTION.formatted("fw") + "bias")) {
      if (shape.segments() == 0) {
        throw new WeightsException(
            tensors.file(),
            "it reads a phrase in segments, and its config does not say how many",
            "give numSegments in dataConverter.args");
      }
      Bidirectional part = bidirectional(tensors, "encoder/hierarchical_level_0/cell_0/");
      Bidirectional whole = bidirectional(tensors, "encoder/hierarchical_level_1/cell_0/");
      fit(tensors, "encoder/hierarchical_level_1", whole.inputs(), part.outputs());
      return new MusicVae.SegmentEncoder(shape.segments(), part, whole);
    }
    List<Bidirectional> layers = new ArrayList<>();
    do {
      String prefix = "encoder/cell_%d/".formatted(layers.size());
      Bidirectional layer = bidirectional(tensors, prefix);
      if (!layers.isEmpty()) fit(tensors, prefix, layer.inputs(), layers.getLast().outputs());
      layers.add(layer);
    } while (tensors.has(
        "encoder/cell_%d/".formatted(layers.size()) + DIRECTION.formatted("fw") + "kernel"));
    return new MusicVae.FlatEncoder(layers);
  }

  private static Bidirectional bidirectional(SafeTensors tensors, String prefix)
      throws WeightsException {
    LstmLayer forwards = cell(tensors, prefix + DIRECTION.formatted("fw"));
    LstmLayer backwards = cell(tensors, prefix + DIRECTION.formatted("bw"));
    fit(tensors, prefix, backwards.inputs(), forwards.inputs());
    return new Bidirectional(forwards, backwards);
  }

  private static Decoder decoder(SafeTensors tensors, VaeShape shape, int latents)
      throws WeightsException {
    if (!tensors.has(CONDUCTOR + "initial_state/kernel")) {
      boolean split = tensors.has("core_decoder_0/decoder/z_to_initial_state/kernel");
      String prefix = split ? "core_decoder_%d/decoder/" : "decoder/";
      return new MusicVae.FlatDecoder(cores(tensors, shape, prefix, latents));
    }
    if (shape.segments() == 0) {
      throw new WeightsException(
          tensors.file(),
          "it has a conductor, and its config does not say over how many segments",
          "give numSegments in dataConverter.args");
    }
    DenseLayer start = dense(tensors, CONDUCTOR + "initial_state/");
    List<LstmLayer> conductor = cells(tensors, CONDUCTOR + "cell_%d/lstm_cell/");
    fit(tensors, CONDUCTOR + "initial_state/kernel", start.inputs(), latents);
    fit(tensors, CONDUCTOR + "initial_state/kernel", start.outputs(), states(conductor));
    boolean split = tensors.has("core_decoder/core_decoder_0/decoder/z_to_initial_state/kernel");
    String prefix = split ? "core_decoder/core_decoder_%d/decoder/" : "core_decoder/decoder/";
    return new MusicVae.Conductor(
        shape.segments(),
        start,
        conductor,
        cores(tensors, shape, prefix, conductor.getLast().units()));
  }

  private static List<Core> cores(SafeTensors tensors, VaeShape shape, String pattern, int latents)
      throws WeightsException {
    List<Core> cores = new ArrayList<>();
    boolean more = true;
    while (more) {
      cores.add(core(tensors, pattern.formatted(cores.size()), shape, latents));
      String next = pattern.formatted(cores.size());
      more = pattern.contains("%") && tensors.has(next + "z_to_initial_state/kernel");
    }
    return cores;
  }

  private static Core core(SafeTensors tensors, String prefix, VaeShape shape, int latents)
      throws WeightsException {
    List<LstmLayer> cells = cells(tensors, prefix + "multi_rnn_cell/cell_%d/lstm_cell/");
    DenseLayer start = dense(tensors, prefix + "z_to_initial_state/");
    DenseLayer output = dense(tensors, prefix + "output_projection/");
    fit(tensors, prefix + "z_to_initial_state/kernel", start.inputs(), latents);
    fit(tensors, prefix + "z_to_initial_state/kernel", start.outputs(), states(cells));
    fit(tensors, prefix + "output_projection", output.inputs(), cells.getLast().units());
    Nade nade = nade(tensors, prefix + "nade/");
    if (nade != null) {
      fit(
          tensors,
          prefix + "output_projection/kernel",
          output.outputs(),
          nade.hidden() + nade.bits());
    }
    Output kind =
        nade != null
            ? Output.NADE
            : switch (shape.rows()) {
              case CLASSES -> Output.CATEGORICAL;
              case BITS -> Output.BERNOULLI;
              case GROOVE -> Output.GROOVE;
            };
    if (kind == Output.GROOVE && output.outputs() % 3 != 0) {
      throw new WeightsException(
          tensors.file(),
          "%soutput_projection gives %d numbers".formatted(prefix, output.outputs()),
          "a groove has three for each drum: is its dataConverter another?");
    }
    return new Core(cells, start, output, kind, nade);
  }

  private static @Nullable Nade nade(SafeTensors tensors, String prefix) throws WeightsException {
    String encoding = prefix + "w_enc";
    if (!tensors.has(encoding)) return null;
    List<Integer> shape = tensors.shape(encoding);
    if (shape.size() != 3) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s has shape %s".formatted(encoding, shape),
          "[bits, 1, hidden] is needed");
    }
    int bits = shape.get(0);
    int hidden = shape.get(2);
    return new Nade(
        hidden,
        bits,
        tensors.require(encoding, bits, 1, hidden),
        tensors.require(prefix + "w_dec_t", bits, hidden, 1));
  }

  private static int states(List<LstmLayer> cells) {
    return cells.stream().mapToInt(cell -> 2 * cell.units()).sum();
  }

  /** What the first cells have room for beside the row before and z. */
  private static int controls(SafeTensors tensors, List<Core> cores) throws WeightsException {
    Core first = cores.getFirst();
    int controls = first.cells().getFirst().inputs() - first.depth() - first.latents();
    for (Core core : cores) {
      int inputs = core.cells().getFirst().inputs();
      int wanted = core.depth() + core.latents() + Math.max(0, controls);
      fit(tensors, "a decoder's first cell", inputs, wanted);
    }
    return controls;
  }
}
