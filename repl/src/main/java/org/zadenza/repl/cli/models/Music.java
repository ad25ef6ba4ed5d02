// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** Music on the command line: mini-notation, the name of a MIDI file, or an expression. */
final class Music {
  private static final int CYCLES_READ = 4;

  private Music() {}

  /** Whether it is an expression of Clojure. */
  static boolean isExpression(String music) {
    return music.stripLeading().startsWith("(");
  }

  /** As it is written in Clojure where a pattern is wanted that plays. */
  static String text(String music) {
    if (isExpression(music)) return music;
    String quoted = WordOptions.quoted(music);
    if (music.matches("(?is).*\\.midi?")) return quoted;
    boolean drums =
        Pattern.of(music).events(Span.of(0, CYCLES_READ)).stream()
            .anyMatch(event -> DrumsIdiom.named(event.value()).isPresent());
    return "(%s %s)".formatted(drums ? "s" : "note", quoted);
  }
}
