// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;

/**
 * Reads forms from a pipe and prints plain answers: values to one side, complaints to the other.
 */
public record PlainInput(Session session, PrintWriter out, PrintWriter err) {

  /**
   * Evaluates every form as soon as it is whole.
   *
   * @return how many forms were refused
   */
  public int run(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    int refused = 0;
    for (String line = in.readLine(); line != null && !session.isOver(); line = in.readLine()) {
      text.append(line).append('\n');
      List<Piece> pieces = Forms.typed(text.toString());
      if (pieces.isEmpty() || !(pieces.getLast() instanceof Piece.Unclosed)) {
        refused += answer(pieces);
        text.setLength(0);
      }
    }
    return refused + answer(Forms.typed(text.toString()));
  }

  private int answer(List<Piece> pieces) {
    int refused = 0;
    for (Piece piece : pieces) {
      Answer answer = session.evaluate(piece);
      boolean worked = answer instanceof Answer.Value;
      PrintWriter to = worked ? out : err;
      to.println(answer.text());
      to.flush();
      if (!worked) refused++;
    }
    return refused;
  }
}
