// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * An event in the format of the conformance cases: {@code
 * {"part":["0","1/2"],"whole":["0","1/2"],"value":{"s":"bd"}}}.
 *
 * <p>Times are exact rationals as strings, keys are sorted, whole numbers have no decimal point.
 */
public final class EventJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final double EXACT_INTEGERS = 1L << 53;

  private EventJson() {}

  public static JsonObject of(Event event) {
    JsonObject out = new JsonObject();
    out.add("part", span(event.part()));
    out.add("whole", span(event.whole()));
    out.add("value", value(event.value()));
    return out;
  }

  /** One line, without a line end. */
  public static String line(JsonElement json) {
    return GSON.toJson(json);
  }

  public static JsonElement span(@Nullable Span span) {
    if (span == null) return JsonNull.INSTANCE;
    JsonArray out = new JsonArray(2);
    out.add(span.begin().toString());
    out.add(span.end().toString());
    return out;
  }

  public static JsonElement value(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement json -> json;
      case Rational exact -> number(exact.toDouble());
      case Number number -> number(number.doubleValue());
      case Boolean truth -> new JsonPrimitive(truth);
      case Map<?, ?> map -> object(map);
      case Iterable<?> items -> array(items);
      default -> new JsonPrimitive(value.toString());
    };
  }

  private static JsonElement number(double x) {
    if (!Double.isFinite(x)) return JsonNull.INSTANCE;
    boolean whole = x == Math.rint(x) && Math.abs(x) < EXACT_INTEGERS;
    return whole ? new JsonPrimitive((long) x) : new JsonPrimitive(x);
  }

  private static JsonObject object(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    JsonObject out = new JsonObject();
    sorted.forEach((key, value) -> out.add(key, value(value)));
    return out;
  }

  private static JsonArray array(Iterable<?> items) {
    JsonArray out = new JsonArray();
    for (Object item : items) out.add(value(item));
    return out;
  }
}
