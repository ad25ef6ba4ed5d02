// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.RT;
import clojure.lang.Var;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.suggest.Suggestions;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.eval.Defined;
import org.zadenza.repl.text.EventText;

/** How a value reads on the screen. */
final class ValueText {
  private static final int WIDTH = 76;
  private static final int LONGEST = 64;
  private static final int DEEPEST = 8;
  private static final Var PRINT_LENGTH = core("*print-length*");
  private static final Var PRINT_LEVEL = core("*print-level*");

  private ValueText() {}

  private static Var core(String name) {
    return RT.var("clojure.core", name);
  }

  /** May run the player's code, where a sequence is lazy, and so may throw what that throws. */
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "nil";
      case Notice notice -> notice.text();
      case Suggestions suggestions -> suggestions.toString();
      case Defined defined -> defined.toString();
      case Pattern pattern -> EventText.firstCycle(pattern, WIDTH);
      case Var var -> var.sym + " is defined";
      default -> printed(value);
    };
  }

  private static String printed(Object value) {
    Var.pushThreadBindings(RT.map(PRINT_LENGTH, LONGEST, PRINT_LEVEL, DEEPEST));
    try {
      return RT.printString(value);
    } finally {
      Var.popThreadBindings();
    }
  }
}
