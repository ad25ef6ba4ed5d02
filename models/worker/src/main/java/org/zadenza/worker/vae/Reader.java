// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * An LSTM forwards and one backwards over N rows of some steps: what both give at their ends, side
 * by side, and the way back.
 */
final class Reader {
  private final Lstm forwards;
  private final Lstm backwards;
  private final int rows;
  private final int steps;
  private final Block found; // [N, 2u]

  /** What the steps take. */
  sealed interface Input {
    /** Adds step {@code step} times the kernel to the gates. */
    void addProduct(int step, Block kernel, Block gates);

    /** Adds the slopes of that by the kernel, and by the input where it was computed. */
    void addSlopes(int step, Block gateSlopes, Block kernel, Block kernelSlopes);
  }

  /** Music: rows of step 0, then of step 1 and so on. */
  record Music(SparseRows x) implements Input {
    @Override
    public void addProduct(int step, Block kernel, Block gates) {
      x.addProduct(step * gates.rows(), kernel, gates);
    }

    @Override
    public void addSlopes(int step, Block gateSlopes, Block kernel, Block kernelSlopes) {
      x.addSlopes(step * gateSlopes.rows(), gateSlopes, kernelSlopes);
    }
  }

  /** What another reader found in each part, and the slopes by it. */
  record Parts(Block x, Block dx) implements Input {
    @Override
    public void addProduct(int step, Block kernel, Block gates) {
      Block.product(x.rows(step * gates.rows(), gates.rows()), kernel, 1, gates);
    }

    @Override
    public void addSlopes(int step, Block gateSlopes, Block kernel, Block kernelSlopes) {
      int rows = gateSlopes.rows();
      Block.productOfTransposed(x.rows(step * rows, rows), gateSlopes, 1, kernelSlopes);
      Block.productWithTransposed(gateSlopes, kernel, 1, dx.rows(step * rows, rows));
    }
  }

  Reader(Parameters parameters, String prefix, int rows, int steps) {
    String cell = prefix + "bidirectional_rnn/%s/multi_rnn_cell/cell_0/lstm_cell/";
    forwards = new Lstm(parameters, cell.formatted("fw"), rows, steps);
    backwards = new Lstm(parameters, cell.formatted("bw"), rows, steps);
    this.rows = rows;
    this.steps = steps;
    found = Block.zeros(rows, forwards.units() + backwards.units());
  }

  /** Reads; what it gives is overwritten by the next. */
  Block read(Input input, int inputs) {
    for (Lstm lstm : new Lstm[] {forwards, backwards}) {
      Block kernel = lstm.kernel(0, inputs);
      lstm.reset();
      for (int k = 0; k < steps; k++) {
        Kernels.repeat(lstm.bias(), lstm.gates(k));
        input.addProduct(lstm == forwards ? k : steps - 1 - k, kernel, lstm.gates(k));
        lstm.step(k);
      }
    }
    int units = forwards.units();
    for (int row = 0; row < rows; row++) {
      for (int m = 0; m < units; m++) {
        found.set(row, m, forwards.h(steps - 1).get(row, m));
        found.set(row, units + m, backwards.h(steps - 1).get(row, m));
      }
    }
    return found;
  }

  /** What was read last. */
  Block found() {
    return found;
  }

  /** Adds all slopes, given those by what was found. */
  void back(Input input, int inputs, Block slopes) {
    int units = forwards.units();
    for (Lstm lstm : new Lstm[] {forwards, backwards}) {
      int from = lstm == forwards ? 0 : units;
      lstm.beginBack();
      for (int row = 0; row < rows; row++) {
        for (int m = 0; m < units; m++) {
          lstm.slopes(steps - 1).set(row, m, slopes.get(row, from + m));
        }
      }
      for (int k = steps - 1; k >= 0; k--) {
        lstm.backStep(k);
        int step = lstm == forwards ? k : steps - 1 - k;
        Block kernelSlopes = lstm.kernelSlopes(0, inputs);
        input.addSlopes(step, lstm.gates(k), lstm.kernel(0, inputs), kernelSlopes);
      }
      lstm.learn();
    }
  }
}
