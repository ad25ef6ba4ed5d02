// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;

/**
 * Reads forms from a pipe and prints plain answers: values to one side, complaints to the other.
 */
public final class PlainInput {
  private final Session session;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Dialogue dialogue;

  public PlainInput(Session session, PrintWriter out, PrintWriter err) {
    this.session = session;
    this.out = out;
    this.err = err;
    this.dialogue = new Dialogue(session);
  }

  /**
   * Evaluates every form as soon as it is whole.
   *
   * @return how many forms were refused
   */
  public int run(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    int refused = 0;
    for (String line = in.readLine(); line != null && !session.isOver(); line = in.readLine()) {
      if (text.isEmpty() && dialogue.switched(line).isPresent()) continue;
      text.append(line).append('\n');
      List<Piece> pieces = dialogue.pieces(text.toString());
      if (pieces.isEmpty() || !(pieces.getLast() instanceof Piece.Unclosed)) {
        refused += answer(pieces);
        text.setLength(0);
      }
    }
    return refused + (text.isEmpty() ? 0 : answer(dialogue.pieces(text.toString())));
  }

  private int answer(List<Piece> pieces) {
    int refused = 0;
    for (Piece piece : pieces) {
      Answer answer = session.evaluate(dialogue.language(), piece);
      boolean worked = answer instanceof Answer.Value;
      PrintWriter to = worked ? out : err;
      to.println(answer.text());
      to.flush();
      if (!worked) refused++;
    }
    return refused;
  }
}
