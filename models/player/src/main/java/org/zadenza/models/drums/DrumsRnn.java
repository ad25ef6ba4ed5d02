// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
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

  private static final LstmFile.Shape SHAPE =
      new LstmFile.Shape(NAME, DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS, DrumsCodec.CLASSES);

  private final LstmNetwork network;
  private final ModelConfig config;

  private DrumsRnn(LstmNetwork network, ModelConfig config) {
    this.network = network;
    this.config = config;
  }

  /** The weights that come with Zadenza. */
  public static DrumsRnn shipped() throws IOException {
    return of(LstmFile.shipped(SHAPE));
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static DrumsRnn load(Path weights) throws IOException {
    return of(LstmFile.load(weights, SHAPE));
  }

  private static DrumsRnn of(LstmFile file) {
    return new DrumsRnn(file.network(), file.config());
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
