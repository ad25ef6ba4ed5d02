// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.Weights;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Output;

/** MusicVAEs with a few random weights, another for each seed. */
public final class TinyVaes {
  private static final int UNITS = 8;
  private static final int LATENTS = 12;
  private static final int CONDUCTED = 10;

  private TinyVaes() {}

  /** One of {@link MusicVaes#NAMES}. */
  public static ImportedModel.Vae of(String name, long seed) {
    MusicVae network =
        switch (name) {
          case MusicVaes.MELODY -> network(seed, 32, 90, Output.CATEGORICAL, List.of(90));
          case MusicVaes.TRIO -> network(seed, 64, 692, Output.CATEGORICAL, List.of(90, 90, 512));
          case MusicVaes.GROOVE -> network(seed, 32, 27, Output.GROOVE, List.of(27));
          default -> network(seed, 32, 10, Output.BERNOULLI, List.of(9));
        };
    String hash = "%016x".formatted(seed).repeat(4);
    return new ImportedModel.Vae(
        new ImportedConfig(name, 1, "MusicVAE", "CC0-1.0", "random", hash, new JsonObject()),
        network);
  }

  private static MusicVae network(
      long seed, int steps, int inputs, Output kind, List<Integer> depths) {
    Weights weights = new Weights(new SplittableRandom(seed));
    Bidirectional part = both(weights, inputs);
    Bidirectional whole = both(weights, 2 * UNITS);
    List<Core> cores = new ArrayList<>();
    for (int depth : depths) {
      cores.add(
          new Core(
              List.of(weights.cell(depth + CONDUCTED, UNITS)),
              weights.dense(CONDUCTED, 2 * UNITS),
              weights.dense(UNITS, depth),
              kind,
              null));
    }
    return new MusicVae(
        steps,
        0,
        new MusicVae.SegmentEncoder(8, part, whole),
        weights.dense(2 * UNITS, LATENTS),
        weights.dense(2 * UNITS, LATENTS),
        new MusicVae.Conductor(
            8, weights.dense(LATENTS, 2 * CONDUCTED), List.of(weights.cell(1, CONDUCTED)), cores));
  }

  private static Bidirectional both(Weights weights, int inputs) {
    return new Bidirectional(weights.cell(inputs, UNITS), weights.cell(inputs, UNITS));
  }
}
