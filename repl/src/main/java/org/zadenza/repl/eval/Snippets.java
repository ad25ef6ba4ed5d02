// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts Java into snippets, line by line: JShell says whether what was read so far is whole. A line
 * that begins with a dot goes on with the line before.
 */
final class Snippets {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final SourceCodeAnalysis analysis;
  private final String source;
  private final String text;
  private final boolean recovers;
  private int at;

  private Snippets(SourceCodeAnalysis analysis, String source, String text, boolean recovers) {
    this.analysis = analysis;
    this.source = source;
    this.text = text;
    this.recovers = recovers;
  }

  static List<Piece> typed(SourceCodeAnalysis analysis, String text) {
    return new Snippets(analysis, "prompt", text, false).cut();
  }

  /** What is not closed ends where the next line begins with a name in the first column. */
  static List<Piece> ofFile(SourceCodeAnalysis analysis, String source, String text) {
    return new Snippets(analysis, source, text, true).cut();
  }

  private List<Piece> cut() {
    List<Piece> pieces = new ArrayList<>();
    skipBlanks();
    while (at < text.length()) {
      pieces.add(piece());
      skipBlanks();
    }
    return pieces;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) at = lineEnd(at);
      else if (text.startsWith("/*", at)) at = commentEnd(at);
      else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';') at++;
      else return;
    }
  }

  private Piece piece() {
    int start = at;
    int end = lineEnd(start);
    while (true) {
      while (goesOn(end)) end = lineEnd(end + 1);
      CompletionInfo seen = analysis.analyzeCompletion(text.substring(start, end));
      switch (seen.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          return upTo(start, end - seen.remaining().length());
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE, EMPTY -> {
          if (end == text.length()) return unfinished(start, recovers ? nextPiece(start) : end);
          end = lineEnd(end + 1);
        }
        case UNKNOWN -> {
          int next = recovers ? nextPiece(start) : end;
          return next < end ? unfinished(start, next) : upTo(start, end);
        }
      }
    }
  }

  private Piece upTo(int start, int end) {
    at = end;
    return new Piece.Whole(place(start), text.substring(start, end).strip());
  }

  /** A piece that is not whole: open brackets are named, all else is left to the compiler. */
  private Piece unfinished(int start, int end) {
    Deque<Integer> open = open(start, end);
    boolean goesOn =
        open.isEmpty()
            && analysis.analyzeCompletion(text.substring(start, end)).completeness()
                == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE;
    if (open.isEmpty() && !goesOn) return upTo(start, end);
    at = end;
    StringBuilder missing = new StringBuilder();
    for (int each : open) missing.append(CLOSING.charAt(OPENING.indexOf(text.charAt(each))));
    Place opened = place(open.isEmpty() ? Math.max(start, end - 1) : open.peek());
    String shown = text.substring(start, end).stripTrailing();
    return new Piece.Unclosed(place(start), shown, missing.toString(), opened);
  }

  /** The brackets that are open at {@code end}, the innermost first; none after a stray one. */
  private Deque<Integer> open(int start, int end) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = literalEnd(i, end);
      } else if (text.startsWith("//", i)) {
        i = lineEnd(i);
      } else if (text.startsWith("/*", i)) {
        i = commentEnd(i) - 1;
      } else if (OPENING.indexOf(c) >= 0) {
        open.push(i);
      } else if (CLOSING.indexOf(c) >= 0) {
        boolean closes =
            !open.isEmpty() && OPENING.indexOf(text.charAt(open.peek())) == CLOSING.indexOf(c);
        if (!closes) return new ArrayDeque<>();
        open.pop();
      }
    }
    return open;
  }

  /** Where a text or a character ends: at its last mark, or at the line's end where none is. */
  private int literalEnd(int begin, int end) {
    if (text.startsWith("\"\"\"", begin)) {
      int close = text.indexOf("\"\"\"", begin + 3);
      return close < 0 ? end : close + 2;
    }
    int i = begin + 1;
    while (i < end && text.charAt(i) != text.charAt(begin) && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private boolean goesOn(int end) {
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) next++;
    return end < text.length() && next < text.length() && text.charAt(next) == '.';
  }

  private int nextPiece(int start) {
    for (int end = lineEnd(start); end < text.length(); end = lineEnd(end + 1)) {
      if (end + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(end + 1))) {
        return end;
      }
    }
    return text.length();
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', Math.min(from, text.length()));
    return end < 0 ? text.length() : end;
  }

  private int commentEnd(int from) {
    int end = text.indexOf("*/", from + 2);
    return end < 0 ? text.length() : end + 2;
  }

  private Place place(int offset) {
    return Place.in(source, text, offset);
  }
}
