// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from control names to values, sorted by name: {@code {gain 0.8, s "bd"}}.
 *
 * <p>Names are SuperDirt's ({@code s n note gain pan speed ...}). Values are {@link Double}s,
 * {@link String}s, {@link Boolean}s or lists of them.
 */
public final class Controls extends AbstractMap<String, Object> {
  public static final Controls EMPTY = new Controls(new String[0], new Object[0]);

  private final String[] names;
  private final Object[] values;

  private Controls(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  public static Controls of(String name, Object value) {
    return new Controls(new String[] {name}, new Object[] {value});
  }

  public static Controls copyOf(Map<String, ?> map) {
    if (map instanceof Controls controls) return controls;
    Controls out = EMPTY;
    for (Map.Entry<String, ?> e : map.entrySet()) out = out.with(e.getKey(), e.getValue());
    return out;
  }

  /** The same controls with one more, or with one changed. */
  public Controls with(String name, Object value) {
    return union(of(name, value));
  }

  /** The same controls without {@code name}. */
  public Controls without(String name) {
    Controls out = EMPTY;
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals(name)) out = out.with(names[i], values[i]);
    }
    return out;
  }

  /** Both together; where both have a name, {@code other}'s value stands. */
  public Controls union(Controls other) {
    return union(other, (mine, theirs) -> theirs);
  }

  /** Both together; where both have a name, {@code common} makes one value of the two. */
  public Controls union(Controls other, BinaryOperator<Object> common) {
    if (names.length == 0) return other;
    if (other.names.length == 0) return this;
    int total = names.length + other.names.length;
    String[] outNames = new String[total];
    Object[] outValues = new Object[total];
    int i = 0;
    int j = 0;
    int k = 0;
    while (i < names.length || j < other.names.length) {
      int order =
          i == names.length ? 1 : j == other.names.length ? -1 : names[i].compareTo(other.names[j]);
      if (order < 0) {
        outNames[k] = names[i];
        outValues[k++] = values[i++];
      } else if (order > 0) {
        outNames[k] = other.names[j];
        outValues[k++] = other.values[j++];
      } else {
        outNames[k] = names[i];
        outValues[k++] = common.apply(values[i++], other.values[j++]);
      }
    }
    if (k == total) return new Controls(outNames, outValues);
    return new Controls(
        java.util.Arrays.copyOf(outNames, k), java.util.Arrays.copyOf(outValues, k));
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) if (names[i].equals(name)) return values[i];
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return names.length;
  }

  /** The {@code i}th name, from 0, in order of name. */
  public String name(int i) {
    return names[i];
  }

  /** The value under the {@code i}th name. */
  public Object value(int i) {
    return values[i];
  }

  /** The number under {@code name}, or {@code otherwise} where there is none. */
  public double number(String name, double otherwise) {
    return get(name) instanceof Number n ? n.doubleValue() : otherwise;
  }

  /** The text under {@code name}, or {@code otherwise} where there is none. */
  public String text(String name, String otherwise) {
    Object value = get(name);
    return value == null ? otherwise : value.toString();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            return at < names.length;
          }

          @Override
          public Entry<String, Object> next() {
            if (at >= names.length) throw new NoSuchElementException();
            return Map.entry(names[at], values[at++]);
          }
        };
      }
    };
  }
}
