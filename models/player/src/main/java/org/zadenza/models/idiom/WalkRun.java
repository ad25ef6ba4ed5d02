// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.Arrays;
import java.util.List;
import org.zadenza.models.markov.MarkovChain;
import org.zadenza.models.markov.MarkovWalk;

/** A run of a Markov chain; a token that the chain does not know is passed over. */
public final class WalkRun implements Run<List<Integer>> {
  private final MarkovWalk walk;
  private final float[] scores;

  /** A run from the beginning. */
  public WalkRun(MarkovChain chain) {
    walk = new MarkovWalk(chain);
    scores = new float[chain.classes()];
  }

  @Override
  public float[] next() {
    double[] chances = walk.predict();
    for (int token = 0; token < scores.length; token++) {
      scores[token] = (float) Math.log(chances[token]);
    }
    return scores;
  }

  @Override
  public void accept(int token) {
    if (token < scores.length) walk.accept(token);
  }

  @Override
  public void reset() {
    walk.restore(new int[0]);
  }

  @Override
  public List<Integer> save() {
    return Arrays.stream(walk.past()).boxed().toList();
  }

  @Override
  public void restore(List<Integer> state) {
    walk.restore(state.stream().mapToInt(token -> token).toArray());
  }
}
