// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import org.zadenza.pattern.Pattern;

/** The front door: {@code Notation.parse("bd*2 <sn cp>")}. Any thread. */
public final class Notation {
  private Notation() {}

  /**
   * The pattern that {@code text} describes. An empty text is silence.
   *
   * @throws NotationError with the place and a sentence, if the text is not well formed
   */
  public static Pattern parse(String text) {
    if (text.isBlank()) return Pattern.silence();
    return Weaver.pattern(new NotationParser(text).parse());
  }

  /** The text as a tree, for editors and highlighters. */
  public static Node read(String text) {
    return new NotationParser(text).parse();
  }
}
