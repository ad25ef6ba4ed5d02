// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which line of a JSON text each value begins, by its path such as {@code params.pitch} or
 * {@code variants[1].levelDb}. The text must be JSON: this only counts.
 */
final class JsonLines {
  private final String text;
  private final Map<String, Integer> lines = new HashMap<>();
  private @Nullable String twice;
  private int at;
  private int line = 1;

  private JsonLines(String text) {
    this.text = text;
  }

  static JsonLines of(String json) {
    JsonLines out = new JsonLines(json);
    out.value("");
    return out;
  }

  /** The line of a path, or of what it lies in; from 1. */
  int of(String path, String within) {
    for (String p = path; !p.isEmpty(); p = parent(p)) {
      Integer known = lines.get(p);
      if (known != null) return known;
    }
    return lines.getOrDefault(within, 1);
  }

  private static String parent(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }

  /** A path whose key stands there more than once, or null. */
  @Nullable String twice() {
    return twice;
  }

  private void value(String path) {
    blank();
    lines.putIfAbsent(path, line);
    if (at >= text.length()) return;
    switch (text.charAt(at)) {
      case '{' -> members(path);
      case '[' -> elements(path);
      case '"' -> string();
      default -> scalar();
    }
  }

  private void members(String path) {
    at++;
    for (blank(); at < text.length() && text.charAt(at) != '}'; blank()) {
      int keyLine = line;
      String key = string();
      String inner = path.isEmpty() ? key : path + "." + key;
      if (lines.put(inner, keyLine) != null && twice == null) twice = inner;
      blank();
      at++;
      value(inner);
      blank();
      if (at < text.length() && text.charAt(at) == ',') at++;
    }
    at++;
  }

  private void elements(String path) {
    at++;
    int index = 0;
    for (blank(); at < text.length() && text.charAt(at) != ']'; blank()) {
      value(path + "[" + index++ + "]");
      blank();
      if (at < text.length() && text.charAt(at) == ',') at++;
    }
    at++;
  }

  private String string() {
    int begin = ++at;
    while (at < text.length() && text.charAt(at) != '"') at += text.charAt(at) == '\\' ? 2 : 1;
    return text.substring(Math.min(begin, text.length()), Math.min(at++, text.length()));
  }

  private void scalar() {
    int begin = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
    if (at == begin) at++;
  }

  private void blank() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      if (text.charAt(at) == '\n') line++;
      at++;
    }
  }
}
