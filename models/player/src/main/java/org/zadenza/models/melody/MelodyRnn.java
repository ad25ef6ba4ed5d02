// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.melody;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.codec.LookbackCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.neural.LstmNetwork;

/**
 * The Melody RNN with lookback: predicts the next sixteenth of a tune in C (48 to 83) from those
 * before, e.g. {@code MelodyRnn.load(file).sampler()}.
 *
 * <p>One step takes the 121 numbers of {@link LookbackCodec} and gives the logits of its 40 labels.
 * This object is the weights, a value that any thread may share; a {@link MelodySampler} is a run
 * of it.
 */
public final class MelodyRnn {
  /** The name that players and the command line use. */
  public static final String NAME = "melody-rnn";

  /** How a step's input and answer are written. */
  public static final LookbackCodec CODEC = new LookbackCodec(MelodyCodec.RNN.classes());

  private static final LstmFile.Shape SHAPE =
      new LstmFile.Shape(NAME, CODEC.inputs(), CODEC.labels());

  private final LstmFile file;

  private MelodyRnn(LstmFile file) {
    this.file = file;
  }

  /** The weights that come with Zadenza. */
  public static MelodyRnn shipped() throws IOException {
    return new MelodyRnn(LstmFile.shipped(SHAPE));
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static MelodyRnn load(Path weights) throws IOException {
    return new MelodyRnn(LstmFile.load(weights, SHAPE));
  }

  /** A network of this shape, with what is known about it. */
  public static MelodyRnn of(LstmNetwork network, ModelConfig config) {
    return new MelodyRnn(new LstmFile(network, config));
  }

  /** The weights. */
  public LstmNetwork network() {
    return file.network();
  }

  /** What is known about the weights. */
  public ModelConfig config() {
    return file.config();
  }

  /** A new run from silence, owned by one thread. */
  public MelodySampler sampler() {
    return new MelodySampler(file.network());
  }
}
