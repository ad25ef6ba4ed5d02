// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.performance;

import java.util.SplittableRandom;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceControls;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.LstmState;
import org.zadenza.neural.Softmax;

/**
 * One run of a Performance RNN, an event at a time: {@code predict} what comes, then {@code accept}
 * what came. It plays as it likes until it is asked for something.
 *
 * <p>Owned by one thread at a time. Randomness is handed in, so a seed gives the same playing on
 * every JDK.
 */
public final class PerformanceSampler {
  private final LstmNetwork network;
  private final LiveLstm lstm;
  private final float[] input = new float[PerformanceRnn.INPUTS];
  private final double[] events = new double[PerformanceCodec.EVENTS];
  private int last = PerformanceCodec.BEGINNING;

  /** What a run remembers: the network's state and the last event. */
  public record State(LstmState network, int last) {}

  /** A run of a network with {@link PerformanceRnn#INPUTS} inputs, from silence. */
  public PerformanceSampler(LstmNetwork network) {
    this.network = network;
    lstm = new LiveLstm(network);
    PerformanceControls.free(input);
  }

  /** From now on it plays as it likes. */
  public void free() {
    PerformanceControls.free(input);
  }

  /** Asks for notes a second (from 0) and for 12 weights of pitch classes, C first. */
  public void ask(double notesPerSecond, double[] histogram) {
    PerformanceControls.write(notesPerSecond, histogram, input);
  }

  /** Steps the network; returns the logits of 388 events, which the next step overwrites. */
  public float[] step() {
    int at = PerformanceControls.INPUTS + last;
    input[at] = 1;
    float[] logits = lstm.step(input);
    input[at] = 0;
    return logits;
  }

  /** Takes the event that came; to be called after {@link #step}. */
  public void accept(int event) {
    last = event;
  }

  /** Steps, draws and accepts one event; temperature 0 takes the most likely. */
  public int draw(double temperature, SplittableRandom random) {
    Softmax.probabilities(step(), temperature, events);
    last = Softmax.draw(events, random.nextDouble());
    return last;
  }

  /** Goes back to the silence before the first event; wishes stay. */
  public void reset() {
    lstm.reset();
    last = PerformanceCodec.BEGINNING;
  }

  /** A copy of what the run remembers. */
  public State save() {
    LstmState state = new LstmState(network);
    lstm.save(state);
    return new State(state, last);
  }

  /** Goes on from a saved copy. */
  public void restore(State state) {
    lstm.restore(state.network());
    last = state.last();
  }
}
