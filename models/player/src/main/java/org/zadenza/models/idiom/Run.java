// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

/**
 * A run of a model, which can be put aside and taken up again.
 *
 * @param <S> what it remembers: a value that is never written again
 */
public interface Run<S> extends Scores {
  /** What is wished for from now on, for models that are told. */
  default void wish(Wishes wishes) {}

  /** Goes back to the silence before the first token. */
  void reset();

  /** A copy of what it remembers. */
  S save();

  /** Goes on from a copy. */
  void restore(S state);
}
