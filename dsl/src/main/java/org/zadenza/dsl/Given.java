// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.IFn;
import clojure.lang.Keyword;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * The arguments a word was given; what does not fit is refused in the player's words.
 *
 * @param word the word's name
 * @param names the names of its arguments
 * @param values what was given
 */
public record Given(String word, List<String> names, List<Object> values) {

  public int count() {
    return values.size();
  }

  public Object raw(int i) {
    return values.get(i);
  }

  /** The last argument, which is the pattern a verb works on. */
  public Pattern last() {
    return pattern(values.size() - 1);
  }

  public Pattern pattern(int i) {
    return asked(i, "a pattern", () -> Pattern.of(given(i)));
  }

  public UnaryOperator<Pattern> function(int i) {
    return asked(i, "a function", () -> Patternable.function(given(i)));
  }

  /** A function of a pattern and a number. */
  public BiFunction<Pattern, Integer, Pattern> numbered(int i) {
    return asked(i, "a function of a pattern and a number", () -> Patternable.numbered(given(i)));
  }

  /** All arguments from the {@code i}th on, as patterns. */
  public List<Pattern> patternsFrom(int i) {
    List<Pattern> out = new ArrayList<>();
    for (int k = i; k < values.size(); k++) out.add(pattern(k));
    return out;
  }

  /** A vector such as {@code ["bd" "sn"]}. */
  public List<?> list(int i) {
    if (given(i) instanceof List<?> list) return list;
    throw new IllegalArgumentException(
        word
            + ": the argument \""
            + names.get(Math.min(i, names.size() - 1))
            + "\" must be a list, such as [\"bd\" \"sn\"], not "
            + raw(i));
  }

  /** A leading keyword such as {@code :out}, or {@link Alignment#IN}. */
  public Alignment alignment() {
    if (values.isEmpty() || !(values.get(0) instanceof Keyword k)) return Alignment.IN;
    for (Alignment a : Alignment.values()) {
      if (a.name().equalsIgnoreCase(k.getName())) return a;
    }
    throw new IllegalArgumentException(
        word
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
    return asked(
        i,
        "a list of functions, such as [rev (fn [x] (fast 2 x))]",
        () -> {
          List<UnaryOperator<Pattern>> out = new ArrayList<>();
          for (Object f : list(i)) out.add(Patternable.function(f));
          return out;
        });
  }

  /** A map such as {@code {:a "bd"}}. */
  public Map<?, ?> map(int i) {
    if (given(i) instanceof Map<?, ?> map) return map;
    throw wrong(i, "a map, such as {:a \"bd\"}");
  }

  /** A vector {@code [begin end]}. */
  public Span span(int i) {
    List<?> ends = list(i);
    if (ends.size() != 2) throw wrong(i, "a span, such as [1/4 3/4]");
    return new Span(Patternable.rational(ends.get(0)), Patternable.rational(ends.get(1)));
  }

  /** A function of two patterns. */
  public BinaryOperator<Pattern> combination(int i) {
    IFn f = ifn(i);
    return (a, b) -> Pattern.of(f.invoke(a, b));
  }

  /** The {@code i}th argument, a function, applied to a value and a pattern. */
  public Pattern applied(int i, Object value, Pattern pattern) {
    return Pattern.of(ifn(i).invoke(value, pattern));
  }

  /** A test of a time in cycles. */
  public Predicate<Rational> timeTest(int i) {
    IFn f = ifn(i);
    return t -> RT.booleanCast(f.invoke(t.toDouble()));
  }

  /** A test of the number of a cycle. */
  public LongPredicate cycleTest(int i) {
    IFn f = ifn(i);
    return c -> RT.booleanCast(f.invoke(c));
  }

  /** A test of a value. */
  public Predicate<Object> valueTest(int i) {
    IFn f = ifn(i);
    return v -> RT.booleanCast(f.invoke(v));
  }

  /** A function of a value. */
  public Function<Object, Object> valueFunction(int i) {
    IFn f = ifn(i);
    return v -> Patternable.value(f.invoke(v));
  }

  /** A function of a list of values. */
  public Function<List<Object>, Object> listFunction(int i) {
    IFn f = ifn(i);
    return values -> Patternable.value(f.invoke(PersistentVector.create(values)));
  }

  /** A continuous pattern: a function of the moment. */
  public Pattern signal(int i) {
    IFn f = ifn(i);
    return Pattern.signal(t -> Patternable.value(f.invoke(t.toDouble())));
  }

  private IFn ifn(int i) {
    if (given(i) instanceof IFn f) return f;
    throw wrong(i, "a function");
  }

  private IllegalArgumentException wrong(int i, String what) {
    String name = names.get(Math.min(i, names.size() - 1));
    return new IllegalArgumentException(
        word + ": the argument \"" + name + "\" must be " + what + ", not " + raw(i));
  }

  private Object given(int i) {
    Object value = values.get(i);
    if (value == null) throw new IllegalArgumentException("nil");
    return value;
  }

  private interface Asked<T> {
    T get();
  }

  private <T> T asked(int i, String what, Asked<T> body) {
    try {
      return body.get();
    } catch (NotationError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      String name = names.get(Math.min(i, names.size() - 1));
      throw new IllegalArgumentException(
          word + ": the argument \"" + name + "\" must be " + what + " (" + e.getMessage() + ")");
    }
  }
}
