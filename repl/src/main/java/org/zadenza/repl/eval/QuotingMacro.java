// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.PersistentVector;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Calls a function with its arguments as they were written: {@code (doc every)}. */
final class QuotingMacro extends RestFn {
  private static final Symbol QUOTE = Symbol.intern("quote");
  private static final int HIDDEN_ARGUMENTS = 2;

  private final transient Symbol function;

  QuotingMacro(Symbol function) {
    this.function = function;
  }

  @Override
  public int getRequiredArity() {
    return HIDDEN_ARGUMENTS;
  }

  /** A macro is given its form and its surroundings before its arguments. */
  @Override
  protected Object doInvoke(Object form, Object surroundings, Object arguments) {
    List<Object> call = new ArrayList<>();
    call.add(function);
    for (Object each : RT.toArray(arguments)) call.add(RT.list(QUOTE, each));
    return RT.seq(PersistentVector.create(call));
  }
}
