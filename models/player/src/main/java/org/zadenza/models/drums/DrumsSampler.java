// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.LstmState;
import org.zadenza.neural.Softmax;

/**
 * One run of a Drums RNN, a sixteenth at a time, e.g. {@code token = sampler.draw(token, position,
 * 1.0, random)}.
 *
 * <p>Owned by one thread at a time. Randomness is handed in: the JDK's {@link SplittableRandom},
 * whose algorithm its documentation fixes, so a seed gives the same drums on every JDK.
 */
public final class DrumsSampler {
  private final LstmNetwork network;
  private final LiveLstm lstm;
  private final float[] counter = new float[DrumsCodec.COUNTER_BITS];
  private final double[] probabilities = new double[DrumsCodec.CLASSES];

  /** A run of a network with a Drums RNN's inputs and classes, from silence. */
  public DrumsSampler(LstmNetwork network) {
    this.network = network;
    lstm = new LiveLstm(network);
  }

  /**
   * The logits of the token at {@code position}, counted from where the run began, after the token
   * of the step before (0 at the beginning).
   *
   * @return an array that the next call overwrites
   */
  public float[] step(int previous, long position) {
    DrumsCodec.counter(position, counter);
    return lstm.step(previous, counter);
  }

  /** Steps and draws the token at {@code position}; temperature 0 takes the most likely. */
  public int draw(int previous, long position, double temperature, SplittableRandom random) {
    Softmax.probabilities(step(previous, position), temperature, probabilities);
    return Softmax.draw(probabilities, random.nextDouble());
  }

  /** Goes back to the silence before the first step. */
  public void reset() {
    lstm.reset();
  }

  /** A copy of what the run remembers. */
  public LstmState save() {
    LstmState state = new LstmState(network);
    lstm.save(state);
    return state;
  }

  /** Goes on from a saved copy. */
  public void restore(LstmState state) {
    lstm.restore(state);
  }
}
