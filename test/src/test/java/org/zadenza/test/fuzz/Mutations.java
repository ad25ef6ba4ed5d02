// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Texts of the conformance cases, and spoilt versions of them. */
public record Mutations(List<String> texts, String letters, Random random) {

  /** The texts under {@code key} of a file of cases. */
  public static List<String> of(String file, String key) {
    var resource = Objects.requireNonNull(Mutations.class.getResource("/conformance/" + file));
    try {
      return Files.readAllLines(Path.of(resource.toURI())).stream()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(json -> json.has(key))
          .map((JsonObject json) -> json.get(key).getAsString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One text with up to four slips of the fingers: left out, put in, swapped, cut, repeated. */
  public String next() {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int slips = random.nextInt(5); slips > 0 && !text.isEmpty(); slips--) {
      int at = random.nextInt(text.length());
      char letter = letters.charAt(random.nextInt(letters.length()));
      switch (random.nextInt(6)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, letter);
        case 2 -> text.setCharAt(at, letter);
        case 3 -> text.setLength(at);
        case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 4)));
        default -> text.insert(at, texts.get(random.nextInt(texts.size())));
      }
    }
    return text.substring(0, Math.min(text.length(), 400));
  }
}
