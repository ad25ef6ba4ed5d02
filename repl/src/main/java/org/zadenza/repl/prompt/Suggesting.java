// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.reader.Buffer;
import org.zadenza.notation.NotationError;

/**
 * A key that goes on with the mini-notation before the cursor: pressed again, it puts the next
 * suggestion in place of the one before.
 *
 * <p>The thread that reads lines.
 */
final class Suggesting {
  private static final int NOWHERE = -1;

  private final Function<String, List<String>> suggester;
  private final Consumer<String> says;
  private List<String> suggestions = List.of();
  private String beginning = "";
  private String written = "";
  private String tail = "";
  private int next;

  /**
   * @param suggester texts that begin with the given one
   * @param says tells the player why there are none
   */
  Suggesting(Function<String, List<String>> suggester, Consumer<String> says) {
    this.suggester = suggester;
    this.says = says;
  }

  /** Writes the next suggestion; false where there is none. */
  boolean press(Buffer buffer) {
    String before = buffer.upToCursor();
    boolean again = !tail.isEmpty() && before.equals(written);
    if (!again && !begin(before)) return false;
    if (again) buffer.backspace(tail.length());
    tail = suggestions.get(next).substring(beginning.length());
    next = (next + 1) % suggestions.size();
    buffer.write(tail);
    written = buffer.upToCursor();
    return true;
  }

  private boolean begin(String before) {
    int quote = openQuote(before);
    tail = "";
    if (quote == NOWHERE) {
      says.accept("Alt-s goes on with a pattern: put the cursor into a text, as in (s \"bd*2 <sn");
      return false;
    }
    try {
      beginning = before.substring(quote + 1);
      suggestions = suggester.apply(beginning);
    } catch (NotationError e) {
      says.accept(e.pretty());
      return false;
    } catch (IllegalArgumentException e) {
      says.accept(e.getMessage());
      return false;
    }
    next = 0;
    return !suggestions.isEmpty();
  }

  /** Where the text begins that is still open at the end, or {@link #NOWHERE}. */
  private static int openQuote(String before) {
    int open = NOWHERE;
    for (int k = 0; k < before.length(); k++) {
      if (open != NOWHERE && before.charAt(k) == '\\') k++;
      else if (before.charAt(k) == '"') open = open == NOWHERE ? k : NOWHERE;
    }
    return open;
  }
}
