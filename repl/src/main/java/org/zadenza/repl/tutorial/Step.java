// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import org.zadenza.repl.eval.Language;

/**
 * One thing to try.
 *
 * @param title what it is about
 * @param text what is said before the lines, in Markdown
 * @param clojure the lines to type, empty where there is nothing to play
 * @param java the same lines in Java, which sound the same
 * @param after what is said after them, in Markdown: what to listen for
 */
public record Step(String title, String text, String clojure, String java, String after) {
  public Step {
    if (clojure.isEmpty() != java.isEmpty()) {
      throw new IllegalArgumentException("\"" + title + "\" has lines in one language only");
    }
  }

  /** The lines to type in a language, without a line break at the end. */
  public String lines(Language language) {
    return language == Language.JAVA ? java : clojure;
  }

  public boolean isPlayable() {
    return !clojure.isEmpty();
  }
}
