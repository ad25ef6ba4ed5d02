// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.IFn;
import clojure.lang.IPersistentCollection;
import clojure.lang.Keyword;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import clojure.lang.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zadenza.names.WordCall;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * The arguments a word was given; what does not fit is refused in the player's words.
 *
 * @param call the word, the names of its arguments and what was given
 */
public record Given(WordCall call) {

  public String word() {
    return call.word();
  }

  public List<Object> values() {
    return call.values();
  }

  public int count() {
    return call.values().size();
  }

  public Object raw(int i) {
    return call.values().get(i);
  }

  /** The last argument, which is the pattern a verb works on. */
  public Pattern last() {
    return pattern(count() - 1);
  }

  public Pattern pattern(int i) {
    return Pattern.of(raw(i));
  }

  public UnaryOperator<Pattern> function(int i) {
    return WordCall.watched(raw(i), Patternable.function(raw(i)))::apply;
  }

  /** A function of a pattern and a number. */
  public BiFunction<Pattern, Integer, Pattern> numbered(int i) {
    return Patternable.numbered(raw(i));
  }

  /** All arguments from the {@code i}th on, as patterns. */
  public List<Pattern> patternsFrom(int i) {
    List<Pattern> out = new ArrayList<>();
    for (int k = i; k < count(); k++) out.add(pattern(k));
    return out;
  }

  /** A text; a keyword or a symbol will do. */
  public String text(int i) {
    return switch (raw(i)) {
      case String text -> text;
      case Keyword keyword -> keyword.getName();
      case Symbol symbol -> symbol.getName();
      case null, default -> throw call.wants(i, "a text");
    };
  }

  /** A vector such as {@code ["bd" "sn"]}. */
  public List<?> list(int i) {
    if (raw(i) instanceof List<?> list) return list;
    throw call.wants(i, "a list, such as [\"bd\" \"sn\"]");
  }

  /** A leading keyword such as {@code :out}, or {@link Alignment#IN}. */
  public Alignment alignment() {
    if (count() == 0 || !(raw(0) instanceof Keyword k)) return Alignment.IN;
    for (Alignment a : Alignment.values()) {
      if (a.name().equalsIgnoreCase(k.getName())) return a;
    }
    throw new WordError(
        word()
            + ": "
            + k
            + " is no alignment; there are :in :out :mix :squeeze :squeezeout :reset :restart"
            + " :poly");
  }

  /** A vector of patterns. */
  public List<Pattern> patterns(int i) {
    return list(i).stream().map(Pattern::of).toList();
  }

  /** A vector of functions of a pattern. */
  public List<UnaryOperator<Pattern>> functions(int i) {
    List<UnaryOperator<Pattern>> out = new ArrayList<>();
    for (Object f : list(i)) out.add(WordCall.watched(f, Patternable.function(f))::apply);
    return out;
  }

  /** A map such as {@code {:a "bd"}}. */
  public Map<?, ?> map(int i) {
    if (raw(i) instanceof Map<?, ?> map) return map;
    throw call.wants(i, "a map, such as {:a \"bd\"}");
  }

  /** A vector {@code [begin end]}. */
  public Span span(int i) {
    List<?> ends = list(i);
    if (ends.size() != 2) throw call.wants(i, "a span, such as [1/4 3/4]");
    return new Span(Patternable.rational(ends.get(0)), Patternable.rational(ends.get(1)));
  }

  /** A function of two patterns. */
  public BinaryOperator<Pattern> combination(int i) {
    Called f = called(i);
    return (a, b) -> Pattern.of(f.with(a, b));
  }

  /** The {@code i}th argument, a function, applied to a value and a pattern. */
  public Pattern applied(int i, Object value, Pattern pattern) {
    return Pattern.of(called(i).with(value, pattern));
  }

  /** A test of a time in cycles. */
  public Predicate<Rational> timeTest(int i) {
    Called f = called(i);
    return t -> RT.booleanCast(f.with(t.toDouble()));
  }

  /** A test of the number of a cycle. */
  public LongPredicate cycleTest(int i) {
    Called f = called(i);
    return c -> RT.booleanCast(f.with(c));
  }

  /** A test of a value. */
  public Predicate<Object> valueTest(int i) {
    Called f = called(i);
    return v -> RT.booleanCast(f.with(v));
  }

  /** A function of a value. */
  public Function<Object, Object> valueFunction(int i) {
    Called f = called(i);
    return v -> Patternable.value(f.with(v));
  }

  /** A function of a list of values. */
  public Function<List<Object>, Object> listFunction(int i) {
    Called f = called(i);
    return values -> Patternable.value(f.with(PersistentVector.create(values)));
  }

  /** A continuous pattern: a function of the moment. */
  public Pattern signal(int i) {
    Function<Rational, Object> f =
        WordCall.watched(raw(i), t -> Patternable.value(called(i).with(t.toDouble())));
    return Pattern.signal(f);
  }

  private interface Called {
    Object with(Object... values);
  }

  private Called called(int i) {
    if (!(raw(i) instanceof IFn f) || f instanceof Keyword || f instanceof IPersistentCollection) {
      throw call.wants(i, "a function");
    }
    Function<Object[], Object> watched = WordCall.watched(f, given -> f.applyTo(RT.seq(given)));
    return watched::apply;
  }
}
