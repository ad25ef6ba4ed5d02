// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.util.function.Function;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.Latent;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.musicvae.VaeRows;

/** Phrases of one voice to points of a model's space and back. One thread. */
final class Space {
  private static final float[][] NO_CONTROLS = {};

  private final String model;
  private final String weights;
  private final int steps;
  private final int numbers;
  private final LiveEncoder encoder;
  private final LiveDecoder decoder;
  private final Function<int[], float[][]> rows;
  private final Function<float[][], int[]> tokens;

  Space(ImportedModel.Vae vae) {
    model = LatentModel.shortName(vae.config().name());
    weights = LatentText.weights(vae.config().sha256());
    steps = vae.network().steps();
    numbers = vae.network().latents();
    encoder = new LiveEncoder(vae.network());
    decoder = new LiveDecoder(vae.network());
    boolean drums = isOfDrums(vae);
    rows = drums ? VaeRows::drums : t -> VaeRows.classes(t, MelodyCodec.PIANO.classes());
    tokens = drums ? VaeRows::drumTokens : VaeRows::tokens;
  }

  static boolean isOfDrums(ImportedModel.Vae vae) {
    return vae.config().name().equals(MusicVaes.DRUMS);
  }

  int steps() {
    return steps;
  }

  float[] point(int[] phrase) {
    return encoder.encode(rows.apply(phrase), NO_CONTROLS).mu();
  }

  /** The phrase that is likeliest at a point. */
  int[] phrase(float[] z) {
    return tokens.apply(decoder.decode(z, NO_CONTROLS, Sampling.greedy()));
  }

  /** A point as players have it, and its text. */
  Latent latent(float[] z) {
    return LatentText.read(LatentText.write(new Latent(model, weights, z)), numbers);
  }
}
