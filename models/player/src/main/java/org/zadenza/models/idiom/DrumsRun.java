// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.neural.LstmState;

/** A run of a Drums RNN: it counts the steps and remembers the last token. */
public final class DrumsRun implements Run<DrumsRun.State> {
  private final DrumsSampler sampler;
  private int previous;
  private long position;

  /** What a run remembers. */
  public record State(LstmState network, int previous, long position) {}

  /** A run from silence. */
  public DrumsRun(DrumsSampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public float[] next() {
    return sampler.step(previous, position);
  }

  @Override
  public void accept(int token) {
    previous = token;
    position++;
  }

  @Override
  public void reset() {
    sampler.reset();
    previous = 0;
    position = 0;
  }

  @Override
  public State save() {
    return new State(sampler.save(), previous, position);
  }

  @Override
  public void restore(State state) {
    sampler.restore(state.network);
    previous = state.previous;
    position = state.position;
  }
}
