// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.LstmState;

/** A run of a character RNN, from the beginning of a line. */
public final class LettersRun implements Run<LettersRun.State> {
  private static final float[] NONE = {};

  private final LstmNetwork network;
  private final LiveLstm lstm;
  private final int beginning;
  private int last;

  /** What the network remembers, and the letter that it has not been fed yet. */
  public record State(LstmState network, int last) {}

  /** A run of its own. */
  public LettersRun(CharRnn model) {
    network = model.network();
    lstm = model.live();
    beginning = model.letters().beginning();
    last = beginning;
  }

  @Override
  public float[] next() {
    return lstm.step(last, NONE);
  }

  @Override
  public void accept(int letter) {
    last = letter;
  }

  @Override
  public void reset() {
    lstm.reset();
    last = beginning;
  }

  @Override
  public State save() {
    LstmState state = new LstmState(network);
    lstm.save(state);
    return new State(state, last);
  }

  @Override
  public void restore(State state) {
    lstm.restore(state.network());
    last = state.last();
  }
}
