// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.notation.Notation;
import org.zadenza.pattern.Pattern;

/** What an evaluated value is, taken as a pattern. */
public final class Patterns {
  private Patterns() {}

  /**
   * A pattern is itself, a string is mini-notation, and what the word {@code seq} takes is a
   * sequence of one.
   */
  public static Pattern of(@Nullable Object value) {
    return switch (value) {
      case null -> Pattern.silence();
      case Pattern pattern -> pattern;
      case String text -> Notation.parse(text);
      default -> inSequence(value);
    };
  }

  private static Pattern inSequence(Object value) {
    Object made = Vocabulary.find("seq").orElseThrow().call().apply(java.util.List.of(value));
    if (made instanceof Pattern pattern) return pattern;
    throw new IllegalArgumentException("this is no pattern: " + value);
  }
}
