// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.neural.LstmNetwork;

/** An LSTM's weights with what is known about them: two files, NAME.safetensors and NAME.json. */
public record LstmFile(LstmNetwork network, ModelConfig config) {
  private static final String FOLDER = "/org/zadenza/models/weights/";
  private static final String WEIGHTS = ".safetensors";
  private static final String CONFIG = ".json";

  /** What a model of some name takes in a step and gives. */
  public record Shape(String name, int inputs, int classes) {}

  /** Whether weights of this name come with Zadenza. */
  public static boolean ships(String name) {
    return LstmFile.class.getResource(FOLDER + name + WEIGHTS) != null;
  }

  /** What is known about the weights of this name that come with Zadenza. */
  public static ModelConfig config(String name) throws IOException {
    String json = new String(resource(name + CONFIG), StandardCharsets.UTF_8);
    return ModelConfig.parse(json, name + CONFIG);
  }

  /** The weights that come with Zadenza. */
  public static LstmFile shipped(Shape wanted) throws IOException {
    return of(
        resource(wanted.name() + WEIGHTS),
        resource(wanted.name() + CONFIG),
        wanted.name() + WEIGHTS,
        wanted);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static LstmFile load(Path weights, Shape wanted) throws IOException {
    String name = weights.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path config = weights.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + CONFIG);
    for (Path needed : new Path[] {weights, config}) {
      if (!Files.isReadable(needed)) {
        throw new WeightsException(
            needed.toString(),
            "there is no such file to read",
            "weights are two files, NAME.safetensors and NAME.json");
      }
    }
    byte[] json = Files.readAllBytes(config);
    return of(Files.readAllBytes(weights), json, weights.toString(), wanted);
  }

  /** Writes both files into a folder. */
  public void write(Path folder) throws IOException {
    byte[] weights = SafeTensors.bytes(LstmWeights.tensors(network));
    WeightFiles.write(folder, config.name(), weights, config.toJson());
  }

  private static LstmFile of(byte[] weights, byte[] json, String file, Shape wanted)
      throws WeightsException {
    ModelConfig config = ModelConfig.parse(new String(json, StandardCharsets.UTF_8), file);
    SafeTensors tensors = SafeTensors.parse(weights, file);
    if (!tensors.hash().equals(config.sha256())) {
      throw new WeightsException(
          file,
          "its hash is %s, but its config says %s".formatted(tensors.hash(), config.sha256()),
          "copy both files again, they belong together");
    }
    if (config.inputs() != wanted.inputs() || config.classes() != wanted.classes()) {
      throw new WeightsException(
          file,
          "it is a %s with %d inputs and %d classes"
              .formatted(config.name(), config.inputs(), config.classes()),
          "a %s takes %d and gives %d: is it another model?"
              .formatted(wanted.name(), wanted.inputs(), wanted.classes()));
    }
    return new LstmFile(LstmWeights.read(tensors, config), config);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = LstmFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new WeightsException(
            name, "this build has no such weights", "train them or give a file with --weights");
      }
      return in.readAllBytes();
    }
  }
}
