// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import clojure.lang.RT;
import clojure.lang.Var;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.session.Notice;
import org.zadenza.repl.text.EventText;

/** How an answer reads on the screen. */
final class AnswerText {
  private static final int WIDTH = 76;

  private AnswerText() {}

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Refused(var complaint) -> complaint.text();
      case Answer.Value(var value) -> value(value);
    };
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "nil";
      case Notice notice -> notice.text();
      case Pattern pattern -> pattern(pattern);
      case Var var -> var.sym.toString() + " is defined";
      case Word word -> word.kebabName();
      default -> RT.printString(value);
    };
  }

  private static String pattern(Pattern pattern) {
    try {
      return EventText.firstCycle(pattern, WIDTH);
    } catch (RuntimeException | StackOverflowError e) {
      return "a pattern that cannot be played: " + e.getMessage();
    }
  }
}
