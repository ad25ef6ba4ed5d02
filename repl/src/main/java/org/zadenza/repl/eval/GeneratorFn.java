// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.IFn;
import clojure.lang.ISeq;
import clojure.lang.Keyword;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.synth.Breakpoints;
import org.zadenza.synth.Composer;
import org.zadenza.synth.Sound;

/**
 * A unit generator as a Clojure function. Where Clojure has a function of the same name, such as
 * {@code *}, that is called when no argument is a sound.
 */
final class GeneratorFn extends RestFn {
  private static final Symbol CORE = Symbol.intern("clojure.core");

  private final transient String name;
  private final transient @Nullable IFn core;

  GeneratorFn(String name) {
    this.name = name;
    Var var = Var.find(Symbol.intern(CORE.getName(), name));
    core = var == null || var.isMacro() ? null : var;
  }

  @Override
  public int getRequiredArity() {
    return 0;
  }

  @Override
  protected Object doInvoke(Object arguments) {
    List<Object> given = new ArrayList<>();
    for (ISeq s = RT.seq(arguments); s != null; s = s.next()) {
      Object each = s.first();
      given.add(each instanceof Keyword keyword ? keyword.toString() : each);
    }
    if (core != null && given.stream().noneMatch(GeneratorFn::isSound)) {
      return core.applyTo(RT.seq(arguments));
    }
    return Composer.call(name, given);
  }

  private static boolean isSound(Object value) {
    return value instanceof Sound
        || value instanceof Breakpoints
        || value instanceof List<?> list && list.stream().anyMatch(GeneratorFn::isSound);
  }

  @Override
  public String toString() {
    return name;
  }
}
