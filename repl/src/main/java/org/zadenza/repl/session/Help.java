// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.stream.Collectors;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.JavaWords;
import org.zadenza.repl.text.EventText;

/** What the words say about themselves. */
final class Help {
  private static final int WIDTH = 70;
  private static final int LISTED = 20;

  private Help() {}

  static Notice doc(Session session, String name) {
    Word word =
        session
            .words()
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no word "
                            + name
                            + session
                                .words()
                                .nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; (apropos \"" + name + "\") looks further")));
    String java = JavaWords.example(word.name()).map(line -> "\n  Java: " + line).orElse("");
    return new Notice(
        usage(word) + "\n  " + word.doc() + "\n  " + word.example() + java + played(session, word));
  }

  private static String usage(Word word) {
    String call =
        word.isValue()
            ? word.kebabName()
            : "("
                + word.kebabName()
                + word.arguments().stream().map(a -> " " + a).collect(Collectors.joining())
                + ")";
    String also = String.join(", ", word.aliases());
    return also.isEmpty() ? call : call + "   also: " + also;
  }

  /** Words of the stage are not tried out: their examples would be heard. */
  private static String played(Session session, Word word) {
    if (word.category().equals(StageWords.CATEGORY) || word.name().equals("silence")) return "";
    try {
      return "\n  => " + EventText.firstCycle(session.tongues().example(word.example()), WIDTH);
    } catch (RuntimeException notNow) { // a model without weights, keys that nobody played
      return "";
    }
  }

  static Notice apropos(Session session, String text) {
    List<Word> found = session.words().about(text);
    if (found.isEmpty()) return new Notice("no word is about \"" + text + "\"");
    String list =
        found.stream()
            .limit(LISTED)
            .map(w -> "%-16s %s".formatted(w.kebabName(), w.doc()))
            .collect(Collectors.joining("\n"));
    int more = found.size() - LISTED;
    return new Notice(more > 0 ? list + "\n... and " + more + " more" : list);
  }
}
