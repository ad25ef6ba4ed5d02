// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;

/** Reads one instrument from JSON, strictly: a slip in a file is named, never guessed around. */
final class PatchReader {
  private static final List<String> KEYS =
      List.of("name", "aliases", "voice", "levelDb", "note", "choke", "contour", "params");
  private static final List<String> CONTOUR_KEYS = List.of("attack", "decay", "sustain", "release");
  private static final double LONGEST_SECONDS = 60;

  private final String file;

  private PatchReader(String file) {
    this.file = file;
  }

  /**
   * @param file its name, for messages
   */
  static Patch read(String file, String json) {
    return new PatchReader(file).patch(json);
  }

  private Patch patch(String json) {
    JsonObject root = parsed(json);
    onlyKeys(root, "", KEYS);
    VoiceKind kind = kind(text(root, "voice", null));
    return new Patch(
        name(text(root, "name", null)),
        names(root),
        kind,
        number(root, "", "levelDb", 0, -60, 24),
        number(root, "", "note", 60, 0, 127),
        text(root, "choke", ""),
        contour(root, kind.held() ? Contour.HELD : Contour.STRUCK),
        params(root, kind));
  }

  private JsonObject parsed(String json) {
    try {
      JsonElement element = JsonParser.parseString(json);
      if (element.isJsonObject()) return element.getAsJsonObject();
      throw problem("a patch is one JSON object: {\"name\": ..., \"voice\": ...}");
    } catch (JsonParseException e) {
      throw problem("is not JSON: " + e.getMessage());
    }
  }

  private PatchException problem(String message) {
    return new PatchException(file, message);
  }

  private void onlyKeys(JsonObject object, String within, List<String> allowed) {
    for (String key : object.keySet()) {
      if (!allowed.contains(key)) {
        throw problem(
            "unknown key \"" + within + key + "\"; allowed are " + String.join(", ", allowed));
      }
    }
  }

  private String text(JsonObject object, String key, @org.jspecify.annotations.Nullable String or) {
    JsonElement value = object.get(key);
    if (value == null && or != null) return or;
    if (value == null) throw problem("the key \"" + key + "\" is missing");
    if (isText(value)) return value.getAsString();
    throw problem("\"" + key + "\" must be a text, not " + value);
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private String name(String name) {
    if (name.matches("[A-Za-z0-9_]+")) return name;
    throw problem("a name is letters, digits and _, not \"" + name + "\"");
  }

  private List<String> names(JsonObject root) {
    JsonElement value = root.get("aliases");
    if (value == null) return List.of();
    if (!value.isJsonArray()) throw problem("\"aliases\" must be a list of names, not " + value);
    List<String> out = new ArrayList<>();
    for (JsonElement e : value.getAsJsonArray()) {
      if (!isText(e)) throw problem("\"aliases\" must be a list of names, not " + value);
      out.add(name(e.getAsString()));
    }
    return List.copyOf(out);
  }

  private VoiceKind kind(String word) {
    for (VoiceKind kind : VoiceKind.values()) if (kind.word().equals(word)) return kind;
    String allowed =
        Arrays.stream(VoiceKind.values()).map(VoiceKind::word).collect(Collectors.joining(", "));
    throw problem("unknown voice \"" + word + "\"; allowed are " + allowed);
  }

  private double number(
      JsonObject object, String within, String key, double or, double least, double most) {
    JsonElement value = object.get(key);
    if (value == null) return or;
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      double number = value.getAsDouble();
      if (number >= least && number <= most) return number;
    }
    String allowed = "a number from " + plain(least) + " to " + plain(most);
    throw problem("\"" + within + key + "\" must be " + allowed + ", not " + value);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private JsonObject object(JsonObject root, String key) {
    JsonElement value = root.get(key);
    if (value == null) return new JsonObject();
    if (value.isJsonObject()) return value.getAsJsonObject();
    throw problem("\"" + key + "\" must be an object, not " + value);
  }

  private Contour contour(JsonObject root, Contour or) {
    JsonObject object = object(root, "contour");
    onlyKeys(object, "contour.", CONTOUR_KEYS);
    return new Contour(
        number(object, "contour.", "attack", or.attack(), 0, LONGEST_SECONDS),
        number(object, "contour.", "decay", or.decay(), 0, LONGEST_SECONDS),
        number(object, "contour.", "sustain", or.sustain(), 0, 1),
        number(object, "contour.", "release", or.release(), 0, LONGEST_SECONDS));
  }

  private List<Double> params(JsonObject root, VoiceKind kind) {
    JsonObject object = object(root, "params");
    onlyKeys(object, "params.", kind.params().stream().map(Param::name).toList());
    List<Double> out = new ArrayList<>();
    for (Param p : kind.params()) {
      out.add(number(object, "params.", p.name(), p.standard(), p.least(), p.most()));
    }
    return List.copyOf(out);
  }

  /** Every name that {@code patch} answers to. */
  static Set<String> namesOf(Patch patch) {
    Set<String> out = new java.util.LinkedHashSet<>();
    out.add(patch.name());
    out.addAll(patch.aliases());
    return out;
  }
}
