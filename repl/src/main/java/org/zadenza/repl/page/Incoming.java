// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.Optional;
import org.zadenza.repl.eval.Language;

/** What a page says. */
sealed interface Incoming {
  /** What time is it? {@code at} is the page's own. */
  record Ping(double at) implements Incoming {}

  /** Silence, now. */
  record Hush() implements Incoming {}

  /**
   * Evaluate this.
   *
   * @param id comes back with the answer
   * @param line where it begins in the editor, from 1
   * @param column likewise
   */
  record Evaluate(long id, Language language, int line, int column, String text)
      implements Incoming {}

  /** What cannot be read at all. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /** By the letter, and nothing after it. */
  Gson JSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** How long a set in an editor may be, in lines and in columns. */
  int LONGEST = 100_000;

  /**
   * Reads a message; empty for one that means nothing here.
   *
   * @throws Malformed if it is no JSON object, or lacks what it should hold
   */
  static Optional<Incoming> read(String message) throws Malformed {
    JsonObject o = object(message);
    return switch (text(o, "t")) {
      case "ping" -> Optional.of(new Ping(number(o, "at")));
      case "hush" -> Optional.of(new Hush());
      case "eval" -> Optional.of(evaluate(o));
      default -> Optional.empty();
    };
  }

  private static Evaluate evaluate(JsonObject o) throws Malformed {
    Language language =
        Language.ofCode(text(o, "language")).orElseThrow(() -> new Malformed("language"));
    return new Evaluate(
        (long) number(o, "id"), language, count(o, "line"), count(o, "column"), text(o, "text"));
  }

  private static JsonObject object(String message) throws Malformed {
    try {
      if (JSON.fromJson(message, JsonElement.class) instanceof JsonObject object) return object;
    } catch (JsonParseException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
    throw new Malformed("no object");
  }

  private static String text(JsonObject o, String name) throws Malformed {
    JsonElement e = o.get(name);
    if (e != null && e.isJsonPrimitive() && e.getAsJsonPrimitive().isString())
      return e.getAsString();
    throw new Malformed(name);
  }

  private static double number(JsonObject o, String name) throws Malformed {
    JsonElement e = o.get(name);
    if (e != null && e.isJsonPrimitive() && e.getAsJsonPrimitive().isNumber()) {
      double out = e.getAsDouble();
      if (Double.isFinite(out)) return out;
    }
    throw new Malformed(name);
  }

  private static int count(JsonObject o, String name) throws Malformed {
    double out = number(o, name);
    if (out >= 1 && out <= LONGEST && out == Math.rint(out)) return (int) out;
    throw new Malformed(name);
  }
}
