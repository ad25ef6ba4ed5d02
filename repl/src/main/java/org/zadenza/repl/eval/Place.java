// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/**
 * A place in a text.
 *
 * @param source the file's name, or {@code "prompt"}
 * @param line from 1
 * @param column from 1
 */
public record Place(String source, int line, int column) {
  /** The place of a character, counted from 0, in the text of {@code source}. */
  static Place in(String source, String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return new Place(source, line, offset - lineStart + 1);
  }

  /** {@code set.clj:12:3}. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
