// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.pattern.Pattern;

/** What an evaluated value is, taken as a pattern. */
public final class Patterns {
  private Patterns() {}

  /** As arguments of words are taken: a string is mini-notation, a vector a sequence. */
  public static Pattern of(@Nullable Object value) {
    return switch (value) {
      case null -> Pattern.silence();
      case Pattern pattern -> pattern;
      case Iterable<?> sequence -> call("seq", sequence);
      default -> Pattern.of(value);
    };
  }

  private static Pattern call(String word, Object argument) {
    return (Pattern) Vocabulary.find(word).orElseThrow().call().apply(java.util.List.of(argument));
  }
}
