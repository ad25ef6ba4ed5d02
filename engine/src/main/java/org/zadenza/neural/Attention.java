// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * The weights of an attention over the last {@code length} outputs of a network.
 *
 * <p>With A = {@code size}: {@code similarity} is [A, A], row by row, {@code v} is [A]. A query q
 * of A numbers weighs each remembered output S_l by softmax over l of the sum over k of v_k
 * tanh((S_l similarity)_k + q_k).
 */
public record Attention(int length, int size, float[] similarity, float[] v) {
  /** Checks that the arrays have the sizes that the attention needs. */
  public Attention {
    if (length < 1 || size < 1) {
      throw new IllegalArgumentException(
          "an attention needs a length and a size: length=" + length + ", size=" + size);
    }
    if (similarity.length != (long) size * size || v.length != size) {
      throw new IllegalArgumentException(
          "an attention of size=%d needs %d and %d numbers: similarity=%d, v=%d"
              .formatted(size, (long) size * size, size, similarity.length, v.length));
    }
  }
}
