// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the words for models take in their maps; each says itself which of it it knows. */
final class WordOptions {
  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which roll of the dice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--temperature", paramLabel = "X", description = "How daring, 0 to 10.")
  private @Nullable String temperature;

  @Option(names = "--top-k", paramLabel = "N", description = "Only so many of the likeliest.")
  private @Nullable String topK;

  @Option(
      names = "--prime",
      paramLabel = "MUSIC",
      description = "What it hears first: mini-notation or a MIDI file.")
  private @Nullable String prime;

  @Option(names = "--rhythm", paramLabel = "P", description = "Where notes may begin.")
  private @Nullable String rhythm;

  @Option(names = "--scale", paramLabel = "P", description = "In which scale notes begin.")
  private @Nullable String scale;

  @Option(names = "--chord", paramLabel = "P", description = "In which chord notes begin.")
  private @Nullable String chord;

  @Option(names = "--polyphony", paramLabel = "N", description = "How many sound together.")
  private @Nullable String polyphony;

  @Option(names = "--density", paramLabel = "X", description = "Notes a second.")
  private @Nullable String density;

  @Option(
      names = "--histogram",
      paramLabel = "H",
      description = "Twelve weights of pitch classes, C first, or a scale.")
  private @Nullable String histogram;

  @Option(names = "--seconds", paramLabel = "X", description = "Of its time a cycle has.")
  private @Nullable String seconds;

  @Option(names = "--order", paramLabel = "N", description = "How far a chain looks back.")
  private @Nullable String order;

  @Option(names = "--learn-cycles", paramLabel = "N", description = "Of how many a chain learns.")
  private @Nullable String cycles;

  @Option(names = "--steps", paramLabel = "N", description = "How many a chain has in a cycle.")
  private @Nullable String steps;

  @Option(names = "--z", paramLabel = "Z", description = "The text of a latent, or a pattern.")
  private @Nullable String z;

  @Option(names = "--every", paramLabel = "N", description = "Another latent every N cycles.")
  private @Nullable String every;

  @Option(names = "--amount", paramLabel = "X", description = "How much of a drummer's feel.")
  private @Nullable String amount;

  @Option(names = "--parts", paramLabel = "P", description = "Which parts of a trio play.")
  private @Nullable String parts;

  @Option(names = "--melody", paramLabel = "S", description = "The sound of a trio's melody.")
  private @Nullable String melody;

  @Option(names = "--bass", paramLabel = "S", description = "The sound of a trio's bass.")
  private @Nullable String bass;

  /** What was given, by the options' names in the language. */
  private Map<String, String> given() {
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    all.put("temperature", temperature);
    all.put("top-k", topK);
    all.put("prime", prime);
    all.put("rhythm", rhythm);
    all.put("scale", scale);
    all.put("chord", chord);
    all.put("polyphony", polyphony);
    all.put("density", density);
    all.put("histogram", histogram);
    all.put("seconds", seconds);
    all.put("order", order);
    all.put("cycles", cycles);
    all.put("steps", steps);
    all.put("z", z);
    all.put("every", every);
    all.put("amount", amount);
    all.put("parts", parts);
    all.put("melody", melody);
    all.put("bass", bass);
    Map<String, String> out = new LinkedHashMap<>();
    all.forEach((name, value) -> Optional.ofNullable(value).ifPresent(v -> out.put(name, v)));
    return out;
  }

  /** The map as it is written in Clojure, e.g. {@code {:seed 7 :temperature 0.8}}. */
  String map() {
    StringBuilder out = new StringBuilder("{:seed ").append(seed);
    given().forEach((name, value) -> out.append(" :").append(name).append(' ').append(text(value)));
    return out.append('}').toString();
  }

  /** The same with one option more, as it is written in Clojure. */
  String map(String name, String value) {
    String map = map();
    return map.substring(0, map.length() - 1) + " :" + name + ' ' + value + '}';
  }

  /** A number, a list of numbers or an expression as it is, anything else as a text. */
  private static String text(String value) {
    if (value.matches("-?\\d+(\\.\\d+)?")) return value;
    if (value.matches("(\\s*\\d+(\\.\\d+)?[\\s,]+)+\\d+(\\.\\d+)?\\s*")) return "[" + value + "]";
    return Music.isExpression(value) ? value : quoted(value);
  }

  /** As a text in Clojure. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
