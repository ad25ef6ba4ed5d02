// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * An LSTM stack for inputs that are mostly zeros, one step at a time: preallocated, in vectors,
 * equal to {@link PlainLstm} within rounding.
 *
 * <pre>{@code
 * LiveLstm lstm = new LiveLstm(network);
 * float[] logits = lstm.step(token, counterBits); // the same array each time
 * float[] others = lstm.step(input); // or any vector of the network's inputs
 * }</pre>
 *
 * <p>Owned by one thread at a time. {@link #step} allocates nothing once it has been compiled; the
 * vector code allocates while it is interpreted, so run a few thousand steps before a thread that
 * must not be held up depends on it.
 */
public final class LiveLstm {
  private final LiveCell[] cells;
  private final LiveDense output;
  private final int rest;
  private final int classes;

  /** Packs the weights and starts from zeros. */
  public LiveLstm(LstmNetwork network) {
    cells = network.layers().stream().map(LiveCell::new).toArray(LiveCell[]::new);
    int top = network.layers().getLast().units();
    classes = network.classes();
    output =
        new LiveDense(new DenseLayer(top, classes, network.outputKernel(), network.outputBias()));
    rest = network.inputs() - classes;
  }

  /**
   * Feeds one token, with the further inputs that follow its one-hot block.
   *
   * @return the logits, in the first {@code classes} places of an array that the next step
   *     overwrites
   */
  public float[] step(int token, float[] further) {
    if (token < 0 || token >= classes || further.length != rest) {
      throw new IllegalArgumentException(
          "a step needs a token below %d and %d further inputs: token=%d, further=%d"
              .formatted(classes, rest, token, further.length));
    }
    cells[0].begin();
    cells[0].addRow(token, 1);
    for (int k = 0; k < rest; k++) {
      cells[0].addRow(classes + k, further[k]);
    }
    return finish();
  }

  /**
   * Feeds one input vector; its zeros cost nothing.
   *
   * @return the logits, in the first {@code classes} places of an array that the next step
   *     overwrites
   */
  public float[] step(float[] input) {
    if (input.length != cells[0].inputs()) {
      throw new IllegalArgumentException(
          "a step needs %d numbers, not %d".formatted(cells[0].inputs(), input.length));
    }
    cells[0].begin();
    cells[0].addSparse(0, input, 0, input.length);
    return finish();
  }

  private float[] finish() {
    float[] h = cells[0].finish();
    for (int k = 1; k < cells.length; k++) {
      cells[k].begin();
      cells[k].add(0, h, 0, cells[k].inputs());
      h = cells[k].finish();
    }
    output.begin();
    output.add(0, h, 0, output.inputs());
    return output.sums();
  }

  /** Forgets everything. */
  public void reset() {
    for (LiveCell cell : cells) {
      cell.reset();
    }
  }

  /** Copies what the network remembers into {@code state}. */
  public void save(LstmState state) {
    for (int k = 0; k < cells.length; k++) {
      cells[k].save(state.layers[k], 0);
    }
  }

  /** Goes on from what was saved. */
  public void restore(LstmState state) {
    for (int k = 0; k < cells.length; k++) {
      cells[k].restore(state.layers[k], 0);
    }
  }
}
