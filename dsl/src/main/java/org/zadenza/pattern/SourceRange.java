// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/**
 * A stretch of a notation text, in characters.
 *
 * @param begin offset of the first character, from 0
 * @param end offset after the last character
 */
public record SourceRange(int begin, int end) {
  public SourceRange {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("bad source range: begin=" + begin + ", end=" + end);
    }
  }
}
