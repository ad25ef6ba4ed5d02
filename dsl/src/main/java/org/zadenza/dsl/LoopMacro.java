// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.IPersistentMap;
import clojure.lang.IPersistentVector;
import clojure.lang.ISeq;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;

/**
 * The control {@code loop} beside Clojure's own {@code loop}, which no player can do without: with
 * bindings, as in {@code (loop [i 0] ...)}, it is Clojure's, otherwise it sets the control.
 */
final class LoopMacro extends RestFn {
  static final String NAME = "loop";

  private static final Symbol CORE = Symbol.intern("clojure.core", NAME);
  private static final int FORM_AND_SCOPE = 2;

  private final transient Symbol control;

  private LoopMacro(Symbol control) {
    this.control = control;
  }

  static void intern(Namespace ns, Object control, IPersistentMap meta) {
    Symbol hidden = Symbol.intern("loop-control");
    Var.intern(ns, hidden, control).setMeta(meta);
    Symbol full = Symbol.intern(ns.getName().getName(), hidden.getName());
    Var var = Var.intern(ns, Symbol.intern(NAME), new LoopMacro(full));
    var.setMeta(meta);
    var.setMacro();
  }

  @Override
  public int getRequiredArity() {
    return FORM_AND_SCOPE;
  }

  @Override
  protected Object doInvoke(Object form, Object scope, Object arguments) {
    ISeq given = RT.seq(arguments);
    return RT.cons(binds(given) ? CORE : control, given);
  }

  private static boolean binds(ISeq given) {
    return given != null
        && given.first() instanceof IPersistentVector bindings
        && (bindings.count() == 0 || bindings.nth(0) instanceof Symbol);
  }
}
