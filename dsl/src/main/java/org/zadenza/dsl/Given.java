// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import clojure.lang.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;

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
