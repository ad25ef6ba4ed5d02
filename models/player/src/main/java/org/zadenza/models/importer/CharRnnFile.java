// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/**
 * The character RNNs that are trained here, e.g. {@code CharRnnFile.shipped(CharRnnFile.VERSE)};
 * their files are like those of imported checkpoints.
 */
public final class CharRnnFile {
  /** Shakespeare's letters, or those of whatever it is trained on. */
  public static final String VERSE = "char-rnn";

  /** Patterns in mini-notation. */
  public static final String SUGGESTER = "suggester";

  /** All of them. */
  public static final List<String> NAMES = List.of(VERSE, SUGGESTER);

  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";

  private CharRnnFile() {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return NAMES.contains(name) && CharRnnFile.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** What is known about the weights of this name that come with Zadenza. */
  public static ImportedConfig config(String name) throws IOException {
    return ImportedConfig.parse(resource(name + ".json"), name + ".json");
  }

  /** The weights that come with Zadenza. */
  public static ImportedModel.Text shipped(String name) throws IOException {
    SafeTensors tensors = SafeTensors.parse(resource(name + WEIGHTS), name + WEIGHTS);
    return text(ImportedModel.of(tensors, config(name)), name);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static ImportedModel.Text load(Path weights) throws IOException {
    return text(ImportedModel.load(weights), weights.toString());
  }

  private static ImportedModel.Text text(ImportedModel model, String file) throws WeightsException {
    if (model instanceof ImportedModel.Text text) return text;
    throw new WeightsException(file, "it is a " + model.config().type(), "a CharRNN is needed");
  }

  /** What the tensors of a character RNN do not say: its letters, by their numbers. */
  public static JsonObject spec(List<String> vocabulary) {
    JsonObject spec = new JsonObject();
    JsonArray letters = new JsonArray();
    vocabulary.forEach(letters::add);
    spec.add("vocabulary", letters);
    return spec;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CharRnnFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
