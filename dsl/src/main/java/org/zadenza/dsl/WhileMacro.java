// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.AFn;
import clojure.lang.IPersistentMap;
import clojure.lang.ISeq;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tidal's {@code while} beside Clojure's own: with a gate, as in {@code (while "1 0" (fn [x] (fast
 * 2 x)) (s "bd"))}, it is Tidal's; where its test says true, false or nil, it does its body as long
 * as that is true.
 */
final class WhileMacro extends RestFn {
  static final String NAME = "while";

  private static final Symbol CORE = Symbol.intern("clojure.core", NAME);
  private static final Symbol LET = Symbol.intern("clojure.core", "let");
  private static final Symbol GATE = Symbol.intern("gate__");
  private static final int FORM_AND_SCOPE = 2;

  private final transient Symbol word;
  private final transient Symbol isGate;

  private WhileMacro(Symbol word, Symbol isGate) {
    this.word = word;
    this.isGate = isGate;
  }

  static void intern(Namespace ns, Object word, IPersistentMap meta) {
    Symbol hidden = hidden(ns, "while-word", word);
    Var var =
        Var.intern(ns, Symbol.intern(NAME), new WhileMacro(hidden, hidden(ns, "gate?", GATES)));
    var.setMeta(meta);
    var.setMacro();
  }

  private static Symbol hidden(Namespace ns, String name, Object value) {
    Var.intern(ns, Symbol.intern(name), value);
    return Symbol.intern(ns.getName().getName(), name);
  }

  /**
   * A comparison is a test; anything else that is given with a function and a pattern is a gate.
   */
  private static final AFn GATES =
      new AFn() {
        @Override
        public Object invoke(Object value) {
          return value != null && !(value instanceof Boolean);
        }
      };

  @Override
  public int getRequiredArity() {
    return FORM_AND_SCOPE;
  }

  /** The test is looked at once; if it is no gate, its first turn has begun with that. */
  @Override
  protected Object doInvoke(Object form, Object scope, Object arguments) {
    ISeq given = RT.seq(arguments);
    if (given == null) return RT.list(word);
    ISeq body = given.next();
    ISeq again = RT.list(RT.cons(CORE, given));
    for (Object each : reversed(body)) again = RT.cons(each, again);
    ISeq turn = RT.list(Symbol.intern("if"), GATE, RT.cons(Symbol.intern("do"), again));
    ISeq asMusic = RT.cons(word, RT.cons(GATE, body));
    ISeq choice = RT.list(Symbol.intern("if"), RT.list(isGate, GATE), asMusic, turn);
    return RT.list(LET, RT.vector(GATE, given.first()), choice);
  }

  private static List<Object> reversed(@Nullable ISeq forms) {
    return Arrays.asList(RT.toArray(forms)).reversed();
  }
}
