// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.StrokeCodec;
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

  /**
   * A hand is on the pad.
   *
   * @param x from left to right, 0 to 1
   * @param y from the bottom to the top, 0 to 1
   * @param rests whether it stays there
   */
  record Move(double x, double y, boolean rests) implements Incoming {}

  /** What is there to move over? */
  record Maps() implements Incoming {}

  /** Where are the pieces of a corpus? */
  record Pieces(String corpus) implements Incoming {}

  /** Where on the map of a corpus is what plays? */
  record Where(String corpus) implements Incoming {}

  /** What can be drawn? */
  record Words() implements Incoming {}

  /**
   * Go on with this drawing.
   *
   * @param id comes back with the answer
   * @param word what it should become; null for whatever it looks like
   */
  record Complete(long id, Drawing drawing, @Nullable String word, double temperature, long seed)
      implements Incoming {}

  /**
   * What is this?
   *
   * @param id comes back with the answer
   */
  record Drawn(long id, Drawing drawing) implements Incoming {}

  /**
   * Restyle this.
   *
   * @param id comes back with the answer
   * @param net the network's name
   * @param picture a PNG
   * @param dropped how many frames were not sent since the last, because one was under way
   */
  record Picture(long id, String net, byte[] picture, int dropped) implements Incoming {}

  /** What is not done, and why. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Refused(String message) {
      this(message, Reason.MALFORMED);
    }

    Refused(String message, Reason reason) {
      super(message, null, false, false);
      this.reason = reason;
    }

    /** Why. */
    Reason reason() {
      return reason;
    }
  }

  /** How many lines somebody may begin a drawing with. */
  int MOST_LINES = 64;

  /** How many points they may have together. */
  int MOST_POINTS = 2000;

  /** By the letter, and nothing after it. */
  Gson JSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** How long a set in an editor may be, in lines and in columns. */
  int LONGEST = 100_000;

  /** How many frames one may have dropped between two that were sent. */
  int MOST_DROPPED = 100_000;

  /** The highest temperature. */
  double MOST_DARING = 2;

  /**
   * Reads a message; empty for one that means nothing here.
   *
   * @throws Refused if it is no JSON object, or lacks what it should hold
   */
  static Optional<Incoming> read(String message) throws Refused {
    JsonObject o = object(message);
    return switch (text(o, "t")) {
      case "ping" -> Optional.of(new Ping(number(o, "at")));
      case "hush" -> Optional.of(new Hush());
      case "eval" -> Optional.of(evaluate(o));
      case "pad" -> Optional.of(move(o));
      case "maps" -> Optional.of(new Maps());
      case "pieces" -> Optional.of(new Pieces(text(o, "corpus")));
      case "where" -> Optional.of(new Where(text(o, "corpus")));
      case "paper" -> Optional.of(new Words());
      case "picture" -> Optional.of(picture(o));
      case "complete" -> Optional.of(complete(o));
      case "drawn" -> Optional.of(new Drawn((long) number(o, "id"), drawing(o)));
      default -> Optional.empty();
    };
  }

  private static Evaluate evaluate(JsonObject o) throws Refused {
    Language language =
        Language.ofCode(text(o, "language")).orElseThrow(() -> new Refused("language"));
    return new Evaluate(
        (long) number(o, "id"), language, count(o, "line"), count(o, "column"), text(o, "text"));
  }

  private static Move move(JsonObject o) throws Refused {
    boolean rests = o.get("rests") instanceof JsonPrimitive p && p.isBoolean() && p.getAsBoolean();
    return new Move(share(o, "x"), share(o, "y"), rests);
  }

  private static double share(JsonObject o, String name) throws Refused {
    double out = number(o, name);
    if (out >= 0 && out <= 1) return out;
    throw new Refused(name, Reason.OUTSIDE);
  }

  private static Picture picture(JsonObject o) throws Refused {
    double dropped = number(o, "dropped");
    if (dropped < 0 || dropped > MOST_DROPPED) throw new Refused("dropped");
    try {
      byte[] png = Base64.getDecoder().decode(text(o, "picture"));
      return new Picture((long) number(o, "id"), text(o, "net"), png, (int) dropped);
    } catch (IllegalArgumentException notBase64) {
      throw new Refused("picture");
    }
  }

  private static Complete complete(JsonObject o) throws Refused {
    double temperature = number(o, "temperature");
    if (temperature < 0 || temperature > MOST_DARING) throw new Refused("temperature");
    String word = o.get("word") instanceof JsonNull ? null : text(o, "word");
    long seed = (long) number(o, "seed");
    return new Complete((long) number(o, "id"), drawing(o), word, temperature, seed);
  }

  /** Lines of x, y, x, y.. */
  private static Drawing drawing(JsonObject o) throws Refused {
    if (!(o.get("lines") instanceof JsonArray given)) throw new Refused("lines");
    if (given.size() > MOST_LINES) throw new Refused("lines", Reason.SCRAWL);
    List<List<Drawing.Point>> lines = new ArrayList<>();
    int points = 0;
    for (JsonElement each : given) {
      if (!(each instanceof JsonArray numbers) || numbers.size() % 2 != 0) {
        throw new Refused("a line");
      }
      points += numbers.size() / 2;
      if (points > MOST_POINTS) throw new Refused("points", Reason.SCRAWL);
      List<Drawing.Point> line = new ArrayList<>();
      for (int i = 0; i < numbers.size(); i += 2) {
        line.add(new Drawing.Point(pixels(numbers.get(i)), pixels(numbers.get(i + 1))));
      }
      lines.add(line);
    }
    return new Drawing(lines);
  }

  private static double pixels(JsonElement given) throws Refused {
    double out = given instanceof JsonPrimitive p && p.isNumber() ? p.getAsDouble() : Double.NaN;
    if (out >= 0 && out <= StrokeCodec.SIDE) return out;
    throw new Refused("a point");
  }

  private static JsonObject object(String message) throws Refused {
    try {
      if (JSON.fromJson(message, JsonElement.class) instanceof JsonObject object) return object;
    } catch (JsonParseException e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
    throw new Refused("no object");
  }

  private static String text(JsonObject o, String name) throws Refused {
    JsonElement e = o.get(name);
    if (e != null && e.isJsonPrimitive() && e.getAsJsonPrimitive().isString())
      return e.getAsString();
    throw new Refused(name);
  }

  private static double number(JsonObject o, String name) throws Refused {
    JsonElement e = o.get(name);
    if (e != null && e.isJsonPrimitive() && e.getAsJsonPrimitive().isNumber()) {
      double out = e.getAsDouble();
      if (Double.isFinite(out)) return out;
    }
    throw new Refused(name);
  }

  private static int count(JsonObject o, String name) throws Refused {
    double out = number(o, name);
    if (out >= 1 && out <= LONGEST && out == Math.rint(out)) return (int) out;
    throw new Refused(name);
  }
}
