// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.performance;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceControls;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.neural.LstmNetwork;

/**
 * The Performance RNN: piano playing as a stream of events, each predicted from those before, with
 * wishes for density and pitch classes, e.g. {@code PerformanceRnn.load(file).sampler()}.
 *
 * <p>One step takes the 21 numbers of {@link PerformanceControls} and the event before, one-hot; it
 * gives the logits of 388 events ({@link PerformanceCodec}). This object is the weights, a value
 * that any thread may share; a {@link PerformanceSampler} is a run of it.
 */
public final class PerformanceRnn {
  /** The name that players and the command line use. */
  public static final String NAME = "performance-rnn";

  /** How many numbers one step takes. */
  public static final int INPUTS = PerformanceControls.INPUTS + PerformanceCodec.EVENTS;

  private static final LstmFile.Shape SHAPE =
      new LstmFile.Shape(NAME, INPUTS, PerformanceCodec.EVENTS);

  private final LstmFile file;

  private PerformanceRnn(LstmFile file) {
    this.file = file;
  }

  /** The weights that come with Zadenza. */
  public static PerformanceRnn shipped() throws IOException {
    return new PerformanceRnn(LstmFile.shipped(SHAPE));
  }

  /** Weights of the player's own: a safetensors file with its config, {@code .json}, beside it. */
  public static PerformanceRnn load(Path weights) throws IOException {
    return new PerformanceRnn(LstmFile.load(weights, SHAPE));
  }

  /** A network of this shape, with what is known about it. */
  public static PerformanceRnn of(LstmNetwork network, ModelConfig config) {
    return new PerformanceRnn(new LstmFile(network, config));
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
  public PerformanceSampler sampler() {
    return new PerformanceSampler(file.network());
  }
}
