// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.Compiler;
import clojure.lang.IPersistentCollection;
import clojure.lang.IPersistentMap;
import clojure.lang.IPersistentVector;
import clojure.lang.ISeq;
import clojure.lang.Named;
import clojure.lang.Namespace;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import clojure.lang.RestFn;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.synth.Composer;

/**
 * {@code (defsynth wobble [freq 110 cutoff 800] (rlpf (saw freq) cutoff 0.3))}: in the body the
 * names of unit generators mean those, whatever they mean elsewhere; the parameters are sounds.
 */
final class SynthMacro extends RestFn {
  static final String NAME = "defsynth";

  private static final String GENERATORS = "zadenza.synth";
  private static final String FREE = "FREE";
  private static final int HIDDEN_ARGUMENTS = 2;
  private static final String EXAMPLE = ", as in (defsynth wobble [freq 110] (saw freq))";

  private final transient Symbol function;

  private SynthMacro(Symbol function) {
    this.function = function;
  }

  /** Makes the word of that name a macro, and a function of every generator. */
  static void intern(Namespace words) {
    Namespace generators = Namespace.findOrCreate(Symbol.intern(GENERATORS));
    for (String name : Composer.names()) {
      Var.intern(generators, Symbol.intern(name), new GeneratorFn(name));
    }
    Var.intern(generators, Symbol.intern(FREE), 2);
    Symbol name = Symbol.intern(NAME);
    Symbol hidden = Symbol.intern(NAME + "*");
    Var.intern(words, hidden, words.findInternedVar(name).deref());
    Symbol call = Symbol.intern(words.getName().getName(), hidden.getName());
    Var.intern(words, name, new SynthMacro(call)).setMacro();
  }

  @Override
  public int getRequiredArity() {
    return HIDDEN_ARGUMENTS;
  }

  /** A macro is given its form and its surroundings before its arguments. */
  @Override
  protected Object doInvoke(Object form, Object surroundings, Object arguments) {
    List<Object> given = new ArrayList<>(List.of());
    for (Object each : RT.toArray(arguments)) given.add(each);
    if (given.isEmpty()) throw new WordError("defsynth wants a name" + EXAMPLE);
    String name = name(given.removeFirst());
    if (given.size() > 2 && given.getFirst() instanceof String) given.removeFirst();
    if (given.size() < 2) {
      throw new WordError("defsynth " + name + " wants parameters and a sound" + EXAMPLE);
    }
    Object parameters = given.removeFirst();
    if (!(parameters instanceof IPersistentVector vector)) {
      String shown = Shown.of(parameters);
      throw new WordError(
          "defsynth " + name + " wants its parameters in brackets, not " + shown + EXAMPLE);
    }
    return expanded(name, vector, given);
  }

  private static String name(@Nullable Object given) {
    return switch (given) {
      case Named named when named.getName() != null -> named.getName();
      case String text -> text;
      case null, default ->
          throw new WordError("defsynth: the name must be one, not " + Shown.of(given) + EXAMPLE);
    };
  }

  private Object expanded(String name, IPersistentVector parameters, List<Object> body) {
    List<Object> names = new ArrayList<>();
    List<Object> declared = new ArrayList<>();
    for (int i = 0; i < parameters.count(); i += 2) {
      if (!(parameters.nth(i) instanceof Symbol parameter) || parameter.getNamespace() != null) {
        String shown = Shown.of(parameters.nth(i));
        throw new WordError("defsynth " + name + " wants names of parameters, not " + shown);
      }
      if (i + 1 == parameters.count()) {
        throw new WordError(
            "defsynth " + name + ": the parameter " + parameter + " wants a number");
      }
      names.add(Symbol.intern(parameter.getName()));
      declared.add(vector(List.of(parameter.getName(), parameters.nth(i + 1))));
    }
    Set<Symbol> used = new LinkedHashSet<>();
    Set<Symbol> heads = new LinkedHashSet<>();
    Set<Symbol> local = new HashSet<>();
    names.forEach(each -> local.add((Symbol) each));
    List<Object> all = new ArrayList<>(body);
    all.add(parameters);
    for (Object each : all) look(each, used, heads, local, false);
    for (Symbol head : heads) if (!isKnown(head, local)) throw Composer.unknown(head.getName());
    List<Object> bindings = new ArrayList<>();
    for (Symbol each : used) {
      bindings.add(each);
      bindings.add(Symbol.intern(GENERATORS, each.getName()));
    }
    List<Object> made = new ArrayList<>(List.of(core("fn"), vector(names)));
    made.addAll(body);
    Object call = RT.list(function, name, vector(declared), RT.seq(vector(made)));
    return RT.list(core("let"), vector(bindings), call);
  }

  /** Finds the generators that a form names, what it calls, and what it gives names to. */
  private static void look(
      @Nullable Object form,
      Set<Symbol> used,
      Set<Symbol> heads,
      Set<Symbol> local,
      boolean inVector) {
    if (form instanceof Symbol symbol && symbol.getNamespace() == null) {
      if (inVector) local.add(symbol);
      boolean generator = Composer.names().contains(symbol.getName());
      if (generator || symbol.getName().equals(FREE)) used.add(symbol);
    }
    if (!(form instanceof IPersistentCollection many)) return;
    if (form instanceof ISeq call
        && call.first() instanceof Symbol head
        && head.getNamespace() == null) {
      heads.add(head);
      named(call, head, local);
    }
    boolean vector = form instanceof IPersistentVector || form instanceof IPersistentMap;
    for (ISeq s = RT.seq(many); s != null; s = s.next()) {
      look(s.first(), used, heads, local, vector);
    }
  }

  /** The names that {@code (fn f [x] ...)} and {@code (letfn [(f [x] ...)] ...)} give. */
  private static void named(ISeq call, Symbol head, Set<Symbol> local) {
    Object second = RT.second(call);
    if (head.getName().equals("fn") && second instanceof Symbol name) local.add(name);
    if (!head.getName().equals("letfn") || !(second instanceof IPersistentVector functions)) return;
    for (ISeq s = RT.seq(functions); s != null; s = s.next()) {
      if (s.first() instanceof ISeq one && one.first() instanceof Symbol name) local.add(name);
    }
  }

  private static boolean isKnown(Symbol head, Set<Symbol> local) {
    Namespace here = (Namespace) RT.CURRENT_NS.deref();
    String name = head.getName();
    return local.contains(head)
        || Composer.names().contains(name)
        || Compiler.specials.containsKey(head)
        || here.getMapping(head) != null
        || name.startsWith(".")
        || name.endsWith(".")
        || name.contains("%");
  }

  private static Symbol core(String name) {
    return Symbol.intern("clojure.core", name);
  }

  private static Object vector(List<Object> items) {
    return PersistentVector.create(items);
  }
}
