// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import clojure.lang.ArityException;
import clojure.lang.IFn;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A word that is being called. Patterns keep it with the functions that are applied later, so that
 * a value that does not fit can still be told by word and argument when it turns up in a query.
 *
 * @param word its name
 * @param names the names of its arguments, as the docs show them
 * @param values what was given; a value may be null
 */
public record WordCall(String word, List<String> names, List<Object> values) {
  private static final ScopedValue<WordCall> NOW = ScopedValue.newInstance();

  /**
   * What {@code body} answers; functions that are watched meanwhile tell of this call.
   *
   * @throws WordError where something given does not fit
   */
  public Object during(Supplier<Object> body) {
    return telling(() -> ScopedValue.where(NOW, this).call(body::get));
  }

  /**
   * What {@code body} answers.
   *
   * @throws WordError where something given does not fit
   */
  public Object telling(Supplier<Object> body) {
    try {
      return body.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw told(e, null);
    } catch (NullPointerException e) {
      int nil = values.indexOf(null);
      throw nil < 0 ? e : new WordError(argument(nil) + " must not be nil");
    }
  }

  /** {@code f}; where a word is being called, its errors name that word. */
  public static <T, R> Function<T, R> watched(Function<T, R> f) {
    return watched(null, f);
  }

  /** The same for what is made of an argument. */
  public static <T, R> Function<T, R> watched(@Nullable Object argument, Function<T, R> f) {
    if (!NOW.isBound()) return f;
    WordCall call = NOW.get();
    return value -> {
      try {
        return f.apply(value);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw call.told(e, argument);
      }
    };
  }

  /** The same for a function of two values. */
  public static BinaryOperator<Object> watchedPair(BinaryOperator<Object> f) {
    if (!NOW.isBound()) return f;
    WordCall call = NOW.get();
    return (a, b) -> {
      try {
        return f.apply(a, b);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw call.told(e, null);
      }
    };
  }

  /** An error that names the word, and the argument where it is known. */
  public WordError told(RuntimeException error, @Nullable Object argument) {
    return switch (error) {
      case WordError told -> told;
      case WrongValue wrong -> wrong(wrong, place(wrong, argument));
      case ArityException arity -> new WordError(arity(arity));
      default -> new WordError(sentence(String.valueOf(error.getMessage())));
    };
  }

  /** That the argument at {@code i} is not what was wanted. */
  public WordError wants(int i, String wanted) {
    return new WordError(argument(i) + " must be " + wanted + ", not " + Shown.of(values.get(i)));
  }

  private WordError wrong(WrongValue wrong, int place) {
    if (place < 0) return new WordError(sentence(wrong.getMessage()));
    if (values.get(place) instanceof IFn && values.get(place) != wrong.value()) {
      String gives = " gives " + Shown.of(wrong.value()) + ", where ";
      return new WordError(argument(place) + gives + wrong.wanted() + " is needed");
    }
    String shown = Shown.of(wrong.value());
    String hint = soundsTooEarly(wrong, place) ? "; the pattern goes last, as ->> puts it" : "";
    return new WordError(argument(place) + " must be " + wrong.wanted() + ", not " + shown + hint);
  }

  /** A pattern of sounds where another argument was to come first, as {@code ->} puts it. */
  private boolean soundsTooEarly(WrongValue wrong, int place) {
    return wrong.value() instanceof Map && place < values.size() - 1;
  }

  private int place(WrongValue wrong, @Nullable Object argument) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == wrong.value() || argument != null && values.get(i) == argument) return i;
    }
    return -1;
  }

  private String arity(ArityException error) {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null && value.getClass().getName().equals(error.name)) {
        return argument(i)
            + " is called with "
            + arguments(error.actual)
            + ", which it does not take";
      }
    }
    return sentence(
        "a function is called with " + arguments(error.actual) + ", which it does not take");
  }

  private static String arguments(int n) {
    return n + (n == 1 ? " argument" : " arguments");
  }

  private String argument(int i) {
    String name = names.isEmpty() ? "" : names.get(Math.min(i, names.size() - 1));
    return word + ": the argument \"" + name.replaceAll("[\\[\\].]", "") + "\"";
  }

  private String sentence(String message) {
    return message.startsWith(word) ? message : word + ": " + message;
  }
}
