// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page {@code docs/functions.md}: every word, and where the names of other systems are. */
final class FunctionsPage {
  /** Of in0 to in127 the page shows the first. */
  private static final Pattern NUMBERED = Pattern.compile("in[1-9]\\d*");

  private FunctionsPage() {}

  static String of(Collection<Word> words, List<PeerNames.Kind> kinds) {
    StringBuilder out = new StringBuilder();
    out.append("# Words\n\n")
        .append(
            "Every word of the pattern language, generated from the vocabulary; the prompt adds")
        .append(" its own (`(apropos \"\")`). Clojure\nknows each name in kebab-case too, Java the")
        .append(" verbs as methods of `Pattern`. The pattern comes last; an argument in brackets")
        .append(" may be\nleft out. A text is mini-notation wherever a pattern can stand, and any")
        .append(" number may be a pattern.\n");
    words(out, words);
    peers(out, kinds);
    return out.toString();
  }

  private static void words(StringBuilder out, Collection<Word> words) {
    Map<String, List<Word>> byCategory =
        words.stream()
            .collect(
                Collectors.groupingBy(Word::category, LinkedHashMap::new, Collectors.toList()));
    byCategory.forEach(
        (category, members) -> {
          out.append("\n## ").append(title(category)).append("\n\n");
          out.append("| word | also | arguments | what it does | example |\n");
          out.append("| --- | --- | --- | --- | --- |\n");
          for (Word word : members) if (!NUMBERED.matcher(word.name()).matches()) row(out, word);
        });
  }

  private static void row(StringBuilder out, Word word) {
    out.append("| ").append(code(word.name()));
    out.append(" | ").append(codes(word.aliases()));
    out.append(" | ").append(cell(String.join(" ", word.arguments())));
    out.append(" | ").append(cell(word.doc()));
    out.append(" | ").append(code(word.example())).append(" |\n");
  }

  private static void peers(StringBuilder out, List<PeerNames.Kind> kinds) {
    out.append("\n# Names of Tidal and Strudel\n\n")
        .append("Where a name that you know from there is. Where the two differ, a word does as")
        .append(" Strudel does.\n");
    for (PeerNames.Kind kind : kinds) {
      out.append("\n## ").append(kind.title()).append("\n\n| | names |\n| --- | --- |\n");
      row(out, "here", kind.there().stream().filter(FunctionsPage::isName).toList());
      List<String> renamed =
          kind.there().stream().filter(n -> !isName(n)).map(FunctionsPage::renamed).toList();
      row(out, "alias of", renamed);
      kind.missing().forEach((reason, names) -> row(out, "not here: " + reason, names));
    }
  }

  private static boolean isName(String name) {
    return Vocabulary.find(name).map(w -> w.name().equals(name)).orElse(false);
  }

  private static String renamed(String name) {
    return name + " = " + Vocabulary.find(name).map(Word::name).orElse("?");
  }

  private static void row(StringBuilder out, String what, List<String> names) {
    if (names.isEmpty()) return;
    out.append("| ").append(cell(what)).append(" | ").append(codes(names)).append(" |\n");
  }

  private static String title(String category) {
    return Character.toUpperCase(category.charAt(0)) + category.substring(1);
  }

  private static String codes(List<String> names) {
    return names.stream().map(FunctionsPage::code).collect(Collectors.joining(" "));
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  /** A bar would end the cell of a table. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
