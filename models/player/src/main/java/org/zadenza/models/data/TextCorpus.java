// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts to learn from: of each the last tenth is only measured with, and of the rest the last
 * twentieth of the whole is chosen by.
 *
 * @param texts what was read
 * @param skipped the files that hold no text, by name
 */
public record TextCorpus(List<String> texts, List<String> skipped) {
  /** The letters that a network learns, the most frequent ones. */
  public static final int MOST_LETTERS = 256;

  private static final String FILES = ".txt";
  private static final double CHOSEN_BY_FROM = 0.85;
  private static final double MEASURED_FROM = 0.9;
  private static final int LEAST = 1000;

  /** Copies the lists. */
  public TextCorpus {
    texts = List.copyOf(texts);
    skipped = List.copyOf(skipped);
  }

  /** The files {@code NAME.txt} of some folders, in any usual encoding. */
  public static TextCorpus open(List<Path> folders) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        PlainText.of(Files.readAllBytes(file))
            .ifPresentOrElse(texts::add, () -> skipped.add(file.getFileName().toString()));
      }
    }
    int letters = texts.stream().mapToInt(String::length).sum();
    if (letters < LEAST) {
      throw new IOException(
          "there are %d letters of text in %s%s: files NAME%s with %d or more are needed"
              .formatted(
                  letters,
                  folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                  skipped.isEmpty() ? "" : " (no text: " + String.join(", ", skipped) + ")",
                  FILES,
                  LEAST));
    }
    return new TextCorpus(texts, skipped);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(FILES))
          .sorted()
          .toList();
    }
  }

  /** The parts of the texts that are of one split. */
  public List<String> of(Split split) {
    return texts.stream().map(text -> part(text, split)).filter(part -> !part.isEmpty()).toList();
  }

  private static String part(String text, Split split) {
    int chosenBy = (int) (text.length() * CHOSEN_BY_FROM);
    int measured = (int) (text.length() * MEASURED_FROM);
    return switch (split) {
      case TRAIN -> text.substring(0, chosenBy);
      case VALIDATION -> text.substring(chosenBy, measured);
      case TEST -> text.substring(measured);
    };
  }

  /** The letters of the texts, in the order of their code points: the most frequent ones. */
  public List<String> vocabulary() {
    Map<Integer, Long> counts =
        texts.stream()
            .flatMapToInt(String::codePoints)
            .boxed()
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    counts.putIfAbsent((int) '\n', 0L);
    return counts.entrySet().stream()
        .sorted(Comparator.comparingLong(e -> e.getKey() == '\n' ? Long.MIN_VALUE : -e.getValue()))
        .limit(MOST_LETTERS)
        .map(Map.Entry::getKey)
        .sorted()
        .map(Character::toString)
        .toList();
  }
}
