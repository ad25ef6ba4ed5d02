// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.eval.ClojureSpace;
import org.zadenza.repl.eval.Patterns;

/** The eight typical patterns of the speed reference, by name. */
final class BenchPatterns {
  private BenchPatterns() {}

  static Pattern named(String id) {
    for (JsonElement each : all()) {
      if (each.getAsJsonObject().get("id").getAsString().equals(id)) {
        String expression = each.getAsJsonObject().get("expr").getAsString();
        return Patterns.of(ClojureSpace.with(Vocabulary.words()).value(expression));
      }
    }
    throw new IllegalArgumentException("there is no benchmark pattern " + id);
  }

  private static JsonArray all() {
    var stream = Objects.requireNonNull(BenchPatterns.class.getResourceAsStream("/bench.json"));
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
