// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.SketchSpace;

/**
 * The Sketch-RNNs that are trained here, e.g. {@code SketchFile.shipped(SketchFile.OMNIGLOT)};
 * their files are like those of imported checkpoints.
 */
public final class SketchFile {
  /** Drawings of 345 words, from a word or from a drawing. */
  public static final String QUICKDRAW = "sketch-quickdraw";

  /** The same, without a z: it draws and completes whatever comes to it. */
  public static final String QUICKDRAW_FREE = "sketch-quickdraw-free";

  /** Letters of fifty alphabets. */
  public static final String OMNIGLOT = "sketch-omniglot";

  /** Kanji; their weights have to be shared alike. */
  public static final String KANJI = "sketch-kanji";

  /** All of them. */
  public static final List<String> NAMES = List.of(QUICKDRAW, QUICKDRAW_FREE, OMNIGLOT, KANJI);

  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";

  private SketchFile() {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return NAMES.contains(name) && SketchFile.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** What is known about the weights of this name that come with Zadenza. */
  public static ImportedConfig config(String name) throws IOException {
    return ImportedConfig.parse(resource(name + ".json"), name + ".json");
  }

  /** The weights that come with Zadenza. */
  public static ImportedModel.Sketches shipped(String name) throws IOException {
    SafeTensors tensors = SafeTensors.parse(resource(name + WEIGHTS), name + WEIGHTS);
    return sketches(ImportedModel.of(tensors, config(name)), name);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static ImportedModel.Sketches load(Path weights) throws IOException {
    return sketches(ImportedModel.load(weights), weights.toString());
  }

  private static ImportedModel.Sketches sketches(ImportedModel model, String file)
      throws WeightsException {
    if (model instanceof ImportedModel.Sketches sketches) return sketches;
    throw new WeightsException(file, "it is a " + model.config().type(), "a SketchRNN is needed");
  }

  /** What the tensors of a Sketch-RNN do not say. */
  public static JsonObject spec(
      SketchShape shape, double scale, boolean bounded, SketchSpace space) {
    JsonObject spec = new JsonObject();
    spec.add("shape", new Gson().toJsonTree(shape));
    spec.addProperty("scale", scale);
    spec.addProperty("bounded", bounded);
    JsonArray words = new JsonArray();
    space.words().forEach(words::add);
    spec.add("words", words);
    spec.add("usual", new Gson().toJsonTree(space.usual()));
    return spec;
  }

  /** The model that tensors are under what {@link #spec} wrote. */
  static ImportedModel.Sketches read(ImportedConfig config, SafeTensors tensors, Fields spec)
      throws WeightsException {
    Fields sizes = spec.fields("shape");
    Fields usual = spec.fields("usual");
    List<String> words = new ArrayList<>();
    for (JsonElement word : spec.array("words")) {
      words.add(Fields.text(word, spec.file(), "a word of the config"));
    }
    try {
      SketchShape shape =
          new SketchShape(
              sizes.whole("encoder", 0),
              sizes.whole("decoder", 1),
              sizes.whole("latents", 0),
              sizes.whole("mixtures", 1),
              sizes.whole("points", 1));
      SketchSpace.Usual known =
          new SketchSpace.Usual(usual.number("mean"), usual.number("deviation"));
      return new ImportedModel.Sketches(
          config,
          SketchRnn.read(tensors, shape, spec.number("scale"), spec.truth("bounded")),
          SketchSpace.read(tensors, words, shape.latents(), known));
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(spec.file(), wrong.getMessage(), "correct the config");
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SketchFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
