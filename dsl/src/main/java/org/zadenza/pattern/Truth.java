// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/**
 * What counts as true in a rhythm or a mask: everything but {@code 0}, {@code false}, and the words
 * {@code "false"} and {@code "f"}.
 */
final class Truth {
  private Truth() {}

  static boolean of(Object value) {
    return switch (value) {
      case Boolean b -> b;
      case Number n -> n.doubleValue() != 0 && !Double.isNaN(n.doubleValue());
      case String s -> !s.equals("false") && !s.equals("f");
      default -> true;
    };
  }
}
