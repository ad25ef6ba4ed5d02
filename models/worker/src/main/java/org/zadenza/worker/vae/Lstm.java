// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * A layer of LSTM cells over some steps of N rows at once, and the way back through it.
 *
 * <p>A step is: {@link #gates} filled with bias and input by the caller, then {@link #step}. Back:
 * {@link #slopes} filled by the caller, {@link #backStep} for each step from the last to the first,
 * {@link #learn}; after it {@link #gates} hold the slopes by what the caller put into them.
 */
public final class Lstm {
  private final int rows;
  private int steps;
  private final int units;
  private final Block kernel;
  private final Block kernelSlopes;
  private final Block bias;
  private final Block biasSlopes;
  private final Block recurrent;
  private final int inputs;
  private final Block allGates; // [steps N, 4u]
  private final Block allH; // [(steps + 1) N, u], first the state that it starts from
  private final Block allSlopes; // likewise
  private final Block[] gates;
  private final Block[] h;
  private final Block[] c;
  private final Block[] tc;
  private final Block[] slopes;
  private final Block memorySlopes; // [N, u]

  /** The cells under a prefix, for so many rows and at most so many steps. */
  public Lstm(Parameters parameters, String prefix, int rows, int steps) {
    this.rows = rows;
    this.steps = steps;
    kernel = parameters.value(prefix + "kernel");
    kernelSlopes = parameters.slope(prefix + "kernel");
    bias = parameters.value(prefix + "bias");
    biasSlopes = parameters.slope(prefix + "bias");
    units = bias.columns() / 4;
    inputs = kernel.rows() - units;
    recurrent = kernel.rows(inputs, units);
    allGates = Block.zeros(steps * rows, 4 * units);
    allH = Block.zeros((steps + 1) * rows, units);
    allSlopes = Block.zeros((steps + 1) * rows, units);
    gates = cut(allGates, steps);
    h = cut(allH, steps + 1);
    c = cut(Block.zeros((steps + 1) * rows, units), steps + 1);
    tc = cut(Block.zeros(steps * rows, units), steps);
    slopes = cut(allSlopes, steps + 1);
    memorySlopes = Block.zeros(rows, units);
  }

  private Block[] cut(Block all, int parts) {
    Block[] cut = new Block[parts];
    for (int k = 0; k < parts; k++) {
      cut[k] = all.rows(k * rows, rows);
    }
    return cut;
  }

  /** Has all that follows be about the first {@code count} steps only. */
  public void use(int count) {
    if (count < 1 || count > gates.length) {
      throw new IllegalArgumentException(
          "it has 1 to %d steps, not %d".formatted(gates.length, count));
    }
    steps = count;
  }

  /** How many units it has. */
  public int units() {
    return units;
  }

  /** The bias, which is a part of what a step's gates are filled with. */
  public Block bias() {
    return bias;
  }

  /** What multiplies some of the inputs. */
  public Block kernel(int from, int count) {
    return kernel.rows(from, count);
  }

  /** The slopes by it. */
  public Block kernelSlopes(int from, int count) {
    return kernelSlopes.rows(from, count);
  }

  /** What a step begins from: bias and input, [N, 4u]. */
  public Block gates(int step) {
    return gates[step];
  }

  /** The same for all steps, one after the other. */
  public Block allGates() {
    return allGates.rows(0, steps * rows);
  }

  /** What a step gave, [N, u]; step -1 is what it starts from. */
  public Block h(int step) {
    return h[step + 1];
  }

  /** What all steps gave, one after the other. */
  public Block allOutputs() {
    return allH.rows(rows, steps * rows);
  }

  /** What it remembers before the first step, [N, u]. */
  public Block firstMemory() {
    return c[0];
  }

  /** The slopes by what a step gave; step -1 is what it starts from. */
  public Block slopes(int step) {
    return slopes[step + 1];
  }

  /** The same for all steps, one after the other. */
  public Block allOutputSlopes() {
    return allSlopes.rows(rows, steps * rows);
  }

  /** The slopes by the memory, after the way back that before the first step. */
  public Block memorySlopes() {
    return memorySlopes;
  }

  /** Starts from zeros. */
  public void reset() {
    h[0].clear();
    c[0].clear();
  }

  /** One step forwards. */
  public void step(int step) {
    Block.product(h[step], recurrent, 1, gates[step]);
    Kernels.cell(gates[step], c[step], c[step + 1], tc[step], h[step + 1]);
  }

  /** Begins the way back: no slopes yet. */
  public void beginBack() {
    allSlopes.rows(0, (steps + 1) * rows).clear();
    memorySlopes.clear();
  }

  /** One step back. */
  public void backStep(int step) {
    Kernels.cellBack(gates[step], c[step], tc[step], slopes[step + 1], memorySlopes);
    Block.productWithTransposed(gates[step], recurrent, 1, slopes[step]);
  }

  /** Adds the slopes by the recurrent weights and the bias. */
  public void learn() {
    Block before = allH.rows(0, steps * rows);
    Block.productOfTransposed(before, allGates(), 1, kernelSlopes.rows(inputs, units));
    Kernels.addSumOfRows(allGates(), biasSlopes);
  }
}
