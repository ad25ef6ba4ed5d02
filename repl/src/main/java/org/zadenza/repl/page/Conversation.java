// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.Optional;
import java.util.function.Consumer;
import org.zadenza.clock.Clock;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Evaluation;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Session;

/** Does what pages ask for, in the session that the prompt plays in. */
record Conversation(Session session, Clock clock, Evaluations evaluations, Studio studio)
    implements Talk {
  /** How much may be asked for while something is under way. */
  static final int MOST_WAITING = 16;

  @Override
  public Optional<Reason> hear(String message, Consumer<String> answer) {
    try {
      Optional<Incoming> said = Incoming.read(message);
      return said.isEmpty() ? Optional.of(Reason.UNKNOWN) : obey(said.get(), answer);
    } catch (Incoming.Refused e) {
      return Optional.of(e.reason());
    }
  }

  private Optional<Reason> obey(Incoming said, Consumer<String> answer) {
    return switch (said) {
      case Incoming.Ping(double at) -> {
        answer.accept(Outgoing.pong(at, clock.nanos()));
        yield Optional.empty();
      }
      case Incoming.Hush() -> {
        evaluations.giveUp();
        yield begin(
            () -> evaluate(Language.CLOJURE, Forms.ofFile(Outgoing.SOURCE, "(hush)").getFirst()));
      }
      case Incoming.Move to -> studio.move(to);
      case Incoming.Maps() -> studio.maps(answer);
      case Incoming.Pieces(String corpus) -> studio.pieces(corpus, answer);
      case Incoming.Where(String corpus) -> studio.where(corpus, answer);
      case Incoming.Words() -> studio.words(answer);
      case Incoming.Picture taken -> studio.restyle(taken, answer);
      case Incoming.Complete begun -> studio.complete(begun, answer);
      case Incoming.Drawn drawn -> studio.guess(drawn, answer);
      case Incoming.Evaluate wanted -> begin(() -> evaluate(wanted, answer));
    };
  }

  private Optional<Reason> begin(Runnable evaluation) {
    return evaluations.begin(evaluation).isPresent() ? Optional.empty() : Optional.of(Reason.BUSY);
  }

  /** Evaluates its forms up to the first that is refused. */
  private void evaluate(Incoming.Evaluate wanted, Consumer<String> answer) {
    for (Piece piece :
        session.tongues().pieces(wanted.language(), Outgoing.SOURCE, placed(wanted))) {
      Evaluation done = evaluate(wanted.language(), piece);
      answer.accept(Outgoing.answer(wanted.id(), done));
      if (!done.worked()) return;
    }
  }

  private Evaluation evaluate(Language language, Piece piece) {
    return new Evaluation(language, piece, session.evaluate(language, piece));
  }

  /** The text with as much before it as in the editor, so that places are those of the editor. */
  private static String placed(Incoming.Evaluate wanted) {
    return "\n".repeat(wanted.line() - 1) + " ".repeat(wanted.column() - 1) + wanted.text();
  }
}
