// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.Compiler;
import clojure.lang.ISeq;
import clojure.lang.LineNumberingPushbackReader;
import clojure.lang.LispReader;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.ClojureWords;
import org.zadenza.dsl.Word;

/**
 * Where a player's Clojure runs: the namespace {@code set}, which knows all words of {@code
 * zadenza.live} and, behind them, all of {@code clojure.core}. Where both have a name ({@code
 * range}, {@code take}) the music wins; the other is still {@code clojure.core/range}.
 *
 * <p>Any thread; the namespace that an evaluation ends in is where the next one begins.
 */
public final class ClojureSpace implements Evaluator {
  /** Where the words live. */
  public static final String WORDS = "zadenza.live";

  private static final Symbol CORE = Symbol.intern("clojure.core");
  private static final Symbol NS = Symbol.intern("ns");

  private final Namespace words;
  private volatile Namespace space;

  private ClojureSpace(Namespace words, Namespace space) {
    this.words = words;
    this.space = space;
  }

  /** Interns the words and makes the player's namespace, named {@code set}. */
  public static ClojureSpace with(Iterable<Word> words) {
    RT.init();
    Watched.intern();
    ClojureWords.intern(WORDS, words);
    Namespace live = Namespace.findOrCreate(Symbol.intern(WORDS));
    ClojureSpace out = new ClojureSpace(live, Namespace.findOrCreate(Symbol.intern("set")));
    out.referAll();
    return out;
  }

  /** Words that take names instead of values, such as {@code (doc every)}. */
  public void quoting(String... names) {
    for (String name : names) {
      Var function = words.findInternedVar(Symbol.intern(name));
      Symbol hidden = Symbol.intern(name + "*");
      Var.intern(words, hidden, function.deref());
      Symbol call = Symbol.intern(WORDS, hidden.getName());
      Var.intern(words, Symbol.intern(name), new QuotingMacro(call)).setMacro();
    }
  }

  /** Lets {@code defsynth} read its body as unit generators. */
  public void composing() {
    SynthMacro.intern(words);
  }

  private void referAll() {
    Namespace core = Namespace.find(CORE);
    for (Object entry : core.getMappings()) {
      Map.Entry<?, ?> mapping = (Map.Entry<?, ?>) entry;
      Symbol name = (Symbol) mapping.getKey();
      if (mapping.getValue() instanceof Var var
          && var.ns == core
          && var.isPublic()
          && words.findInternedVar(name) == null) {
        refer(space, name, var);
      }
    }
    referWords(space, _ -> true);
  }

  private void referWords(Namespace into, Predicate<@Nullable Object> givesWay) {
    for (Object entry : words.getMappings()) {
      Map.Entry<?, ?> mapping = (Map.Entry<?, ?>) entry;
      Symbol name = (Symbol) mapping.getKey();
      if (mapping.getValue() instanceof Var var
          && var.ns == words
          && givesWay.test(into.getMapping(name))) {
        refer(into, name, var);
      }
    }
  }

  private static void refer(Namespace into, Symbol name, Var var) {
    if (into.getMapping(name) == var) return;
    into.unmap(name);
    into.refer(name, var);
  }

  /** A namespace that a set made for itself knows the words, but where it said otherwise. */
  private void furnish(Namespace made) {
    Namespace core = Namespace.find(CORE);
    referWords(made, old -> old == null || old instanceof Var var && var.ns == core);
  }

  /** Reads and evaluates all forms of a text; the value of the last. */
  public @Nullable Object value(String text) {
    return value(new Piece.Whole(new Place("prompt", 1, 1), text));
  }

  @Override
  public List<Piece> typed(String text) {
    return Forms.typed(text);
  }

  @Override
  public List<Piece> ofFile(String source, String text) {
    return Forms.ofFile(source, text);
  }

  /** The name of the namespace that the next evaluation begins in. */
  public String namespace() {
    return space.getName().getName();
  }

  /** Reads and evaluates a piece of text, which knows its lines. */
  @Override
  public @Nullable Object value(Piece piece) {
    return value(space, piece, true);
  }

  /**
   * The same for what is no part of the set, which goes on where it was.
   *
   * @param namespace where, which exists
   */
  public @Nullable Object aside(String namespace, Piece piece) {
    return value(Namespace.findOrCreate(Symbol.intern(namespace)), piece, false);
  }

  private @Nullable Object value(Namespace begin, Piece piece, boolean ofTheSet) {
    Var.pushThreadBindings(
        RT.map(RT.CURRENT_NS, begin, Compiler.SOURCE_PATH, piece.place().source()));
    try {
      Object value = null;
      LineNumberingPushbackReader reader = reader(piece);
      Object end = new Object();
      for (Object form = read(reader, end); form != end; form = read(reader, end)) {
        Namespace here = (Namespace) RT.CURRENT_NS.deref();
        makeRoomFor(form, here);
        boolean anew = ofTheSet && makesNamespace(form);
        value = Compiler.eval(Watched.wrapped(form));
        if (anew) furnish((Namespace) RT.CURRENT_NS.deref());
      }
      if (ofTheSet) space = (Namespace) RT.CURRENT_NS.deref();
      return value;
    } finally {
      Var.popThreadBindings();
    }
  }

  /** A name that the player defines is the player's, even where a word had it. */
  private static void makeRoomFor(Object form, Namespace space) {
    if (form instanceof ISeq call
        && call.first() instanceof Symbol verb
        && verb.getName().startsWith("def")
        && !verb.getName().equals(SynthMacro.NAME)
        && RT.second(call) instanceof Symbol name
        && space.getMapping(name) instanceof Var old
        && old.ns != space) {
      space.unmap(name);
    }
  }

  private static boolean makesNamespace(Object form) {
    return form instanceof ISeq call
        && NS.equals(call.first())
        && RT.second(call) instanceof Symbol name
        && Namespace.find(name) == null;
  }

  private static LineNumberingPushbackReader reader(Piece piece) {
    LineNumberingPushbackReader reader =
        new LineNumberingPushbackReader(new StringReader(Decimals.complete(piece.text())));
    reader.setLineNumber(piece.place().line());
    return reader;
  }

  /** With {@code #?(:clj ..)}, as anywhere in Clojure. */
  private static Object read(LineNumberingPushbackReader reader, Object end) {
    Object conditionals = RT.map(LispReader.OPT_READ_COND, LispReader.COND_ALLOW);
    return LispReader.read(reader, false, end, false, conditionals);
  }
}
