// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
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
  private final EncoderPass second; // of the other sound, where codes are mixed
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
    second = new EncoderPass(parameters, shape, samples);
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
    switch (crop.heard()) {
      case Crop.Sound _ -> back(encoder, _ -> 1);
      case Crop.Between between -> {
        back(encoder, f -> 1 - between.part()[f]);
        back(second, f -> between.part()[f]);
      }
    }
    return loss / samples;
  }

  /** The slopes by an encoder's weights, of whose code each frame got a part. */
  private void back(EncoderPass pass, IntToDoubleFunction part) {
    for (int f = 0; f < dCode.rows(); f++) {
      float own = (float) part.applyAsDouble(f);
      for (int k = 0; k < dCode.columns(); k++) dCode.set(f, k, own * dCondition.get(f, k));
    }
    pass.back(dCode);
  }

  /** The code as a condition. */
  private void hear(Crop.Heard heard) {
    switch (heard) {
      case Crop.Sound sound -> {
        Block code = encoder.forwards(sound.samples());
        tell((f, k) -> code.get(f, k));
      }
      case Crop.Between between -> {
        Block from = encoder.forwards(between.from().samples());
        Block to = second.forwards(between.to().samples());
        float[] part = between.part();
        tell((f, k) -> from.get(f, k) + part[f] * (to.get(f, k) - from.get(f, k)));
      }
    }
  }

  /** A number of a code. */
  private interface Code {
    float at(int frame, int latent);
  }

  private void tell(Code code) {
    for (int f = 0; f < condition.rows(); f++) {
      for (int k = 0; k < shape.latents(); k++) condition.set(f, k, code.at(f, k));
    }
  }

  private double forwards(Crop crop, float scale) {
    hear(crop.heard());
    if (shape.pitched()) {
      for (int f = 0; f < condition.rows(); f++) condition.set(f, shape.latents(), crop.note());
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
