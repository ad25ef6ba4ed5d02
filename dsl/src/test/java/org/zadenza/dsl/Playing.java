// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.Compiler;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Lines of Clojure as a player types them, and what they play. */
final class Playing {
  private static final String NAMESPACE = "zadenza.playing";

  static {
    RT.init();
    evaluate("(ns " + NAMESPACE + ")");
    ClojureWords.intern(NAMESPACE, Vocabulary.words());
  }

  private Playing() {}

  static Object evaluate(String text) {
    Object ns = Namespace.findOrCreate(Symbol.intern(NAMESPACE));
    Var.pushThreadBindings(
        RT.map(RT.CURRENT_NS, ns, RT.var("clojure.core", "*warn-on-reflection*"), false));
    try {
      return Compiler.load(new StringReader(text));
    } finally {
      Var.popThreadBindings();
    }
  }

  static Pattern pattern(String text) {
    return Pattern.of(evaluate(text));
  }

  /** Onsets, lengths and values of some cycles: {@code 0+1/2 a, 1/2+1/2 b}. */
  static String played(String text, long from, long to) {
    return pattern(text).events(Span.of(from, to)).stream()
        .filter(Event::hasOnset)
        .map(Playing::shown)
        .collect(Collectors.joining(", "));
  }

  static String played(String text) {
    return played(text, 0, 1);
  }

  private static String shown(Event e) {
    Rational length = e.wholeOrPart().width();
    return e.wholeOrPart().begin() + "+" + length + " " + value(e.value());
  }

  private static String value(Object value) {
    if (value instanceof Double d && d == Math.rint(d)) return String.valueOf(d.longValue());
    if (value instanceof List<?> list) return list.stream().map(Playing::value).toList().toString();
    return value.toString();
  }
}
