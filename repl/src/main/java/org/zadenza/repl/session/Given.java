// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.IFn;
import clojure.lang.Named;
import clojure.lang.Ratio;
import java.util.List;
import java.util.regex.Pattern;
import org.zadenza.names.Shown;
import org.zadenza.names.WrongValue;
import org.zadenza.time.Rational;

/** Reads the arguments of a stage word, or says what it wants. */
final class Given {
  private static final Pattern SLOT = Pattern.compile("d[0-9]+");

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
    return number(word, one(word, given));
  }

  static Rational number(String word, Object value) {
    return switch (value) {
      case null -> throw wants(word, "a number, not nil");
      case Double d when !Double.isFinite(d) -> throw wants(word, "a finite number");
      case Ratio ratio -> Rational.parse(ratio.toString());
      case Long whole -> Rational.of(whole);
      case Number number -> Rational.of(number.doubleValue());
      default -> throw wants(word, "a number, not " + Shown.of(value));
    };
  }

  /** A slot is named by a text, a keyword, a whole number or the word that plays it. */
  static String slot(Object value) {
    return switch (value) {
      case Named named -> named.getName();
      case Long number when number >= 0 -> "d" + number;
      case Integer number when number >= 0 -> "d" + number;
      case Notice notice when notice.slots().size() == 1 -> notice.slots().getFirst();
      case String text when !text.isBlank() -> text;
      case IFn word when isSlotName(word) -> word.toString();
      case null, default -> throw new WrongValue("a slot, such as d1 or :bass", value);
    };
  }

  /** True for what can only mean a slot: a keyword, or the word that plays one. */
  static boolean isSlotName(Object value) {
    return value instanceof Named
        || value instanceof IFn && SLOT.matcher(value.toString()).matches();
  }
}
