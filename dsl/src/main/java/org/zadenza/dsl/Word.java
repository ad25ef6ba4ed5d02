// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /** True for a word that stands for a value, such as {@code sine}, and is not called. */
  public boolean isValue() {
    return category.equals("signals");
  }

  /** Name and aliases, each in camelCase and in kebab-case, without repeats. */
  public Set<String> everyName() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(Stream.of(name), aliases.stream())
        .forEach(
            n -> {
              names.add(n);
              names.add(kebab(n));
            });
    return names;
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
