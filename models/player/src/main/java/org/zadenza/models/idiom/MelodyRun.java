// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.melody.MelodySampler;

/** A run of a Melody RNN: several of its labels may mean one token, so their chances are added. */
public final class MelodyRun implements Run<MelodySampler.State> {
  private final MelodySampler sampler;
  private final float[] scores = new float[MelodyRnn.CODEC.tokens()];

  /** A run from silence. */
  public MelodyRun(MelodySampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public float[] next() {
    double[] chances = sampler.predict(1);
    for (int token = 0; token < scores.length; token++) {
      scores[token] = (float) Math.log(Math.max(chances[token], Double.MIN_NORMAL));
    }
    return scores;
  }

  @Override
  public void accept(int token) {
    sampler.accept(token);
  }

  @Override
  public void reset() {
    sampler.reset();
  }

  @Override
  public MelodySampler.State save() {
    return sampler.save();
  }

  @Override
  public void restore(MelodySampler.State state) {
    sampler.restore(state);
  }
}
