// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.Piece;

/** What is said of an evaluation that somebody gave up and that does not listen. */
public final class GivenUp {
  private GivenUp() {}

  /** Instead of the answer that {@code piece} may never have. */
  public static Answer answer(Session session, Piece piece) {
    return new Answer.Refused(
        new Complaint(
            "given up: this was still being evaluated",
            piece.text().lines().findFirst().orElse(""),
            session.isPlaying() ? "what plays goes on" : "nothing plays yet",
            "it may still run on in the background; the next line does not wait for it"));
  }
}
