// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

/** A text that is not well-formed mini-notation: the place, and one plain sentence. */
public final class NotationError extends RuntimeException {
  private static final int SHOWN_AROUND = 60;

  private final String text;
  private final int offset;

  public NotationError(String text, int offset, String sentence) {
    super(sentence, null, false, false);
    this.text = text;
    this.offset = offset;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The character that is to blame, from 0; the text's length where the text stops too early. */
  public int offset() {
    return offset;
  }

  /** The line of the blamed character, from 1. */
  public int line() {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /** Its place in that line, from 1. */
  public int column() {
    return offset - lineStart() + 1;
  }

  private int lineStart() {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The line, a caret under the place, and the sentence. */
  public String pretty() {
    int start = lineStart();
    int end = text.indexOf('\n', offset);
    if (end < 0) end = text.length();
    int from = Math.max(start, offset - SHOWN_AROUND);
    int to = Math.min(end, offset + SHOWN_AROUND);
    String shown = text.substring(from, to).replace('\t', ' ').replace('\r', ' ');
    return "  " + shown + "\n  " + " ".repeat(offset - from) + "^ " + getMessage();
  }
}
