// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LstmNetwork;

/**
 * The Drums RNN: predicts the drums of the next sixteenth from those before, e.g. {@code
 * DrumsRnn.shipped().sampler()}.
 *
 * <p>One step takes the token of the step before, one-hot, and a counter of six bits; it gives the
 * logits of 512 tokens. This object is the weights, a value that any thread may share; a {@link
 * DrumsSampler} is a run of it.
 */
public final class DrumsRnn {
  /** The name that players and the command line use. */
  public static final String NAME = "drums-rnn";

  private static final String RESOURCE = "/org/zadenza/models/weights/" + NAME;
  private static final String WEIGHTS = ".safetensors";

  private final LstmNetwork network;
  private final ModelConfig config;

  private DrumsRnn(LstmNetwork network, ModelConfig config) {
    this.network = network;
    this.config = config;
  }

  /** The weights that come with Zadenza. */
  public static DrumsRnn shipped() throws IOException {
    return of(resource(WEIGHTS), resource(".json"), NAME + WEIGHTS);
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static DrumsRnn load(Path weights) throws IOException {
    String name = weights.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path config = weights.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    for (Path needed : new Path[] {weights, config}) {
      if (!Files.isReadable(needed)) {
        throw new WeightsException(
            needed.toString(),
            "there is no such file to read",
            "weights are two files, NAME.safetensors and NAME.json");
      }
    }
    byte[] json = Files.readAllBytes(config);
    return of(Files.readAllBytes(weights), json, weights.toString());
  }

  private static DrumsRnn of(byte[] weights, byte[] json, String file) throws WeightsException {
    ModelConfig config = ModelConfig.parse(new String(json, StandardCharsets.UTF_8), file);
    SafeTensors tensors = SafeTensors.parse(weights, file);
    if (!tensors.hash().equals(config.sha256())) {
      throw new WeightsException(
          file,
          "its hash is %s, but its config says %s".formatted(tensors.hash(), config.sha256()),
          "copy both files again, they belong together");
    }
    if (config.inputs() != DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS
        || config.classes() != DrumsCodec.CLASSES) {
      throw new WeightsException(
          file,
          "it takes %d inputs and gives %d classes".formatted(config.inputs(), config.classes()),
          "a drums RNN takes 518 and gives 512: is it another model?");
    }
    return new DrumsRnn(LstmWeights.read(tensors, config), config);
  }

  private static byte[] resource(String ending) throws IOException {
    try (InputStream in = DrumsRnn.class.getResourceAsStream(RESOURCE + ending)) {
      if (in == null) {
        throw new WeightsException(
            RESOURCE + ending, "this build has no such weights", "train them or give a file");
      }
      return in.readAllBytes();
    }
  }

  /** A network that has just been trained, with what is known about it. */
  public static DrumsRnn of(LstmNetwork network, ModelConfig config) {
    return new DrumsRnn(network, config);
  }

  /** The weights. */
  public LstmNetwork network() {
    return network;
  }

  /** What is known about the weights. */
  public ModelConfig config() {
    return config;
  }

  /** The SHA-256 of the weights file: with a seed, it says which music this is. */
  public String hash() {
    return config.sha256();
  }

  /** A new run from silence, owned by one thread. */
  public DrumsSampler sampler() {
    return new DrumsSampler(network);
  }
}
