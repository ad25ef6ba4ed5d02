// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zadenza.repl.eval.Language;

/** The tutorial as it is read at a prompt: plain text, 76 characters wide, code as it is. */
final class Screen {
  static final int WIDTH = 76;

  private static final String INDENT = "    ";

  private Screen() {}

  static String of(Place place, Language language) {
    Chapter chapter = Tutorial.chapter(place.chapter());
    Step step = Tutorial.step(place);
    List<String> out = new ArrayList<>();
    out.add(heading(place, chapter));
    if (place.step() == 1) out.add(prose(chapter.introduction()));
    out.add(step.title().toUpperCase(Locale.ROOT));
    out.add(prose(step.text()));
    if (step.isPlayable()) out.add(step.lines(language).indent(INDENT.length()).stripTrailing());
    if (!step.after().isEmpty()) out.add(prose(step.after()));
    out.add(whatNow(place, step, language));
    return "\n" + out.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  /** Number and title, and how many steps are behind and ahead. */
  private static String heading(Place place, Chapter chapter) {
    int steps = chapter.steps().size();
    String dots = "●".repeat(place.step()) + "○".repeat(steps - place.step());
    String title = "━━ " + place.chapter() + "  " + chapter.title() + " ";
    String end = " " + dots + " ━━";
    return title + "━".repeat(Math.max(2, WIDTH - title.length() - end.length())) + end;
  }

  private static String whatNow(Place place, Step step, Language language) {
    String on = call("", language);
    String play = call(":play", language);
    String goOn = Tutorial.endsAChapter(place) ? endOf(place, on) : on + " goes on";
    return step.isPlayable()
        ? Paragraphs.filled("Type it, or " + play + ". Then " + goOn + ".", WIDTH)
        : Paragraphs.filled("Now " + goOn + ".", WIDTH);
  }

  private static String endOf(Place place, String on) {
    return Tutorial.after(place).isEmpty()
        ? on + " has a last word"
        : "`hush`, and " + on + " begins the next chapter";
  }

  /** How a word of the tutorial is typed. */
  static String call(String argument, Language language) {
    if (language == Language.CLOJURE) {
      return argument.isEmpty() ? "(tutorial)" : "(tutorial " + argument + ")";
    }
    String given = argument.startsWith(":") ? "\"" + argument.substring(1) + "\"" : argument;
    return "tutorial(" + given + ")";
  }

  static String list(Progress progress, Language language) {
    List<String> out = new ArrayList<>();
    List<Chapter> chapters = Tutorial.chapters();
    for (int i = 1; i <= chapters.size(); i++) {
      String mark = progress.done().contains(i) ? "✓" : " ";
      String here =
          progress.place().chapter() == i ? "   you are at step " + progress.place().step() : "";
      out.add("%s %2d  %s%s".formatted(mark, i, chapters.get(i - 1).title(), here));
    }
    out.add("");
    out.add(call("", language) + " goes on, " + call("3", language) + " goes to a chapter");
    return String.join("\n", out);
  }

  /** After the last step. */
  static String end(Progress progress, Language language) {
    String all =
        progress.isComplete()
            ? "That was the tutorial, all of it."
            : "That was the last chapter; "
                + call(":list", language)
                + " shows which you left out.";
    return Paragraphs.filled(
        all
            + " What you know now is enough for an evening. The rest is in the docs folder:"
            + " `functions.md` lists every word, `sound.md` every effect, and `examples/` has sets"
            + " to take apart.",
        WIDTH);
  }

  private static String prose(String markdown) {
    return Paragraphs.of(markdown, WIDTH);
  }
}
