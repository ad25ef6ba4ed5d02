// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.Compiler;
import clojure.lang.LineNumberingPushbackReader;
import clojure.lang.LispReader;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Supplier;
import org.zadenza.dsl.ClojureWords;
import org.zadenza.dsl.Word;

/**
 * Where a player's Clojure runs: the namespace {@code set}, which knows all words of {@code
 * zadenza.live} and, behind them, all of {@code clojure.core}. Where both have a name ({@code
 * range}, {@code take}) the music wins; the other is still {@code clojure.core/range}.
 *
 * <p>One thread at a time.
 */
public final class ClojureSpace {
  /** Where the words live. */
  public static final String WORDS = "zadenza.live";

  private static final Symbol CORE = Symbol.intern("clojure.core");

  private final Namespace words;
  private final Namespace space;

  private ClojureSpace(Namespace words, Namespace space) {
    this.words = words;
    this.space = space;
  }

  /** Interns the words and makes the player's namespace, named {@code set}. */
  public static ClojureSpace with(Iterable<Word> words) {
    return named("set", words);
  }

  static ClojureSpace named(String name, Iterable<Word> words) {
    RT.init();
    ClojureWords.intern(WORDS, words);
    Namespace live = Namespace.findOrCreate(Symbol.intern(WORDS));
    ClojureSpace out = new ClojureSpace(live, Namespace.findOrCreate(Symbol.intern(name)));
    out.referAll();
    return out;
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
        space.refer(name, var);
      }
    }
    for (Object entry : words.getMappings()) {
      Map.Entry<?, ?> mapping = (Map.Entry<?, ?>) entry;
      if (mapping.getValue() instanceof Var var && var.ns == words) {
        space.refer((Symbol) mapping.getKey(), var);
      }
    }
  }

  /** Reads and evaluates all forms of a text; the value of the last. */
  public Object value(String text) {
    return within(
        () -> {
          LineNumberingPushbackReader reader =
              new LineNumberingPushbackReader(new StringReader(text));
          Object end = new Object();
          Object value = null;
          for (Object form = read(reader, end); form != end; form = read(reader, end)) {
            value = Compiler.eval(form);
          }
          return value;
        });
  }

  private static Object read(LineNumberingPushbackReader reader, Object end) {
    return LispReader.read(reader, false, end, false);
  }

  private Object within(Supplier<Object> work) {
    Var.pushThreadBindings(RT.map(RT.CURRENT_NS, space));
    try {
      return work.get();
    } finally {
      Var.popThreadBindings();
    }
  }
}
