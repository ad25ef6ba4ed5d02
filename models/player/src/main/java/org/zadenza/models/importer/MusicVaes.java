// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/**
 * The MusicVAEs and the GrooVAE that are trained here, e.g. {@code
 * MusicVaes.shipped(MusicVaes.DRUMS)}; their files are like those of imported checkpoints.
 */
public final class MusicVaes {
  /** Two bars of drums. */
  public static final String DRUMS = "musicvae-drums";

  /** Two bars of a melody. */
  public static final String MELODY = "musicvae-melody";

  /** Two bars of drums as they are played. */
  public static final String GROOVE = "groovae";

  /** Four bars of melody, bass and drums. */
  public static final String TRIO = "musicvae-trio";

  /** All of them. */
  public static final List<String> NAMES = List.of(MELODY, DRUMS, GROOVE, TRIO);

  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";

  private MusicVaes() {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return NAMES.contains(name) && MusicVaes.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** What is known about the weights of this name that come with Zadenza. */
  public static ImportedConfig config(String name) throws IOException {
    return ImportedConfig.parse(resource(name + ".json"), name + ".json");
  }

  /** The weights that come with Zadenza. */
  public static ImportedModel.Vae shipped(String name) throws IOException {
    SafeTensors tensors = SafeTensors.parse(resource(name + WEIGHTS), name + WEIGHTS);
    return vae(ImportedModel.of(tensors, config(name)), name);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static ImportedModel.Vae load(Path weights) throws IOException {
    return vae(ImportedModel.load(weights), weights.toString());
  }

  private static ImportedModel.Vae vae(ImportedModel model, String file) throws WeightsException {
    if (model instanceof ImportedModel.Vae vae) return vae;
    throw new WeightsException(file, "it is a " + model.config().type(), "a MusicVAE is needed");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = MusicVaes.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
