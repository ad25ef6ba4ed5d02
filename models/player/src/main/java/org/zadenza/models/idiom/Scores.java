// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

/**
 * Something that knows what may come next, a token at a time: {@code next}, then {@code accept}
 * what came. Owned by one thread at a time.
 */
public interface Scores {
  /** Logits of the tokens in the first places of an array that the next call overwrites. */
  float[] next();

  /** Takes the token that came. */
  void accept(int token);
}
