// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/**
 * The NSynth networks that are trained here, e.g. {@code NsynthFile.shipped(Nsynth.NAME)}; their
 * files are like those of imported checkpoints. Their decoders' weights are rounded to 16 bits,
 * with which the live kernel is half as fast again.
 */
public final class NsynthFile {
  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";

  private NsynthFile() {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return NsynthFile.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** The weights that come with Zadenza. */
  public static ImportedModel.Sounds shipped(String name) throws IOException {
    ImportedConfig config = ImportedConfig.parse(resource(name + ".json"), name + ".json");
    SafeTensors tensors = SafeTensors.parse(resource(name + WEIGHTS), name + WEIGHTS);
    return sounds(ImportedModel.of(tensors, config), name);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static ImportedModel.Sounds load(Path weights) throws IOException {
    return sounds(ImportedModel.load(weights), weights.toString());
  }

  private static ImportedModel.Sounds sounds(ImportedModel model, String file)
      throws WeightsException {
    if (model instanceof ImportedModel.Sounds sounds) {
      return new ImportedModel.Sounds(sounds.config(), sounds.network().rounded());
    }
    throw new WeightsException(file, "it is a " + model.config().type(), "an NSynth is needed");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = NsynthFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
