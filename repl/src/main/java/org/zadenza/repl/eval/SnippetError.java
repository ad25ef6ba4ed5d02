// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/** Java that does not compile: the compiler's words and the place. */
final class SnippetError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int offset;

  /**
   * @param code the compiler's name of the error, such as {@code compiler.err.expected}
   * @param offset the blamed character of the snippet, from 0
   */
  SnippetError(String code, String message, int offset) {
    super(message, null, false, false);
    this.code = code;
    this.offset = offset;
  }

  String code() {
    return code;
  }

  int offset() {
    return offset;
  }
}
