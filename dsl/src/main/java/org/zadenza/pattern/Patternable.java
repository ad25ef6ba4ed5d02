// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import clojure.lang.IFn;
import clojure.lang.Keyword;
import clojure.lang.Ratio;
import clojure.lang.Symbol;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.zadenza.names.WordCall;
import org.zadenza.names.WrongValue;
import org.zadenza.notation.Notation;
import org.zadenza.time.Rational;

/**
 * What a player may write where a pattern is meant: a number, a text of mini-notation, a vector (a
 * sequence), or a pattern.
 */
public final class Patternable {
  private Patternable() {}

  public static Pattern pattern(Object o) {
    return switch (o) {
      case null -> throw new WrongValue("a pattern", null);
      case Pattern p -> p;
      case String text -> Notation.parse(text);
      case List<?> list -> Pattern.fastcat(list.stream().map(Patternable::pattern).toList());
      default -> Pattern.pure(value(o));
    };
  }

  public static List<Pattern> patterns(Object... many) {
    List<Pattern> out = new ArrayList<>(many.length);
    for (Object o : many) out.add(pattern(o));
    return out;
  }

  /** A value as patterns hold them: numbers become doubles, maps become controls. */
  public static Object value(Object o) {
    return switch (o) {
      case null -> throw new WrongValue("a value", null);
      case Double d -> d;
      case Pattern p -> p;
      case Rational r -> r.toDouble();
      case Ratio r -> rational(r).toDouble();
      case Number n -> n.doubleValue();
      case Keyword k -> k.getName();
      case Symbol s -> s.getName();
      case Controls c -> c;
      case Map<?, ?> m -> {
        Controls out = Controls.EMPTY;
        for (Map.Entry<?, ?> e : m.entrySet()) {
          out = out.with(String.valueOf(value(e.getKey())), value(e.getValue()));
        }
        yield out;
      }
      case List<?> l -> l.stream().map(Patternable::value).toList();
      default -> o;
    };
  }

  /** A point or length of time from what a player wrote: exact where the text was. */
  public static Rational rational(Object o) {
    return switch (o) {
      case null -> throw new WrongValue("a number", null);
      case Rational r -> r;
      case Ratio r -> Rational.parse(r.numerator + "/" + r.denominator);
      case BigDecimal d -> Rational.parse(d.toString());
      case Double d when !Double.isFinite(d) -> throw new WrongValue("a finite number", d);
      case Double d -> Rational.of(d);
      case Float f -> Rational.of(f.doubleValue());
      case BigInteger b -> Rational.parse(b.toString());
      case Number n -> Rational.of(n.longValue());
      case String s -> rationalText(s);
      case Boolean b -> b ? Rational.ONE : Rational.ZERO;
      default -> throw new WrongValue("a number", o);
    };
  }

  private static Rational rationalText(String s) {
    try {
      return Rational.parse(s);
    } catch (NumberFormatException e) {
      throw new WrongValue("a number", s);
    }
  }

  /** A function of a pattern from what a player wrote: a Clojure or a Java function. */
  public static UnaryOperator<Pattern> function(Object o) {
    return switch (o) {
      case IFn f when !(o instanceof Keyword || o instanceof Map || o instanceof List) ->
          p -> pattern(f.invoke(p));
      case Function<?, ?> f -> p -> pattern(applied(f, p));
      case null, default ->
          throw new WrongValue("a function, such as rev or (fn [x] (fast 2 x))", o);
    };
  }

  /** A function of a pattern and a number from what a player wrote. */
  public static BiFunction<Pattern, Integer, Pattern> numbered(Object o) {
    if (o instanceof IFn f) return (p, i) -> pattern(f.invoke(p, (long) i));
    throw new WrongValue("a function of a pattern and a number, such as (fn [x i] (fast i x))", o);
  }

  @SuppressWarnings("unchecked") // a wrong function throws ClassCastException, which is reported
  private static Object applied(Function<?, ?> f, Pattern p) {
    return ((Function<Object, Object>) f).apply(p);
  }

  /** {@code body} for a constant argument; for a pattern, the body of whatever it says, joined. */
  public static Pattern join(Object argument, Function<Object, Pattern> body) {
    if (argument instanceof Number || argument instanceof Rational || argument instanceof Boolean) {
      return body.apply(argument);
    }
    Pattern p = pattern(argument);
    Function<Object, Pattern> watched = WordCall.watched(argument, body);
    if (p instanceof Pure(Object value, Sources sources)) {
      return watched.apply(value).withSources(sources);
    }
    return Joins.inner(p.withValue(watched::apply));
  }

  /** The same for an argument that is a point or length of time. */
  static Pattern joinTime(Object argument, Function<Rational, Pattern> body) {
    if (argument == null) throw new WrongValue("a number", null);
    return join(argument, v -> body.apply(rational(v)));
  }

  /** The same for two arguments; structure comes from the first. */
  static Pattern joinTimes(
      Object first, Object second, BiFunction<Rational, Rational, Pattern> body) {
    return join(first, a -> joinTime(second, b -> body.apply(rational(a), b)));
  }
}
