// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/**
 * Spells out what Clojure's reader does not know: {@code .8}, as players of Tidal and Strudel write
 * it, becomes {@code 0.8}.
 */
final class Decimals {
  private static final String BEFORE_A_TOKEN = "([{,'`~@^";

  private Decimals() {}

  /** The text with its decimals complete; texts, characters and comments are left alone. */
  static String complete(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = unitEnd(text, at);
      if (text.charAt(at) == '.' && startsNumber(text, at)) out.append('0');
      out.append(text, at, end);
      at = end;
    }
    return out.toString();
  }

  /** The end of what is taken as one: a text, a comment, a character, or any single letter. */
  private static int unitEnd(String text, int at) {
    int end = at + 1;
    switch (text.charAt(at)) {
      case '"' -> {
        while (end < text.length() && text.charAt(end) != '"') {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end++;
      }
      case ';' -> {
        while (end < text.length() && text.charAt(end) != '\n') end++;
      }
      case '\\' -> end++;
      default -> {
        return end;
      }
    }
    return Math.min(end, text.length());
  }

  private static boolean startsNumber(String text, int at) {
    if (at + 1 >= text.length() || !Character.isDigit(text.charAt(at + 1))) return false;
    if (at == 0) return true;
    char before = text.charAt(at - 1);
    if (before == '-' || before == '+') return at == 1 || opens(text.charAt(at - 2));
    return opens(before);
  }

  private static boolean opens(char before) {
    return Character.isWhitespace(before) || BEFORE_A_TOKEN.indexOf(before) >= 0;
  }
}
