// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import clojure.lang.IFn;
import clojure.lang.Keyword;
import clojure.lang.Symbol;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as an error shows it to a player: {@code "bd"} in quotes, a function as such. */
public final class Shown {
  private static final int LONGEST = 40;
  private static final int MEMBERS = 4;
  private static final Pattern MADE_UP = Pattern.compile("[$@]|__|(?:[a-z]\\w*\\.)+[A-Z]");

  private Shown() {}

  /** Never longer than a line; never the name of a class. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "nil";
      case Described plain -> plain.described();
      case String text -> '"' + cut(text) + '"';
      case Character letter -> "the letter " + letter;
      case Double d when d.isNaN() -> "what is no number (NaN)";
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
      case Keyword keyword -> keyword.toString();
      case Symbol symbol -> "the name " + symbol;
      case Map<?, ?> map -> members(map.entrySet(), "{", "}");
      case Map.Entry<?, ?> entry -> of(entry.getKey()) + " " + of(entry.getValue());
      case java.util.Set<?> set -> members(set, "#{", "}");
      case Collection<?> list -> members(list, "[", "]");
      case Pattern regex -> "the regular expression " + cut(regex.pattern());
      case IFn _, Function<?, ?> _ -> named(value, "a function");
      default -> named(value, "something else");
    };
  }

  private static String named(Object value, String otherwise) {
    String text = String.valueOf(value);
    return MADE_UP.matcher(text).find() ? otherwise : cut(text);
  }

  private static String members(Collection<?> members, String open, String close) {
    StringBuilder out = new StringBuilder(open);
    Iterator<?> each = members.iterator();
    for (int i = 0; each.hasNext(); i++) {
      if (i > 0) out.append(' ');
      if (i == MEMBERS || out.length() > LONGEST) return out.append("...").append(close).toString();
      out.append(of(each.next()));
    }
    return out.append(close).toString();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
