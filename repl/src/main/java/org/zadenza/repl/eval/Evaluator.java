// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the lines of one language run, over the same words and the same slots. */
public sealed interface Evaluator permits ClojureSpace, JavaSpace {
  /**
   * The value of a piece. Throws whatever the player's code throws; a piece that fails leaves what
   * was defined before as it was.
   */
  @Nullable Object value(Piece piece);

  /** The pieces of what was typed at the prompt, where the last may still be under way. */
  List<Piece> typed(String text);

  /** The pieces of a file, in which one slip does not swallow the rest. */
  List<Piece> ofFile(String source, String text);
}
