// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Latents that have names, places or directions: a line each, {@code NAME TAB TEXT TAB WHAT IT IS},
 * of which the last may be missing; what begins with {@code #} is a remark. A line that is none of
 * these is left out and told of.
 *
 * @param entries what has names; of two for one model with one name the later one counts
 * @param problems what is wrong with which line of which file
 */
public record Palette(List<Entry> entries, List<String> problems) {
  /** The name of the file of named places. */
  public static final String FILE = "palette.tsv";

  /** The name of the file of named directions. */
  public static final String ATTRIBUTES = "attributes.tsv";

  private static final String SHIPPED = "/org/zadenza/models/weights/";
  private static final long MOST_BYTES = 1 << 20;

  /** A latent with its name. */
  public record Entry(String name, String text) {}

  /** Copies the lists. */
  public Palette {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /** Texts by name. */
  public static Palette named(Map<String, String> texts) {
    return new Palette(
        texts.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList(),
        List.of());
  }

  /** The text of a name, of whichever model. */
  public Optional<String> text(String name) {
    return entries.reversed().stream()
        .filter(entry -> entry.name.equals(name))
        .map(Entry::text)
        .findFirst();
  }

  /** The text of a name for one model, by its short name. */
  public Optional<String> text(String model, String name) {
    return entries.reversed().stream()
        .filter(entry -> entry.name.equals(name) && LatentText.model(entry.text).equals(model))
        .map(Entry::text)
        .findFirst();
  }

  /** All names, in order of the alphabet. */
  public Collection<String> names() {
    return new TreeSet<>(entries.stream().map(Entry::name).toList());
  }

  /** Those of one model. */
  public Collection<String> names(String model) {
    return new TreeSet<>(
        entries.stream()
            .filter(entry -> LatentText.model(entry.text).equals(model))
            .map(Entry::name)
            .toList());
  }

  /** These, and over them others. */
  Palette under(Palette others) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(others.entries);
    List<String> wrong = new ArrayList<>(problems);
    wrong.addAll(others.problems);
    return new Palette(all, wrong);
  }

  /** Reads a palette; {@code file} is its name, for what is wrong with it. */
  public static Palette parse(String text, String file) {
    List<Entry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) continue;
      String[] parts = line.split("\t", 3);
      try {
        if (parts.length < 2 || parts[0].isBlank()) {
          throw new IllegalArgumentException(
              "a name, a tab and a latent such as drums:7KQ2-... are needed");
        }
        LatentText.check(parts[1]);
        entries.add(new Entry(parts[0].strip(), parts[1].strip()));
      } catch (IllegalArgumentException wrong) {
        problems.add("%s, line %d, is left out: %s".formatted(file, number, wrong.getMessage()));
      }
    }
    return new Palette(entries, problems);
  }

  /** The places that come with Zadenza, and over them what a player's folder has. */
  public static Palette of(Path folder) {
    return shipped(FILE).under(own(folder.resolve(FILE)));
  }

  /** The directions that come with Zadenza, and over them what a player's folder has. */
  public static Palette attributes(Path folder) {
    return shipped(ATTRIBUTES).under(own(folder.resolve(ATTRIBUTES)));
  }

  private static Palette shipped(String file) {
    try (InputStream in = Palette.class.getResourceAsStream(SHIPPED + file)) {
      if (in == null) return named(Map.of());
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      return new Palette(List.of(), List.of(file + " cannot be read: " + e.getMessage()));
    }
  }

  private static Palette own(Path file) {
    if (!Files.exists(file)) return named(Map.of());
    try {
      if (Files.size(file) > MOST_BYTES) throw new IOException("it is too large for a palette");
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      return new Palette(List.of(), List.of(file + " cannot be read: " + e.getMessage()));
    }
  }
}
