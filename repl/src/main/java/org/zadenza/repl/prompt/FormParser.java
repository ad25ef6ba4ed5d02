// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Piece;

/** Tells the line reader whether a form is finished, and which name the cursor is on. */
final class FormParser implements Parser {
  private static final String NAME_ENDS = " \t\n\r,;\"()[]{}'`~@^#";

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
      requireWhole(line);
    }
    int begin = Math.min(cursor, line.length());
    while (begin > 0 && NAME_ENDS.indexOf(line.charAt(begin - 1)) < 0) begin--;
    int end = Math.min(cursor, line.length());
    while (end < line.length() && NAME_ENDS.indexOf(line.charAt(end)) < 0) end++;
    return new Name(line, cursor, line.substring(begin, end), cursor - begin);
  }

  private static void requireWhole(String line) {
    List<Piece> pieces = Forms.typed(line);
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Unclosed open) {
      String missing = open.missing();
      throw new EOFError(open.opened().line(), open.opened().column(), "not closed yet", missing);
    }
  }

  /** A line seen as one name, the one at the cursor. */
  private record Name(String line, int cursor, String word, int wordCursor) implements ParsedLine {
    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }
}
