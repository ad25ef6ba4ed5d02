// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** Whoever waits forgets that the thread was interrupted; who asked for the value must know. */
class TonguesTest {
  private static final String WAITS = "(do (.interrupt (Thread/currentThread)) @(promise))";

  private final Session session =
      Session.on(
          new ManualClock(),
          Session.DEFAULT_CPS,
          Timing.OFFLINE,
          SessionLog.none(),
          Reporter.SILENT);
  private final Tongues tongues = session.tongues();

  @AfterEach
  void close() {
    session.close();
  }

  private static Piece.Whole piece(String text) {
    return assertInstanceOf(Piece.Whole.class, Forms.typed(text).getFirst());
  }

  @Test
  void anInterruptIsKeptInClojure() {
    Answer answer = tongues.answer(Language.CLOJURE, piece(WAITS));
    assertTrue(Thread.interrupted(), answer::text);
    assertInstanceOf(Answer.Refused.class, answer);
  }

  @Test
  void anInterruptIsKeptAside() {
    Answer answer = tongues.aside(tongues.namespace(), piece(WAITS));
    assertTrue(Thread.interrupted(), answer::text);
    assertInstanceOf(Answer.Refused.class, answer);
  }

  @Test
  void anInterruptIsKeptInJava() {
    String waits = "{ Thread.currentThread().interrupt(); Thread.sleep(1); }";
    Answer answer = tongues.answer(Language.JAVA, tongues.java().typed(waits).getFirst());
    assertTrue(Thread.interrupted(), answer::text);
    assertInstanceOf(Answer.Refused.class, answer);
  }
}
