// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import clojure.lang.ISeq;
import clojure.lang.Namespace;
import clojure.lang.Symbol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.Place;
import org.zadenza.repl.session.Session;

/**
 * Which namespace a player means. Editors say {@code user} for a file without a namespace of its
 * own: that is {@code set}, where the words are.
 */
record Namespaces(Session session) {
  static final String SET = "set";
  static final String USER = "user";
  private static final Pattern GO =
      Pattern.compile("\\s*\\(in-ns '" + USER + "\\)\\s*", Pattern.DOTALL);

  /** Where evaluations in Clojure begin. */
  String current() {
    return session.tongues().namespace();
  }

  /** The name that is meant by {@code asked}. */
  static String meant(String asked) {
    return asked.equals(USER) ? SET : asked;
  }

  static boolean exists(String name) {
    return Namespace.find(Symbol.intern(name)) != null;
  }

  /** {@code (in-ns 'user)} goes to the set, anything else is as it was written. */
  static String meantCode(String code) {
    Matcher go = GO.matcher(code);
    return go.matches() ? code.replace(USER, SET) : code;
  }

  /** The form that goes there, as a player could type it; empty if the set is there already. */
  Optional<Piece> goTo(String name) {
    return name.equals(current())
        ? Optional.empty()
        : Optional.of(new Piece.Whole(new Place("editor", 1, 1), "(in-ns '" + name + ")"));
  }

  /** All there are, sorted. */
  static Stream<String> names() {
    Stream.Builder<String> out = Stream.builder();
    for (ISeq s = Namespace.all(); s != null; s = s.next()) {
      out.add(((Namespace) s.first()).getName().getName());
    }
    return out.build().sorted();
  }
}
