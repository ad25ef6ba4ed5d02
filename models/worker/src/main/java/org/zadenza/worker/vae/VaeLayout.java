// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/** Which tensors a MusicVAE has, under Magenta's names, and what they begin as. */
final class VaeLayout {
  /** How far the kernel's rows for one-hot inputs are spread: only one of them counts a step. */
  private static final double INPUT_LIMIT = 0.3;

  /** How much more than Glorot's z counts at first: with it, z is made use of sooner. */
  private static final float LOUDER = 3;

  /** Sigma begins at softplus(-2) = 0.13, so that z says something from the beginning. */
  private static final float FIRST_SPREAD = -2;

  private static final String CELL = "bidirectional_rnn/%s/multi_rnn_cell/cell_0/lstm_cell/";

  private VaeLayout() {}

  /** The prefix of a core's tensors. */
  static String core(Phrases phrases, int number) {
    if (!phrases.conducted()) {
      return phrases.depths().size() == 1
          ? "decoder/"
          : "core_decoder_%d/decoder/".formatted(number);
    }
    return phrases.depths().size() == 1
        ? "core_decoder/decoder/"
        : "core_decoder/core_decoder_%d/decoder/".formatted(number);
  }

  /** All weights, drawn by the config's seed. */
  static Parameters fresh(VaeConfig config, Phrases phrases) {
    Parameters.Names names = new Parameters.Names();
    int units = config.encoder();
    String level = "encoder/hierarchical_level_%d/cell_0/";
    String lowest = phrases.conducted() ? level.formatted(0) : "encoder/cell_0/";
    both(names, lowest, phrases.inputs(), units);
    if (phrases.conducted()) both(names, level.formatted(1), 2 * units, units);
    names.layer("encoder/mu/", 2 * units, config.latents());
    names.layer("encoder/sigma/", 2 * units, config.latents());
    int held = config.latents();
    if (phrases.conducted()) {
      held = config.conductor();
      names.cell(Conducting.PREFIX + "cell_0/lstm_cell/", 1, held);
      names.layer(Conducting.PREFIX + "initial_state/", config.latents(), 2 * held);
    }
    for (int k = 0; k < phrases.depths().size(); k++) {
      cores(names, core(phrases, k), phrases.depths().get(k), held, config);
    }
    Parameters parameters = new Parameters(names);
    SplittableRandom random = new SplittableRandom(config.seed());
    parameters.spreadAll(random);
    for (String direction : new String[] {"fw", "bw"}) {
      String kernel = lowest + CELL.formatted(direction) + "kernel";
      parameters.spread(kernel, phrases.inputs(), INPUT_LIMIT, random);
    }
    for (int k = 0; k < phrases.depths().size(); k++) {
      String kernel = core(phrases, k) + "multi_rnn_cell/cell_0/lstm_cell/kernel";
      parameters.spread(kernel, phrases.depths().get(k), INPUT_LIMIT, random);
    }
    Kernels.scale(parameters.value("encoder/mu/kernel"), LOUDER);
    for (int k = 0; k < phrases.depths().size(); k++) {
      String kernel = core(phrases, k) + "multi_rnn_cell/cell_0/lstm_cell/kernel";
      Kernels.scale(parameters.value(kernel).rows(phrases.depths().get(k), held), LOUDER);
    }
    for (String name : parameters.names()) {
      if (name.endsWith("lstm_cell/bias")) remember(parameters.value(name));
    }
    Block spread = parameters.value("encoder/sigma/bias");
    for (int k = 0; k < spread.columns(); k++) {
      spread.set(0, k, FIRST_SPREAD);
    }
    return parameters;
  }

  /** The forget gates begin more open than the 1 that every cell adds. */
  private static void remember(Block bias) {
    int units = bias.columns() / 4;
    for (int m = 0; m < units; m++) {
      bias.set(0, 2 * units + m, 1);
    }
  }

  private static void both(Parameters.Names names, String prefix, int inputs, int units) {
    names.cell(prefix + CELL.formatted("fw"), inputs, units);
    names.cell(prefix + CELL.formatted("bw"), inputs, units);
  }

  private static void cores(
      Parameters.Names names, String prefix, int depth, int held, VaeConfig config) {
    int units = config.decoder();
    for (int k = 0; k < config.layers(); k++) {
      String cell = prefix + "multi_rnn_cell/cell_%d/lstm_cell/".formatted(k);
      names.cell(cell, k == 0 ? depth + held : units, units);
    }
    names.layer(prefix + "z_to_initial_state/", held, 2 * units * config.layers());
    names.layer(prefix + "output_projection/", units, depth);
  }
}
