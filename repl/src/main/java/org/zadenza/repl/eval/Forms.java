// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a text into its top-level forms without evaluating any, so that each can succeed or fail on
 * its own. Knows strings, comments, character literals and brackets, and nothing else of Clojure.
 */
public final class Forms {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String PREFIXES = "'`~@#^";

  private final String source;
  private final String text;
  private final boolean recovers;
  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int at;

  private Forms(String source, String text, boolean recovers) {
    this.source = source;
    this.text = text;
    this.recovers = recovers;
  }

  /** The pieces of what was typed at the prompt, where a form may still be under way. */
  public static List<Piece> typed(String text) {
    return new Forms("prompt", text, false).cut();
  }

  /**
   * The pieces of a file. A form that is not closed ends where the next line begins with an opening
   * bracket in the first column, so that one slip does not swallow the rest.
   */
  public static List<Piece> ofFile(String source, String text) {
    return new Forms(source, text, true).cut();
  }

  private List<Piece> cut() {
    while (true) {
      skipBlanks();
      if (at >= text.length()) return List.copyOf(pieces);
      pieces.add(piece());
    }
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') skipLine();
      else if (Character.isWhitespace(c) || c == ',') at++;
      else return;
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') at++;
  }

  private Piece piece() {
    int start = at;
    open.clear();
    skipPrefixes();
    do {
      skipInnerBlanks();
      if (at >= text.length()) return unclosed(start, at);
      char c = text.charAt(at);
      if (startsNextForm(start)) return unclosed(start, at);
      if (c == '"') {
        int opened = at;
        if (!skipString()) return unclosedString(start, opened);
      } else if (OPENING.indexOf(c) >= 0) {
        open.push(at++);
      } else if (CLOSING.indexOf(c) >= 0) {
        if (!closes(c)) return stray(start, c);
        open.pop();
        at++;
      } else {
        skipToken();
      }
    } while (!open.isEmpty());
    return new Piece.Whole(place(start), text.substring(start, at));
  }

  private void skipPrefixes() {
    while (at < text.length() && PREFIXES.indexOf(text.charAt(at)) >= 0) {
      boolean two = text.startsWith("#_", at) || text.startsWith("#?", at);
      at += two ? 2 : 1;
    }
  }

  private void skipInnerBlanks() {
    if (!open.isEmpty()) skipBlanks();
  }

  private boolean startsNextForm(int start) {
    return recovers
        && at > start
        && !open.isEmpty()
        && text.charAt(at) == '('
        && text.charAt(at - 1) == '\n';
  }

  private boolean skipString() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') at++;
      else if (c == '"') return true;
    }
    at = text.length();
    return false;
  }

  private void skipToken() {
    if (text.charAt(at) == '\\') at = Math.min(text.length(), at + 2);
    else at++;
    while (at < text.length() && !endsToken(text.charAt(at))) at++;
  }

  private static boolean endsToken(char c) {
    return Character.isWhitespace(c)
        || c == ','
        || c == ';'
        || c == '"'
        || OPENING.indexOf(c) >= 0
        || CLOSING.indexOf(c) >= 0;
  }

  private boolean closes(char c) {
    return !open.isEmpty() && OPENING.indexOf(text.charAt(open.peek())) == CLOSING.indexOf(c);
  }

  private Piece unclosed(int start, int end) {
    if (open.isEmpty()) return new Piece.Whole(place(start), text.substring(start, end));
    StringBuilder missing = new StringBuilder();
    for (int opened : open) missing.append(CLOSING.charAt(OPENING.indexOf(text.charAt(opened))));
    return new Piece.Unclosed(
        place(start), text.substring(start, end), missing.toString(), place(open.peek()));
  }

  private Piece unclosedString(int start, int opened) {
    if (recovers) {
      at = nextForm(opened);
    }
    return new Piece.Unclosed(place(start), text.substring(start, at), "\"", place(opened));
  }

  private int nextForm(int from) {
    int next = text.indexOf("\n(", from);
    return next < 0 ? text.length() : next + 1;
  }

  private Piece stray(int start, char bracket) {
    Place where = place(at);
    at++;
    if (!open.isEmpty()) at = recovers ? nextForm(at) : text.length();
    return new Piece.Stray(place(start), text.substring(start, at), bracket, where);
  }

  private Place place(int offset) {
    return Place.in(source, text, offset);
  }
}
