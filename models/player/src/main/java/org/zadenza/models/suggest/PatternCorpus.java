// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.suggest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zadenza.models.data.Split;
import org.zadenza.notation.Notation;
import org.zadenza.notation.NotationError;

/**
 * Patterns to learn from, one a line: those of {@link PatternTexts}, and the examples of some pages
 * and sets, each many times among them.
 *
 * @param written the patterns that were written by chance
 * @param examples those that were found, each once
 */
public record PatternCorpus(List<String> written, List<String> examples) {
  private static final int WRITTEN = 60_000;
  private static final int TIMES = 25;
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\\((?:s|sound|n|note|vowel|gain|pan|speed|struct|mask|cutoff|mini)"
              + " \"([^\"\\\\]{2,80})\"");
  private static final List<String> PAGES = List.of(".md", ".clj", ".java", ".tsv");

  /** Copies the lists. */
  public PatternCorpus {
    written = List.copyOf(written);
    examples = List.copyOf(examples);
  }

  /** Patterns by a seed, and those in the pages and sets of some folders. */
  public static PatternCorpus open(List<Path> folders, long seed) throws IOException {
    PatternTexts texts = new PatternTexts(new SplittableRandom(seed));
    List<String> written = Stream.generate(texts::next).limit(WRITTEN).toList();
    List<String> examples = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> pages;
      try (Stream<Path> all = Files.walk(folder)) {
        pages = all.filter(PatternCorpus::isPage).sorted().toList();
      }
      for (Path page : pages) examples.addAll(examples(Files.readString(page)));
    }
    return new PatternCorpus(written, examples.stream().distinct().toList());
  }

  private static boolean isPage(Path file) {
    return Files.isRegularFile(file) && PAGES.stream().anyMatch(file.toString()::endsWith);
  }

  /** The patterns that stand in a page, as arguments of the words that take them. */
  static List<String> examples(String page) {
    List<String> out = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(page);
    while (matcher.find()) {
      String text = matcher.group(1);
      if (text.indexOf('\n') < 0 && parses(text)) out.add(text);
    }
    return out;
  }

  private static boolean parses(String text) {
    try {
      Notation.parse(text);
      return true;
    } catch (NotationError notOne) {
      return false;
    }
  }

  /**
   * The lines of one split, shuffled: an example and a pattern by chance, whose splits {@link
   * Split#of} tells, are never in two of them.
   */
  public String of(Split split) {
    List<String> lines = new ArrayList<>();
    for (String text : written) {
      if (Split.of(text) == split) lines.add(text);
    }
    for (String text : examples) {
      if (Split.of(text) == split)
        lines.addAll(Collections.nCopies(split == Split.TRAIN ? TIMES : 1, text));
    }
    Collections.shuffle(lines, new Random(lines.size()));
    return String.join("\n", lines) + "\n";
  }
}
