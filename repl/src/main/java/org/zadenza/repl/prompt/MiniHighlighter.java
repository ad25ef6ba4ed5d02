// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.WordBook;

/** Colours known words, texts and comments, so that a misspelt word is seen before it is sent. */
final class MiniHighlighter extends DefaultHighlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle TEXT = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle WORD = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle COMMENT = PLAIN.faint();

  private final WordBook words;
  private final Dialogue dialogue;

  MiniHighlighter(WordBook words, Dialogue dialogue) {
    this.words = words;
    this.dialogue = dialogue;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    int at = 0;
    while (at < buffer.length()) {
      int end = tokenEnd(buffer, at);
      String token = buffer.substring(at, end);
      out.styled(style(token), token);
      at = end;
    }
    return out.toAttributedString();
  }

  private AttributedStyle style(String token) {
    if (token.charAt(0) == '"') return TEXT;
    if (startsComment(token, 0)) return COMMENT;
    return words.find(token).isPresent() ? WORD : PLAIN;
  }

  private boolean isJava() {
    return dialogue.language() == Language.JAVA;
  }

  private boolean startsComment(String text, int at) {
    return isJava() ? text.startsWith("//", at) : text.charAt(at) == ';';
  }

  private int tokenEnd(String text, int at) {
    char first = text.charAt(at);
    if (first == '"') return textEnd(text, at);
    int end = at + 1;
    if (startsComment(text, at)) {
      while (end < text.length() && text.charAt(end) != '\n') end++;
      return end;
    }
    boolean name = isName(first);
    while (name && end < text.length() && isName(text.charAt(end))) end++;
    return end;
  }

  private static int textEnd(String text, int at) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') end += text.charAt(end) == '\\' ? 2 : 1;
    return Math.min(text.length(), end + 1);
  }

  private boolean isName(char c) {
    if (isJava()) return Character.isJavaIdentifierPart(c);
    return Character.isLetterOrDigit(c) || "-_*+!?<>=/.&%$".indexOf(c) >= 0;
  }
}
