// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.util.ArrayList;
import java.util.List;

/** The little of Markdown that the chapters use, as plain text of a given width. */
final class Paragraphs {
  private static final String FENCE = "```";
  private static final char KEPT = '\u00a0'; // a blank at which no line ends

  private Paragraphs() {}

  /** Paragraphs are filled, blocks of code are indented by four and left as they are. */
  static String of(String markdown, int width) {
    List<String> out = new ArrayList<>();
    for (String part : markdown.strip().split("\n\n+")) {
      out.add(part.startsWith(FENCE) ? block(part) : filled(plain(part), width));
    }
    return String.join("\n\n", out);
  }

  private static String block(String part) {
    String inside = part.substring(part.indexOf('\n') + 1, part.lastIndexOf(FENCE));
    return inside.indent(4).stripTrailing();
  }

  /** Without the stars of emphasis; code stays as it is, in one piece. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1;
      if (i > 0) out.append('`');
      out.append(code ? parts[i].replace(' ', KEPT) : parts[i].replace("*", ""));
    }
    return out.toString();
  }

  /** Words in lines of at most {@code width} characters, where no word is longer. */
  static String filled(String text, int width) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : text.strip().split("[ \n]+")) {
      if (column > 0 && column + 1 + word.length() > width) {
        out.append('\n');
        column = 0;
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word.replace(KEPT, ' '));
      column += word.length();
    }
    return out.toString();
  }
}
