// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.GivenUp;
import org.zadenza.repl.session.Session;

/** Waits at the prompt for what is being evaluated, until the player has waited enough. */
final class Waiting implements AutoCloseable {
  private final Session session;
  private final Evaluations evaluations = new Evaluations("zadenza-evaluation", 1);
  private volatile Evaluations.@Nullable Turn underWay;

  Waiting(Session session) {
    this.session = session;
  }

  /** Stops waiting for the evaluation under way. Any thread. */
  void cancel() {
    Evaluations.Turn turn = underWay;
    if (turn != null) turn.giveUp();
  }

  Answer answer(Language language, Piece piece) {
    AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    Evaluations.Turn turn =
        evaluations.begin(() -> answer.set(session.evaluate(language, piece))).orElseThrow();
    underWay = turn;
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      turn.giveUp();
    }
    Answer given = answer.get();
    return given == null ? GivenUp.answer(session, piece) : given;
  }

  @Override
  public void close() {
    evaluations.close();
  }
}
