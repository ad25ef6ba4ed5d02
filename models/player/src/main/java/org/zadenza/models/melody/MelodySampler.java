// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.melody;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.zadenza.models.codec.LookbackCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.LstmState;
import org.zadenza.neural.Softmax;

/**
 * One run of a Melody RNN, a sixteenth at a time: {@code predict} what comes, then {@code accept}
 * what came.
 *
 * <pre>{@code
 * MelodySampler run = model.sampler();
 * for (int token : primer) { run.predict(1); run.accept(token); }
 * int next = run.draw(1.0, random);
 * }</pre>
 *
 * <p>Owned by one thread at a time. Randomness is handed in, so a seed gives the same tune on every
 * JDK.
 */
public final class MelodySampler {
  private static final LookbackCodec CODEC = MelodyRnn.CODEC;

  private final LstmNetwork network;
  private final LiveLstm lstm;
  private final int[] recent = new int[LookbackCodec.reach()]; // a ring: step n at n mod length
  private final LookbackCodec.Past past = this::before;
  private final float[] input = new float[CODEC.inputs()];
  private final double[] labels = new double[CODEC.labels()];
  private final double[] tokens = new double[CODEC.tokens()];
  private long position;

  /** What a run remembers: the network's state, the tokens of two bars, the position. */
  public record State(LstmState network, int[] recent, long position) {}

  /** A run of a network with the inputs and labels of {@link MelodyRnn#CODEC}, from silence. */
  public MelodySampler(LstmNetwork network) {
    this.network = network;
    lstm = new LiveLstm(network);
  }

  /**
   * Steps the network and gives the probability of each token at this position.
   *
   * @param temperature divides the labels' logits; 0 leaves only the most likely label
   * @return an array that the next call overwrites
   */
  public double[] predict(double temperature) {
    CODEC.input(past, position, input);
    Softmax.probabilities(lstm.step(input), temperature, labels);
    CODEC.tokenProbabilities(labels, past, tokens);
    return tokens;
  }

  /** Takes the token that stands at this position; to be called after {@link #predict}. */
  public void accept(int token) {
    recent[(int) (position % recent.length)] = token;
    position++;
  }

  /** Predicts, draws and accepts one token. */
  public int draw(double temperature, SplittableRandom random) {
    int token = Softmax.draw(predict(temperature), random.nextDouble());
    accept(token);
    return token;
  }

  /** How many tokens have been accepted. */
  public long position() {
    return position;
  }

  /** Goes back to the silence before the first step. */
  public void reset() {
    lstm.reset();
    Arrays.fill(recent, MelodyCodec.NO_EVENT);
    position = 0;
  }

  /** A copy of what the run remembers. */
  public State save() {
    LstmState state = new LstmState(network);
    lstm.save(state);
    return new State(state, recent.clone(), position);
  }

  /** Goes on from a saved copy. */
  public void restore(State state) {
    lstm.restore(state.network());
    System.arraycopy(state.recent(), 0, recent, 0, recent.length);
    position = state.position();
  }

  private int before(long steps) {
    long at = position - steps;
    return at < 0 ? MelodyCodec.NO_EVENT : recent[(int) (at % recent.length)];
  }
}
