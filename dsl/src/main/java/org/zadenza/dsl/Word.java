// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;

/**
 * One word of the language: a function or a value a player can type.
 *
 * @param name its name in camelCase, as in Java; Clojure knows it in kebab-case too
 * @param aliases other names for the same thing
 * @param category where the docs list it, such as {@code "time"}
 * @param arguments the names of its arguments, as shown to the player; the pattern comes last
 * @param doc one sentence
 * @param example a line that can be typed, in Clojure
 * @param call what it does: arguments as the prompt gives them (strings are mini-notation, numbers,
 *     patterns, functions, vectors), answer a pattern or another value
 */
public record Word(
    String name,
    List<String> aliases,
    String category,
    List<String> arguments,
    String doc,
    String example,
    Call call) {

  /** The body of a word. */
  @FunctionalInterface
  public interface Call {
    Object apply(List<Object> arguments);
  }

  /** {@code degradeBy} as Clojure writes it: {@code degrade-by}. */
  public String kebabName() {
    return kebab(name);
  }

  public static String kebab(String camel) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(camel.charAt(i - 1))) {
        out.append('-');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }
}
