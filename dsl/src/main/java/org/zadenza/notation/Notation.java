// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import java.util.List;
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

  /**
   * A text that can be parsed and begins with {@code beginning}: the least that is missing stands
   * behind it, as in {@code bd*2 <sn>}. It can be found if and only if there is one at all.
   *
   * @throws NotationError with the first place that no end can mend
   */
  public static String completed(String beginning) {
    if (beginning.isBlank()) return beginning;
    try {
      return NotationParser.completed(beginning);
    } catch (NotationError e) {
      for (String more : openEnds(beginning)) {
        try {
          return NotationParser.completed(beginning + more);
        } catch (NotationError alsoWrong) {
          continue;
        }
      }
      throw e;
    }
  }

  /** What may make another sign of the last one: {@code .} begins .5 and .., {@code _} a word. */
  private static List<String> openEnds(String beginning) {
    return switch (beginning.charAt(beginning.length() - 1)) {
      case '.' -> List.of("5", ". 5");
      case '_' -> List.of("5");
      default -> List.of();
    };
  }

  /** The text as a tree, for editors and highlighters. */
  public static Node read(String text) {
    return new NotationParser(text).parse();
  }
}
