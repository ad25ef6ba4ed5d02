// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.IFn;
import clojure.lang.IPersistentMap;
import clojure.lang.ISeq;
import clojure.lang.Keyword;
import clojure.lang.Namespace;
import clojure.lang.PersistentHashMap;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;

/** The whole Clojure layer: every word becomes a var with its documentation. */
public final class ClojureWords {
  private static final Keyword DOC = Keyword.intern("doc");
  private static final Keyword ARGLISTS = Keyword.intern("arglists");

  private ClojureWords() {}

  /**
   * Makes vars of words in a namespace, which is made where it is missing; names that the namespace
   * refers to from elsewhere give way.
   */
  public static void intern(String namespace, Iterable<Word> words) {
    Namespace ns = Namespace.findOrCreate(Symbol.intern(namespace));
    for (Word word : words) {
      for (String name : word.everyName()) {
        Symbol symbol = Symbol.intern(name);
        Object value =
            word.isValue() ? word.call().apply(List.of()) : new WordFn(word, core(symbol));
        if (ns.getMapping(symbol) instanceof Var old && old.ns != ns) ns.unmap(symbol);
        switch (name) {
          case LoopMacro.NAME -> LoopMacro.intern(ns, value, meta(word));
          case WhileMacro.NAME -> WhileMacro.intern(ns, value, meta(word));
          default -> Var.intern(ns, symbol, value).setMeta(meta(word));
        }
      }
    }
  }

  private static IPersistentMap meta(Word word) {
    List<Object> arguments = new ArrayList<>();
    for (String argument : word.arguments()) {
      if (argument.endsWith("...")) {
        arguments.add(Symbol.intern("&"));
        arguments.add(Symbol.intern(argument.substring(0, argument.length() - 3)));
      } else {
        arguments.add(Symbol.intern(argument.replaceAll("[\\[\\]]", "")));
      }
    }
    IPersistentMap meta = PersistentHashMap.create(DOC, word.doc() + " e.g. " + word.example());
    return word.isValue()
        ? meta
        : meta.assoc(ARGLISTS, RT.list(PersistentVector.create(arguments)));
  }

  /** Clojure's own function of that name, or null. */
  private static @Nullable IFn core(Symbol symbol) {
    Var var = Namespace.findOrCreate(Symbol.intern("clojure.core")).findInternedVar(symbol);
    return var == null || var.isMacro() || !var.isBound() ? null : var;
  }

  /**
   * A word as a Clojure function. Where Clojure has a function of the same name, such as {@code
   * take}, it is called when no argument has to do with patterns.
   */
  private static final class WordFn extends RestFn {
    private final transient Word word;
    private final transient @Nullable IFn core;

    WordFn(Word word, @Nullable IFn core) {
      this.word = word;
      this.core = core;
    }

    private boolean isForClojure(List<Object> given) {
      if (core == null || given.isEmpty() || word.category().equals("sources")) return false;
      return !(given.getLast() instanceof String)
          && given.stream().noneMatch(o -> o instanceof Pattern);
    }

    @Override
    public int getRequiredArity() {
      return 0;
    }

    @Override
    protected Object doInvoke(Object args) {
      List<Object> given = new ArrayList<>();
      for (ISeq s = RT.seq(args); s != null; s = s.next()) given.add(s.first());
      return isForClojure(given) ? core.applyTo(RT.seq(args)) : word.call().apply(given);
    }

    @Override
    public String toString() {
      return word.kebabName();
    }
  }
}
