// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;

/** Tells the line reader whether a form is finished, and which name the cursor is on. */
final class FormParser implements Parser {
  private static final String NAME_ENDS = " \t\n\r,;\"()[]{}'`~@^#";

  private final Dialogue dialogue;

  FormParser(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
      requireWhole(line);
    }
    int begin = Math.min(cursor, line.length());
    while (begin > 0 && isName(line.charAt(begin - 1))) begin--;
    int end = Math.min(cursor, line.length());
    while (end < line.length() && isName(line.charAt(end))) end++;
    return new Name(line, cursor, line.substring(begin, end), cursor - begin);
  }

  private boolean isName(char c) {
    return switch (dialogue.language()) {
      case CLOJURE -> NAME_ENDS.indexOf(c) < 0;
      case JAVA -> Character.isJavaIdentifierPart(c);
    };
  }

  private void requireWhole(String line) {
    if (Language.switchedBy(line).isPresent()) return;
    List<Piece> pieces = dialogue.pieces(line);
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
