// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.stream.Collectors;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.tutorial.Course;
import org.zadenza.repl.tutorial.Place;
import org.zadenza.repl.tutorial.Step;

/** The word that leads through the tutorial. */
final class TutorialWords {
  private static final String WORD = "tutorial";
  private static final List<String> WAYS = List.of("play", "next", "back", "again", "list");

  private final Session session;

  private TutorialWords(Session session) {
    this.session = session;
  }

  static void on(Shelf shelf) {
    TutorialWords out = new TutorialWords(shelf.session());
    shelf.add(
        WORD,
        "[chapter/:play/:next/:back/:again/:list] [step]",
        "Teaches in ten short chapters, from where you left off; each call goes a step on, :play"
            + " plays the lines for you.",
        "(tutorial 3)",
        given -> new Notice(out.answer(given)));
  }

  private String answer(List<Object> given) {
    Course course = session.course();
    Language language = session.language();
    if (given.isEmpty()) return course.goOn(language);
    if (given.getFirst() instanceof Number) return course.to(place(given), language);
    return switch (way(given)) {
      case "next" -> course.next(language);
      case "back" -> course.back(language);
      case "again" -> course.again(language);
      case "list" -> course.list(language);
      default -> played(course.step());
    };
  }

  private static Place place(List<Object> given) {
    if (given.size() > 2) throw Given.wants(WORD, "a chapter, and at most a step of it");
    return new Place(whole(given.getFirst()), given.size() == 1 ? 1 : whole(given.getLast()));
  }

  private static int whole(Object given) {
    if (given instanceof Number n && n.intValue() == n.doubleValue()) return n.intValue();
    throw Given.wants(WORD, "a whole number, not " + Shown.of(given));
  }

  private static String way(List<Object> given) {
    Object first = given.getFirst();
    String ways = WAYS.stream().map(way -> ":" + way).collect(Collectors.joining(" "));
    String name = first == null ? "nil" : Declaration.text(first);
    if (!WAYS.contains(name)) {
      String instead =
          NearestName.to(name, WAYS)
              .map(near -> "; did you mean :" + near + "?")
              .orElse("; there are a chapter such as 3, and " + ways);
      throw new IllegalArgumentException(WORD + " knows no " + Shown.of(first) + instead);
    }
    if (given.size() > 1) throw Given.wants(WORD, "nothing after :" + name);
    return name;
  }

  /** Its lines in Clojure, whatever is typed: those in Java sound the same. */
  private String played(Step step) {
    if (!step.isPlayable()) return "there is nothing to play in \"" + step.title() + "\"";
    String lines = step.lines(session.language());
    if (session.isPlayedAgain()) return lines;
    return lines
        + "\n"
        + session.load(WORD + ".clj", step.lines(Language.CLOJURE)).stream()
            .map(Answer::text)
            .collect(Collectors.joining("\n"));
  }
}
