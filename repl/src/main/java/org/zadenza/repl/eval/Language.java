// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line can be written in. */
public enum Language {
  CLOJURE("clj", "Clojure: (d1 (s \"bd sn\"))", ".clj"),
  JAVA("java", "Java: d1(s(\"bd sn\"))  and :clj goes back", ".jsh", ".java");

  private final String code;
  private final String greeting;
  private final List<String> endings;

  Language(String code, String greeting, String... endings) {
    this.code = code;
    this.greeting = greeting;
    this.endings = List.of(endings);
  }

  /** As in {@code --lang java}, and in the session log. */
  public String code() {
    return code;
  }

  /** What a player reads who switches to it. */
  public String greeting() {
    return greeting;
  }

  /** The line that switches the prompt to it: {@code :java}. */
  public String line() {
    return ":" + code;
  }

  public static Optional<Language> ofCode(String code) {
    return Stream.of(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The language that a line switches to, if that is what the line says. */
  public static Optional<Language> switchedBy(String line) {
    return Stream.of(values()).filter(each -> each.line().equals(line.strip())).findFirst();
  }

  /** How names of sets end, of all languages: {@code .clj}, {@code .jsh}, {@code .java}. */
  public static Stream<String> endings() {
    return Stream.of(values()).flatMap(each -> each.endings.stream());
  }

  /** What a file holds: Java where its name ends with .java or .jsh, else Clojure. */
  public static Language ofFile(String name) {
    return JAVA.endings.stream().anyMatch(name::endsWith) ? JAVA : CLOJURE;
  }
}
