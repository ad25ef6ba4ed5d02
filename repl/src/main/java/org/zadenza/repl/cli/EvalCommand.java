// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Defined;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Patterns;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Notice;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza eval 'EXPR'}. */
@Command(name = "eval", description = "Shows what an expression answers.")
final class EvalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EXPR", description = "An expression, such as '(rev \"a b c\")'.")
  private String text;

  @Option(
      names = "--lang",
      defaultValue = "clj",
      description = "Its language: clj or java (default ${DEFAULT-VALUE}).")
  private String language;

  @Mixin private SpanOptions span;

  @Override
  public Integer call() {
    Language spoken =
        Language.ofCode(language)
            .orElseThrow(() -> new Refusal("--lang is clj or java, not " + language));
    try (Session session =
        Session.on(
            new ManualClock(),
            Session.DEFAULT_CPS,
            Timing.OFFLINE,
            SessionLog.none(),
            Reporter.SILENT)) {
      print(last(session, spoken, session.tongues().typed(spoken, text)));
    }
    return Exit.OK;
  }

  private static Object last(Session session, Language language, List<Piece> pieces) {
    if (pieces.isEmpty()) throw new Refusal("there is no expression in this text");
    Object value = null;
    for (Piece piece : pieces) {
      switch (session.evaluate(language, piece)) {
        case Answer.Refused(var complaint) -> throw new Refusal(complaint.withoutMusic().text());
        case Answer.Value(var given, _) -> value = given;
      }
    }
    return value == null ? new Notice("nil") : value;
  }

  private void print(Object value) {
    if (value instanceof Notice || value instanceof Defined) {
      spec.commandLine().getOut().println(value);
      return;
    }
    span.print(Patterns.of(value), spec.commandLine().getOut());
  }
}
