// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import java.util.List;
import org.zadenza.neural.Attention;
import org.zadenza.neural.PlainCell;

/**
 * A MusicRNN written as its formulas are, in double precision: the oracle of {@link LiveMusicRnn}.
 *
 * <p>Shapes are written beside each line: n = inputs of a step, u = units of a cell, A = size and L
 * = length of the attention, C = classes.
 */
public final class PlainMusicRnn {
  private final MusicRnn network;
  private final List<PlainCell> cells;
  private double[] look; // [A], what the attention gave last
  private double[][] memory; // [L][A], oldest first

  /** Starts from zeros. */
  public PlainMusicRnn(MusicRnn network) {
    this.network = network;
    cells = network.cells().stream().map(PlainCell::new).toList();
    MusicRnn.Wrapper wrapper = network.wrapper();
    int size = wrapper == null ? 0 : wrapper.attention().size();
    look = new double[size];
    memory = new double[wrapper == null ? 0 : wrapper.attention().length()][size];
  }

  /** Feeds one input vector and returns the logits, a new array. */
  public double[] step(double[] input) { // [n] -> [C]
    MusicRnn.Wrapper wrapper = network.wrapper();
    double[] x = wrapper == null ? input : wrapper.input().apply(join(input, look));
    int wrapped = network.wrapped().size();
    for (PlainCell cell : cells.subList(0, wrapped)) {
      x = cell.step(x);
    }
    if (wrapper != null) {
      x = attend(wrapper, cells.subList(0, wrapped)); // [A]
    }
    for (PlainCell cell : cells.subList(wrapped, cells.size())) {
      x = cell.step(x); // [u]
    }
    return network.output().apply(x); // [C]
  }

  private double[] attend(MusicRnn.Wrapper wrapper, List<PlainCell> around) {
    double[] states = {};
    for (PlainCell cell : around) {
      states = join(states, join(cell.c(), cell.h())); // c0, h0, c1, h1, ..
    }
    look = mix(wrapper.attention(), wrapper.query().apply(states)); // [A]
    double[] out = wrapper.projection().apply(join(around.getLast().h(), look)); // [u + A] -> [A]
    System.arraycopy(memory, 1, memory, 0, memory.length - 1);
    memory[memory.length - 1] = out;
    return out;
  }

  /** a = sum of softmax(s)_l S_l, s_l = sum of v_k tanh((S_l W)_k + q_k). */
  private double[] mix(Attention attention, double[] q) { // [A] -> [A]
    int size = attention.size();
    double[] s = new double[memory.length]; // [L]
    double all = 0;
    for (int l = 0; l < s.length; l++) {
      for (int k = 0; k < size; k++) {
        double key = 0;
        for (int m = 0; m < size; m++) {
          key += memory[l][m] * attention.similarity()[m * size + k];
        }
        s[l] += attention.v()[k] * Math.tanh(key + q[k]);
      }
      all += Math.exp(s[l]);
    }
    double[] a = new double[size];
    for (int l = 0; l < s.length; l++) {
      for (int k = 0; k < size; k++) {
        a[k] += Math.exp(s[l]) / all * memory[l][k];
      }
    }
    return a;
  }

  private static double[] join(double[] left, double[] right) {
    double[] out = new double[left.length + right.length];
    System.arraycopy(left, 0, out, 0, left.length);
    System.arraycopy(right, 0, out, left.length, right.length);
    return out;
  }
}
