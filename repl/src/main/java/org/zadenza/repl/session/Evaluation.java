// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;

/** One piece, and what evaluating it gave. */
public record Evaluation(Language language, Piece piece, Answer answer) {
  /** False if it was refused, and nothing was changed. */
  public boolean worked() {
    return answer instanceof Answer.Value;
  }
}
