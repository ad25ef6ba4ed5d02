// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.music.Pitch;
import org.zadenza.notation.NotationError;

/**
 * Patterns of what comes in from outside, by name: continuous, and asked anew by every query. Where
 * nothing came, or something that does not fit, they are what the player wished for that case.
 */
public final class Inputs {
  private Inputs() {}

  /** A number. */
  public static Pattern number(Object otherwise, String name) {
    return value(otherwise, name, Inputs::toNumber);
  }

  /** A whole number: what comes is rounded down. */
  public static Pattern whole(Object otherwise, String name) {
    return value(otherwise, name, v -> toNumber(v) instanceof Double x ? Math.floor(x) : null);
  }

  /** A note: a number, or a name such as c3, which is 48. */
  public static Pattern note(Object otherwise, String name) {
    return value(otherwise, name, Inputs::toNote);
  }

  /** A text. */
  public static Pattern text(Object otherwise, String name) {
    return value(otherwise, name, Inputs::toText);
  }

  /** True for {@code true}, for {@code "true"}, and for every number but 0. */
  public static Pattern truth(Object otherwise, String name) {
    return value(otherwise, name, Inputs::toTruth);
  }

  /** What a text says in mini-notation; what cannot be read is silence. */
  public static Pattern notation(String name) {
    return Joins.inner(value(Pattern.silence(), name, Inputs::toPattern));
  }

  private static Pattern value(
      Object otherwise, String name, Function<Object, @Nullable Object> meant) {
    Pattern fallback = Pattern.of(otherwise);
    return (query, sink) -> {
      Object came = query.inputs().get(name);
      Object value = came == null ? null : meant.apply(came);
      if (value == null) fallback.query(query, sink);
      else sink.accept(new Event(null, query.span(), value, Sources.NONE));
    };
  }

  private static @Nullable Object toNumber(Object came) {
    if (came instanceof Number n) return n.doubleValue();
    if (came instanceof Boolean truth) return truth ? 1.0 : 0.0;
    try {
      return Double.valueOf(came.toString().strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object toNote(Object came) {
    Object number = toNumber(came);
    if (number != null) return number;
    var midi = Pitch.midi(came.toString());
    return midi.isPresent() ? (double) midi.getAsInt() : null;
  }

  private static Object toText(Object came) {
    if (came instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1e15) {
      return String.valueOf(x.longValue());
    }
    return came.toString();
  }

  private static @Nullable Object toTruth(Object came) {
    if (came instanceof Boolean) return came;
    if (came instanceof Number n) return n.doubleValue() != 0;
    return switch (came.toString()) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Object toPattern(Object came) {
    try {
      return Pattern.of(came.toString());
    } catch (NotationError e) {
      return null;
    }
  }
}
