// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

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
  private static final float FORGET_BIAS = 1;

  private final Cell[] cells;
  private final PackedRows output;
  private final float[] outputBias;
  private final float[] logits;
  private final int rest;
  private final int classes;

  /** Packs the weights and starts from zeros. */
  public LiveLstm(LstmNetwork network) {
    cells = network.layers().stream().map(Cell::new).toArray(Cell[]::new);
    int top = network.layers().getLast().units();
    classes = network.classes();
    output = new PackedRows(network.outputKernel(), top, classes);
    outputBias = Arrays.copyOf(network.outputBias(), output.width());
    logits = new float[output.width()];
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
    cells[0].weights.addRow(token, 1, cells[0].gates);
    for (int k = 0; k < rest; k++) {
      cells[0].weights.addRow(classes + k, further[k], cells[0].gates);
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
    if (input.length != cells[0].inputs) {
      throw new IllegalArgumentException(
          "a step needs %d numbers, not %d".formatted(cells[0].inputs, input.length));
    }
    cells[0].begin();
    for (int row = 0; row < input.length; row++) {
      if (input[row] != 0) {
        cells[0].weights.addRow(row, input[row], cells[0].gates);
      }
    }
    return finish();
  }

  private float[] finish() {
    cells[0].finish();
    for (int k = 1; k < cells.length; k++) {
      cells[k].begin();
      cells[k].weights.addProduct(0, cells[k - 1].h, cells[k].gates);
      cells[k].finish();
    }
    System.arraycopy(outputBias, 0, logits, 0, logits.length);
    output.addProduct(0, cells[cells.length - 1].h, logits);
    return logits;
  }

  /** Forgets everything. */
  public void reset() {
    for (Cell cell : cells) {
      Arrays.fill(cell.c, 0);
      Arrays.fill(cell.h, 0);
    }
  }

  /** Copies what the network remembers into {@code state}. */
  public void save(LstmState state) {
    for (int k = 0; k < cells.length; k++) {
      System.arraycopy(cells[k].c, 0, state.cells[k], 0, cells[k].c.length);
      System.arraycopy(cells[k].h, 0, state.outputs[k], 0, cells[k].h.length);
    }
  }

  /** Goes on from what was saved. */
  public void restore(LstmState state) {
    for (int k = 0; k < cells.length; k++) {
      System.arraycopy(state.cells[k], 0, cells[k].c, 0, cells[k].c.length);
      System.arraycopy(state.outputs[k], 0, cells[k].h, 0, cells[k].h.length);
    }
  }

  /** One layer: its packed kernel, its memory and the sums of its gates. */
  private static final class Cell {
    private final int inputs;
    private final PackedRows weights;
    private final float[] bias; // with the forget gate's 1.0
    private final float[] gates;
    private final float[] c;
    private final float[] h;

    private Cell(LstmLayer layer) {
      int u = layer.units();
      inputs = layer.inputs();
      weights = new PackedRows(layer.kernel(), inputs + u, 4 * u);
      bias = Arrays.copyOf(layer.bias(), weights.width());
      for (int m = 0; m < u; m++) {
        bias[2 * u + m] += FORGET_BIAS;
      }
      gates = new float[weights.width()];
      c = new float[u];
      h = new float[u];
    }

    /** Sets the gates to bias and recurrent part; the caller adds the input's part. */
    private void begin() {
      System.arraycopy(bias, 0, gates, 0, gates.length);
      weights.addProduct(inputs, h, gates);
    }

    private void finish() {
      int u = h.length;
      for (int m = 0; m < u; m++) {
        float kept = c[m] * sigmoid(gates[2 * u + m]);
        float added = sigmoid(gates[m]) * (float) Math.tanh(gates[u + m]);
        c[m] = kept + added;
        h[m] = (float) Math.tanh(c[m]) * sigmoid(gates[3 * u + m]);
      }
    }

    private static float sigmoid(float x) {
      return (float) (1 / (1 + Math.exp(-x)));
    }
  }
}
