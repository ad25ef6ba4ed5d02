// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * A core of the decoder over N rows of some steps, and the way back: each step sees the row before,
 * of the music or its own choice, and z.
 */
final class Writer {
  private final int depth;
  private final int rows;
  private final int steps;
  private final List<Lstm> cells = new ArrayList<>();
  private final Start start;
  private final Dense output;
  private final Head head;
  private final SparseRows fed; // what each step saw
  private final Block held; // what z gives, [N, 4u]
  private final Block heldSlopes;
  private final Block logits; // [steps N, depth], after forwards the slopes by them
  private int latents;

  /** How a step's row before is chosen; greedy takes the most likely, else it is drawn. */
  record Feeding(double ownShare, boolean greedy) {
    /** The music only. */
    static final Feeding TEACHER = new Feeding(0, true);

    /** Its own most likely rows only, as it will be played. */
    static final Feeding FREE = new Feeding(1, true);

    private boolean own(SplittableRandom random) {
      return ownShare >= 1 || ownShare > 0 && random.nextDouble() < ownShare;
    }
  }

  Writer(Parameters parameters, String prefix, int layers, int rows, int steps, Head head) {
    this.rows = rows;
    this.steps = steps;
    this.head = head;
    depth = head.depth();
    for (int k = 0; k < layers; k++) {
      String cell = prefix + "multi_rnn_cell/cell_%d/lstm_cell/".formatted(k);
      cells.add(new Lstm(parameters, cell, rows, steps));
    }
    start = new Start(parameters, prefix + "z_to_initial_state/", cells, rows);
    output = new Dense(parameters, prefix + "output_projection/");
    fed = new SparseRows(steps * rows, head.most());
    held = Block.zeros(rows, 4 * cells.getFirst().units());
    heldSlopes = Block.zeros(rows, 4 * cells.getFirst().units());
    logits = Block.zeros(steps * rows, depth);
  }

  /**
   * Writes, adds up its loss, and keeps the slopes of {@code scale} times the loss.
   *
   * @param music the rows before the first step, then those of step 0, of step 1 and so on
   */
  void forwards(
      Block z,
      SparseRows music,
      Feeding feeding,
      SplittableRandom random,
      float scale,
      Tally tally) {
    latents = z.columns();
    start.forwards(z);
    Lstm first = cells.getFirst();
    Kernels.repeat(first.bias(), held);
    Block.product(z, first.kernel(depth, latents), 1, held);
    for (int t = 0; t < steps; t++) {
      feed(t, music, feeding, random);
      Kernels.copy(held, first.gates(t));
      fed.addProduct(t * rows, first.kernel(0, depth), first.gates(t));
      first.step(t);
      for (int k = 1; k < cells.size(); k++) {
        Lstm cell = cells.get(k);
        Kernels.repeat(cell.bias(), cell.gates(t));
        Block below = cells.get(k - 1).h(t);
        Block.product(below, cell.kernel(0, below.columns()), 1, cell.gates(t));
        cell.step(t);
      }
      Block row = logits.rows(t * rows, rows);
      output.forwards(cells.getLast().h(t), row);
      head.judge(row, music, (t + 1) * rows, scale, tally);
    }
  }

  private void feed(int t, SparseRows music, Feeding feeding, SplittableRandom random) {
    for (int n = 0; n < rows; n++) {
      if (t > 0 && feeding.own(random)) {
        head.choose(n, feeding.greedy(), random, fed, t * rows + n);
      } else {
        fed.copy(t * rows + n, music, t * rows + n);
      }
    }
  }

  /**
   * Puts what was chosen in the last step into the music, as the row before the first step of the
   * part that follows {@code apart} rows further on.
   */
  void lead(int apart, SparseRows music, Feeding feeding, SplittableRandom random) {
    for (int n = 0; n + apart < rows; n++) {
      if (feeding.own(random)) head.choose(n, feeding.greedy(), random, music, n + apart);
    }
  }

  /** Adds all slopes, those by z too. */
  void back(Block z, Block dz) {
    cells.forEach(Lstm::beginBack);
    Lstm top = cells.getLast();
    output.back(top.allOutputs(), logits, 0, top.allOutputSlopes());
    for (int k = cells.size() - 1; k > 0; k--) {
      Lstm cell = cells.get(k);
      back(cell);
      Lstm below = cells.get(k - 1);
      int inputs = below.units();
      Block slopes = cell.kernelSlopes(0, inputs);
      Block.productOfTransposed(below.allOutputs(), cell.allGates(), 1, slopes);
      Block.productWithTransposed(
          cell.allGates(), cell.kernel(0, inputs), 0, below.allOutputSlopes());
    }
    Lstm first = cells.getFirst();
    back(first);
    heldSlopes.clear();
    for (int t = 0; t < steps; t++) {
      fed.addSlopes(t * rows, first.gates(t), first.kernelSlopes(0, depth));
      Kernels.add(first.gates(t), heldSlopes);
    }
    Block.productOfTransposed(z, heldSlopes, 1, first.kernelSlopes(depth, latents));
    Block.productWithTransposed(heldSlopes, first.kernel(depth, latents), 1, dz);
    start.back(z, dz);
  }

  private void back(Lstm cell) {
    for (int t = steps - 1; t >= 0; t--) {
      cell.backStep(t);
    }
    cell.learn();
  }
}
