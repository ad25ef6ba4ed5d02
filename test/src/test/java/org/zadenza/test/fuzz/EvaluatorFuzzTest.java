// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/**
 * Spoilt expressions at the prompt are answered or refused, and what played goes on. {@code
 * -Dfuzz=1000000} runs longer.
 */
class EvaluatorFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz", 10_000) / 10;
  private static final String LETTERS = "abcdefst0123456789 ~<>[]{}()*/\"'#@:;,.-\n";

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Mutations mutations =
      new Mutations(Mutations.of("func.public.jsonl", "expr"), LETTERS, new Random(seed));

  @Test
  void spoiltExpressionsAreAnsweredOrRefused() {
    try (Session session =
        Session.on(
            new ManualClock(),
            Session.DEFAULT_CPS,
            Timing.LIVE,
            SessionLog.none(),
            Reporter.SILENT)) {
      session.evaluate(Forms.typed("(d1 (s \"bd*2\"))").getFirst());
      int refused = 0;
      for (int i = 0; i < ROUNDS; i++) {
        String text = "(d2 " + mutations.next() + ")";
        for (Piece piece : Forms.typed(text)) if (isRefused(session, piece, text)) refused++;
        assertTrue(session.isPlaying(), "seed=" + seed + " text=" + text);
      }
      assertTrue(refused > ROUNDS / 20, "too few were spoilt: " + refused);
    }
  }

  private boolean isRefused(Session session, Piece piece, String text) {
    Answer answer = session.evaluate(piece);
    if (!(answer instanceof Answer.Refused refused)) return false;
    String said = refused.text();
    assertFalse(said.isBlank(), "seed=" + seed + " text=" + text);
    assertFalse(
        said.contains("\tat ") || said.contains("java.lang."),
        "a stack trace or a class name: seed=" + seed + " text=" + text + "\n" + said);
    return true;
  }
}
