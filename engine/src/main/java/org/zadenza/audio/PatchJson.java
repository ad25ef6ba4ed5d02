// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a patch file, read strictly: what is wrong is named with file, line, key and what
 * is allowed there.
 */
final class PatchJson {
  private record Source(String file, String text) {}

  private final Source source;
  private final JsonObject object;
  private final String path;

  private PatchJson(Source source, JsonObject object, String path) {
    this.source = source;
    this.object = object;
    this.path = path;
  }

  /**
   * @param file its name, for messages
   */
  static PatchJson of(String file, String json) {
    JsonElement element = parsed(file, json);
    if (!element.isJsonObject()) {
      throw new PatchException(file, "a patch is one JSON object: {\"name\": ..., \"voice\": ...}");
    }
    return new PatchJson(new Source(file, json), element.getAsJsonObject(), "");
  }

  /** Refuses a key that stands twice in one object, at any depth. */
  PatchJson withoutDoubles() {
    String twice = JsonLines.of(source.text).twice();
    if (twice == null) return this;
    throw wrong(twice, "the key \"" + twice + "\" stands there twice");
  }

  private static JsonElement parsed(String file, String json) {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement out = JsonParser.parseReader(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT) return out;
      throw new PatchException(file, "goes on after its end");
    } catch (JsonParseException | IOException | NumberFormatException e) {
      throw new PatchException(file, "is not JSON" + place(String.valueOf(e.getMessage())));
    }
  }

  /** What a parser says of the place: {@code ... at line 3 column 7 path $.params}. */
  private static String place(String said) {
    int begin = said.indexOf(" at line ");
    int end = said.indexOf(" path ");
    if (begin < 0) return "";
    return "," + said.substring(begin + 3, end < 0 ? said.indexOf('\n', begin) : end);
  }

  PatchException problem(String key, String message) {
    return wrong(path.isEmpty() ? key : path + "." + key, message);
  }

  private PatchException wrong(String fullPath, String message) {
    int line = JsonLines.of(source.text).of(fullPath, path);
    return new PatchException(source.file + ", line " + line, message);
  }

  private String named(String key) {
    return "\"" + (path.isEmpty() ? key : path + "." + key) + "\"";
  }

  Collection<String> keys() {
    return object.keySet();
  }

  boolean has(String key) {
    return object.has(key);
  }

  PatchJson only(List<String> allowed) {
    for (String key : object.keySet()) {
      if (allowed.contains(key)) continue;
      String list = allowed.isEmpty() ? "none" : String.join(", ", allowed);
      throw problem(key, "unknown key " + named(key) + "; allowed are " + list);
    }
    return this;
  }

  String text(String key, @Nullable String or) {
    JsonElement value = object.get(key);
    if (value == null && or != null) return or;
    if (value == null) throw problem(key, "the key " + named(key) + " is missing");
    if (isText(value)) return value.getAsString();
    throw problem(key, named(key) + " must be a text, not " + shown(value));
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  List<String> texts(String key) {
    JsonElement value = object.get(key);
    if (value == null) return List.of();
    String wanted = named(key) + " must be a list of names, not ";
    if (!value.isJsonArray()) throw problem(key, wanted + shown(value));
    List<String> out = new ArrayList<>();
    for (JsonElement e : value.getAsJsonArray()) {
      if (!isText(e)) throw problem(key, wanted + shown(value));
      out.add(e.getAsString());
    }
    return out;
  }

  double number(String key, double or, double least, double most) {
    JsonElement value = object.get(key);
    return value == null ? or : checked(key, value, least, most);
  }

  private double checked(String key, JsonElement value, double least, double most) {
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      double number = value.getAsDouble();
      if (number >= least && number <= most) return number;
    }
    String allowed = "a number from " + plain(least) + " to " + plain(most);
    throw problem(key, named(key) + " must be " + allowed + ", not " + shown(value));
  }

  int whole(String key, int or, int least, int most) {
    double number = number(key, or, least, most);
    if (number == Math.rint(number)) return (int) number;
    throw problem(key, named(key) + " must be a whole number, not " + number);
  }

  List<Double> numbers(String key, double least, double most, int longest) {
    JsonElement value = object.get(key);
    JsonArray array = value != null && value.isJsonArray() ? value.getAsJsonArray() : null;
    if (array == null || array.size() > longest) {
      throw problem(key, named(key) + " must be a list of at most " + longest + " numbers");
    }
    List<Double> out = new ArrayList<>();
    for (JsonElement e : array) out.add(checked(key, e, least, most));
    return List.copyOf(out);
  }

  /** Two numbers, the smaller first. */
  List<Double> range(String key) {
    List<Double> out = numbers(key, -1e6, 1e6, 2);
    if (out.size() == 2 && out.get(0) < out.get(1)) return out;
    throw problem(key, named(key) + " must be two numbers, the smaller first");
  }

  /** Empty where there is none. */
  PatchJson object(String key) {
    JsonElement value = object.get(key);
    String inner = path.isEmpty() ? key : path + "." + key;
    if (value == null) return new PatchJson(source, new JsonObject(), inner);
    if (value.isJsonObject()) return new PatchJson(source, value.getAsJsonObject(), inner);
    throw problem(key, named(key) + " must be an object, not " + shown(value));
  }

  List<PatchJson> objects(String key, int most) {
    JsonElement value = object.get(key);
    if (value == null) return List.of();
    if (!value.isJsonArray() || value.getAsJsonArray().size() > most) {
      throw problem(key, named(key) + " must be a list of at most " + most + " objects");
    }
    List<PatchJson> out = new ArrayList<>();
    for (JsonElement e : value.getAsJsonArray()) {
      String inner = (path.isEmpty() ? key : path + "." + key) + "[" + out.size() + "]";
      if (!e.isJsonObject()) throw wrong(inner, "\"" + inner + "\" must be an object");
      out.add(new PatchJson(source, e.getAsJsonObject(), inner));
    }
    return out;
  }

  boolean isText(String key) {
    JsonElement value = object.get(key);
    return value != null && isText(value);
  }

  boolean isNumber(String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  private static String shown(JsonElement value) {
    String text = value.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
