// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;

/**
 * Evaluates on a thread of its own, so that the player can give up waiting. What never ends is
 * interrupted and, if it does not listen, left behind; the clock knows nothing of it.
 */
final class Evaluations {
  private static final long PATIENCE_MILLIS = 300;

  private final Session session;
  private final AtomicReference<CountDownLatch> cancel =
      new AtomicReference<>(new CountDownLatch(1));

  Evaluations(Session session) {
    this.session = session;
  }

  /** Stops waiting for the evaluation under way. Any thread. */
  void cancel() {
    cancel.get().countDown();
  }

  Answer answer(Language language, Piece piece) {
    CountDownLatch cancelled = new CountDownLatch(1);
    cancel.set(cancelled);
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    answer.whenComplete((value, error) -> cancelled.countDown());
    Thread worker =
        Thread.ofPlatform()
            .name("zadenza-evaluation")
            .daemon(true)
            .start(() -> complete(answer, language, piece));
    try {
      cancelled.await();
      if (!answer.isDone()) {
        worker.interrupt();
        worker.setPriority(Thread.MIN_PRIORITY);
      }
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return givenUp(piece);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(piece);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void complete(CompletableFuture<Answer> answer, Language language, Piece piece) {
    try {
      answer.complete(session.evaluate(language, piece));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private Answer givenUp(Piece piece) {
    return new Answer.Refused(
        new Complaint(
            "given up: this was still being evaluated",
            piece.text().lines().findFirst().orElse(""),
            session.isPlaying() ? "what plays goes on" : "nothing plays yet",
            "it may still run on in the background; the next line does not wait for it"));
  }
}
