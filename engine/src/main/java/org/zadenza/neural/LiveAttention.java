// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

/**
 * An attention that runs: remembers the last outputs and mixes them by a query, without allocating.
 *
 * <p>What the similarity makes of an output is computed once, when it is remembered. Owned by one
 * thread at a time.
 */
public final class LiveAttention {
  private final int size;
  private final LiveDense similarity;
  private final float[] v;
  private final float[][] outputs; // [length][A], a ring
  private final float[][] keys; // what the similarity makes of each
  private final double[] weights; // [length]
  private final float[] terms; // [A], padded
  private final float[] mixed; // [A]
  private int oldest;

  /** Packs the weights and starts from zeros. */
  public LiveAttention(Attention attention) {
    size = attention.size();
    similarity = new LiveDense(new DenseLayer(size, size, attention.similarity(), new float[size]));
    v = attention.v().clone();
    outputs = new float[attention.length()][size];
    keys = new float[attention.length()][size];
    weights = new double[attention.length()];
    terms = new float[Logistic.padded(size)];
    mixed = new float[size];
  }

  /**
   * Mixes what is remembered by a query, the first A places of the sums of a {@link LiveDense}.
   *
   * @return the mixture, A numbers that the next call overwrites
   */
  public float[] look(float[] query) {
    double most = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < keys.length; l++) {
      weights[l] = score(keys[place(l)], query);
      most = Math.max(most, weights[l]);
    }
    double all = 0;
    for (int l = 0; l < weights.length; l++) {
      weights[l] = Math.exp(weights[l] - most);
      all += weights[l];
    }
    Arrays.fill(mixed, 0);
    for (int l = 0; l < weights.length; l++) {
      float weight = (float) (weights[l] / all);
      float[] output = outputs[place(l)];
      for (int k = 0; k < size; k++) {
        mixed[k] += weight * output[k];
      }
    }
    return mixed;
  }

  /** Where the l-th oldest lies: always in this order, so that a restored run adds as before. */
  private int place(int l) {
    int at = oldest + l;
    return at < outputs.length ? at : at - outputs.length;
  }

  /** The sum over k of v_k tanh(key_k + query_k). */
  private double score(float[] key, float[] query) {
    for (int k = 0; k < size; k++) {
      terms[k] = 2 * (key[k] + query[k]);
    }
    Logistic.apply(terms, size);
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += v[k] * (2 * terms[k] - 1);
    }
    return sum;
  }

  /** The last mixture, zeros before the first. */
  public float[] mixed() {
    return mixed;
  }

  /** Puts the first A places of {@code output} in the place of the oldest. */
  public void remember(float[] output) {
    System.arraycopy(output, 0, outputs[oldest], 0, size);
    similarity.begin();
    similarity.add(0, output, 0, size);
    System.arraycopy(similarity.sums(), 0, keys[oldest], 0, size);
    oldest = (oldest + 1) % outputs.length;
  }

  /** Forgets everything. */
  public void reset() {
    Arrays.fill(mixed, 0);
    for (int l = 0; l < outputs.length; l++) {
      Arrays.fill(outputs[l], 0);
      Arrays.fill(keys[l], 0);
    }
    oldest = 0;
  }

  /** How many numbers {@link #save} writes. */
  public int stateSize() {
    return (outputs.length + 1) * size;
  }

  /** Writes the last mixture and what is remembered, oldest first, from {@code at} on. */
  public void save(float[] state, int at) {
    System.arraycopy(mixed, 0, state, at, size);
    for (int l = 0; l < outputs.length; l++) {
      float[] output = outputs[place(l)];
      System.arraycopy(output, 0, state, at + (l + 1) * size, size);
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(float[] state, int at) {
    System.arraycopy(state, at, mixed, 0, size);
    oldest = 0;
    for (int l = 0; l < outputs.length; l++) {
      System.arraycopy(state, at + (l + 1) * size, outputs[l], 0, size);
      similarity.begin();
      similarity.add(0, outputs[l], 0, size);
      System.arraycopy(similarity.sums(), 0, keys[l], 0, size);
    }
  }
}
