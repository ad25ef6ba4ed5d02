// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

/**
 * One LSTM layer, one step at a time, its input fed in parts: preallocated, in vectors, equal to
 * {@link PlainCell} within rounding.
 *
 * <pre>{@code
 * cell.begin();
 * cell.addRow(token, 1); // a one-hot input is one row
 * cell.add(classes, z, 0, z.length);
 * float[] h = cell.finish(); // the same array each time
 * }</pre>
 *
 * <p>Owned by one thread at a time.
 */
public final class LiveCell {
  private static final float FORGET_BIAS = 1;

  private final int inputs;
  private final int units;
  private final PackedRows weights;
  private final float[] bias; // with the forget gate's 1.0
  private final float[] base; // the bias and what is held
  private final float[] gates;
  private final float[] c;
  private final float[] h;
  private final float[] doubled; // 2 c

  /** Packs the weights and starts from zeros. */
  public LiveCell(LstmLayer layer) {
    inputs = layer.inputs();
    units = layer.units();
    weights = new PackedRows(doubled(layer.kernel()), inputs + units, 4 * units);
    bias = Arrays.copyOf(doubled(layer.bias()), weights.width());
    for (int m = 0; m < units; m++) {
      bias[2 * units + m] += FORGET_BIAS;
    }
    base = bias.clone();
    gates = new float[weights.width()];
    c = new float[units];
    h = new float[units];
    doubled = new float[Logistic.padded(units)];
  }

  /** The candidate's columns doubled: tanh j is 2 logistic(2 j) - 1. */
  private float[] doubled(float[] matrix) {
    float[] out = matrix.clone();
    for (int row = 0; row < out.length; row += 4 * units) {
      for (int m = row + units; m < row + 2 * units; m++) {
        out[m] *= 2;
      }
    }
    return out;
  }

  /** How many numbers it takes. */
  public int inputs() {
    return inputs;
  }

  /** How many numbers it gives. */
  public int units() {
    return units;
  }

  /**
   * Has every step from now on see these inputs too, computed once: the kernel's rows from {@code
   * row} on times {@code x}. A second call replaces the first.
   */
  public void hold(int row, float[] x, int from, int count) {
    System.arraycopy(bias, 0, base, 0, base.length);
    weights.addProduct(row, x, from, count, base);
  }

  /** Begins a step: bias, what is held and the recurrent part. */
  public void begin() {
    System.arraycopy(base, 0, gates, 0, gates.length);
    weights.addProduct(inputs, h, 0, units, gates);
  }

  /** Adds {@code count} numbers of {@code x} times the kernel's rows from {@code row} on. */
  public void add(int row, float[] x, int from, int count) {
    weights.addProduct(row, x, from, count, gates);
  }

  /** As {@link #add}, quicker where most of the numbers are zero. */
  public void addSparse(int row, float[] x, int from, int count) {
    weights.addSparse(row, x, from, count, gates);
  }

  /** Adds one row times {@code scale}. */
  public void addRow(int row, float scale) {
    weights.addRow(row, scale, gates);
  }

  /**
   * Ends the step.
   *
   * @return the outputs, an array that the next step overwrites
   */
  public float[] finish() {
    int u = units;
    Logistic.apply(gates, 4 * u);
    for (int m = 0; m < u; m++) {
      c[m] = c[m] * gates[2 * u + m] + gates[m] * (2 * gates[u + m] - 1);
      doubled[m] = 2 * c[m];
    }
    Logistic.apply(doubled, u);
    for (int m = 0; m < u; m++) {
      h[m] = (2 * doubled[m] - 1) * gates[3 * u + m];
    }
    return h;
  }

  /** The outputs of the last step, an array that the next one overwrites. */
  public float[] h() {
    return h;
  }

  /** The memory, an array that the next step overwrites. */
  public float[] c() {
    return c;
  }

  /** Forgets everything but what is held. */
  public void reset() {
    Arrays.fill(c, 0);
    Arrays.fill(h, 0);
  }

  /** Writes memory and outputs, {@code 2 units()} numbers, from {@code at} on. */
  public void save(float[] state, int at) {
    System.arraycopy(c, 0, state, at, units);
    System.arraycopy(h, 0, state, at + units, units);
  }

  /** Reads what {@link #save} wrote. */
  public void restore(float[] state, int at) {
    System.arraycopy(state, at, c, 0, units);
    System.arraycopy(state, at + units, h, 0, units);
  }
}
