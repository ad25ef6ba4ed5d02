// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.Named;
import java.util.List;
import org.zadenza.time.Rational;

/** Reads the arguments of a stage word, or says what it wants. */
final class Given {
  private Given() {}

  static IllegalArgumentException wants(String word, String what) {
    return new IllegalArgumentException(word + " wants " + what);
  }

  static void count(String word, List<Object> given, int wanted) {
    if (given.size() == wanted) return;
    String plural = wanted == 1 ? " argument" : " arguments";
    throw wants(word, wanted + plural + ", not " + given.size());
  }

  static Object one(String word, List<Object> given) {
    count(word, given, 1);
    return given.getFirst() == null ? "~" : given.getFirst();
  }

  static Rational number(String word, List<Object> given) {
    if (one(word, given) instanceof Number number) return Rational.of(number.doubleValue());
    throw wants(word, "a number");
  }

  /** A slot is named by a text, a keyword, a number or the word that plays it. */
  static String slot(Object value) {
    return switch (value) {
      case Named named -> named.getName();
      case Number number -> "d" + number;
      default -> value.toString();
    };
  }
}
