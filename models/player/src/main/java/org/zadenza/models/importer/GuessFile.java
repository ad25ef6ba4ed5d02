// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/**
 * The network that guesses drawings, e.g. {@code GuessFile.shipped(GuessFile.QUICKDRAW)}; its files
 * are like those of imported checkpoints.
 */
public final class GuessFile {
  /** Drawings of 345 words. */
  public static final String QUICKDRAW = "sketch-guess";

  /** All of them. */
  public static final List<String> NAMES = List.of(QUICKDRAW);

  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";

  private GuessFile() {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return NAMES.contains(name) && GuessFile.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** What is known about the weights of this name that come with Zadenza. */
  public static ImportedConfig config(String name) throws IOException {
    return ImportedConfig.parse(resource(name + ".json"), name + ".json");
  }

  /** The weights that come with Zadenza. */
  public static ImportedModel.Guesses shipped(String name) throws IOException {
    SafeTensors tensors = SafeTensors.parse(resource(name + WEIGHTS), name + WEIGHTS);
    return guesses(ImportedModel.of(tensors, config(name)), name);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static ImportedModel.Guesses load(Path weights) throws IOException {
    return guesses(ImportedModel.load(weights), weights.toString());
  }

  private static ImportedModel.Guesses guesses(ImportedModel model, String file)
      throws WeightsException {
    if (model instanceof ImportedModel.Guesses guesses) return guesses;
    throw new WeightsException(file, "it is a " + model.config().type(), "a GuessNet is needed");
  }

  /** What the tensors do not say: the words, by their numbers. */
  public static JsonObject spec(List<String> words) {
    JsonObject spec = new JsonObject();
    JsonArray all = new JsonArray();
    words.forEach(all::add);
    spec.add("words", all);
    return spec;
  }

  /** The model that tensors are under what {@link #spec} wrote. */
  static ImportedModel.Guesses read(ImportedConfig config, SafeTensors tensors, Fields spec)
      throws WeightsException {
    List<String> words = new ArrayList<>();
    for (JsonElement word : spec.array("words")) {
      words.add(Fields.text(word, spec.file(), "a word of the config"));
    }
    return new ImportedModel.Guesses(config, GuessNet.read(tensors, words));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GuessFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
