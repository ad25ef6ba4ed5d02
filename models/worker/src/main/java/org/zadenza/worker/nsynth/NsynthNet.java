// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.SplittableRandom;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * An NSynth network over crops, one after the other, with the slopes of its loss by all its
 * weights.
 *
 * <p>Loss: the cross-entropy of a sample, the real ones before it given. One thread at a time.
 */
final class NsynthNet {
  private final NsynthShape shape;
  private final int samples;
  private final Parameters parameters;
  private final EncoderPass encoder;
  private final DecoderPass decoder;
  private final Block input;
  private final Block condition;
  private final Block dCondition;
  private final Block dCode;
  private final float[] seen;

  /** A network of fresh weights for crops of so many samples. */
  NsynthNet(NsynthShape shape, int samples, long seed) {
    this(shape, samples, fresh(shape, seed));
  }

  /** One with the very weights of another and slopes apart, for a thread beside it. */
  NsynthNet beside() {
    return new NsynthNet(shape, samples, parameters.beside());
  }

  private NsynthNet(NsynthShape shape, int samples, Parameters parameters) {
    if (samples % shape.hop() != 0) {
      throw new IllegalArgumentException(
          "a crop is whole frames of %d samples: %d".formatted(shape.hop(), samples));
    }
    this.shape = shape;
    this.samples = samples;
    this.parameters = parameters;
    encoder = new EncoderPass(parameters, shape, samples);
    decoder = new DecoderPass(parameters, shape, samples);
    int frames = samples / shape.hop();
    seen = new float[samples * (1 + shape.excitations())];
    input = Block.zeros(samples, 1 + shape.excitations());
    condition = Block.zeros(frames, shape.conditions());
    dCondition = Block.zeros(frames, shape.conditions());
    dCode = Block.zeros(frames, shape.latents());
  }

  /** Kernels drawn so that each layer gives what it takes in size; biases zero. */
  private static Parameters fresh(NsynthShape shape, long seed) {
    Parameters.Names names = new Parameters.Names();
    Nsynth.layout(shape).forEach(names::add);
    Parameters parameters = new Parameters(names);
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : parameters.names()) {
      if (!name.endsWith("/W")) continue;
      int rows = parameters.value(name).rows();
      parameters.spread(name, rows, Math.sqrt(3.0 / rows), random);
    }
    FirstGuess.set(parameters, shape);
    return parameters;
  }

  /** Its weights. */
  Parameters parameters() {
    return parameters;
  }

  /** Its sizes. */
  NsynthShape shape() {
    return shape;
  }

  /** How many samples a crop has. */
  int samples() {
    return samples;
  }

  /** The loss of a crop in nats a sample; no slopes. */
  double measure(Crop crop) {
    return forwards(crop, 0) / samples;
  }

  /** As {@link #measure}, and adds {@code scale} times the slopes of that loss. */
  double learn(Crop crop, double scale) {
    double loss = forwards(crop, (float) (scale / samples));
    dCondition.clear();
    decoder.back(input, condition, dCondition);
    for (int f = 0; f < dCode.rows(); f++) {
      for (int k = 0; k < dCode.columns(); k++) {
        dCode.set(f, k, dCondition.get(f, k));
      }
    }
    encoder.back(dCode);
    return loss / samples;
  }

  private double forwards(Crop crop, float scale) {
    Block code = encoder.forwards(crop.heard());
    for (int f = 0; f < code.rows(); f++) {
      for (int k = 0; k < code.columns(); k++) {
        condition.set(f, k, code.get(f, k));
      }
      if (shape.pitched()) condition.set(f, code.columns(), crop.note());
    }
    int excitations = shape.excitations();
    for (int t = 0; t < samples; t++) {
      int at = t * (1 + excitations);
      seen[at] = crop.before()[t];
      System.arraycopy(crop.excitation(), t * excitations, seen, at + 1, excitations);
    }
    input.assign(seen);
    return decoder.forwards(input, condition, crop.sound(), scale);
  }
}
