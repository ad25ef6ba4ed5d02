// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.guess.play.GuessComposer;
import org.zadenza.models.guess.play.GuessModel;
import org.zadenza.models.guess.play.Seen;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.sketch.Figure;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** The word that says what is drawn. */
final class GuessWords {
  private static final String WORD = "guess";
  private static final int USUAL_STEPS = 16;
  private static final int MOST_STEPS = 64;
  private static final List<String> OPTIONS = List.of("steps", "among");

  private final Models models;

  GuessWords(Models models) {
    this.models = models;
  }

  void on(Lexicon lexicon) {
    lexicon.word(
        WORD,
        "drawings [word] [options]",
        "What is seen in drawings while they are drawn: the likeliest word, or of one word how"
            + " likely it is, 0 to 1; options :steps :among.",
        "(lpf (range 200 4000 (guess (sketch :cat) :cat)) (s \"supersaw*8\"))",
        this::guess);
  }

  private Pattern guess(Given given) {
    boolean named = given.count() > 1 && !(given.raw(1) instanceof Map);
    Object map = LatentWords.map(given, named ? 2 : 1);
    if (!named && given.count() > 2) {
      throw new WordError(
          "guess: the word comes before the options, as in (guess (sketch :cat) :cat {:steps 8})");
    }
    ModelOptions options = new ModelOptions(WORD, map, OPTIONS);
    int steps = (int) options.whole("steps", 1, MOST_STEPS, USUAL_STEPS);
    GuessModel model = models.guesses().model();
    int word = named ? number(model, given.raw(1)) : -1;
    List<Integer> among = among(model, options.given("among").orElse(null), word);
    Pattern drawings = given.pattern(0);
    LongFunction<List<Seen>> seen = cycle -> seen(drawings, cycle);
    seen.apply(0); // what is no drawing is refused where it is written
    GuessComposer composer = new GuessComposer(model, seen, word, among, steps);
    Part part = Part.of(0, cycle -> Wishes.NONE);
    return new GuessPattern(models.played(composer, part, null), drawings);
  }

  private static List<Seen> seen(Pattern drawings, long cycle) {
    List<Seen> out = new ArrayList<>();
    drawings
        .events(Span.of(cycle, cycle + 1))
        .forEach(
            event -> {
              Figure figure = PenPatterns.figure(WORD, event);
              Span whole = event.wholeOrPart();
              if (!whole.isPoint()) out.add(new Seen(whole, figure));
            });
    return out;
  }

  private static int number(GuessModel model, Object given) {
    try {
      return model.number(text(given));
    } catch (WordError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new WordError("guess: " + e.getMessage());
    }
  }

  private static String text(@Nullable Object given) {
    return switch (given) {
      case Named named -> named.getName();
      case String text when text.startsWith(":") -> text.substring(1);
      case String text -> text;
      case null, default ->
          throw new WordError(
              "guess: what is looked for is a word, such as :cat, not " + Shown.of(given));
    };
  }

  private static List<Integer> among(GuessModel model, @Nullable Object given, int word) {
    if (given == null) return List.of();
    if (!(given instanceof List<?> words) || words.isEmpty()) {
      throw new WordError(
          "guess: :among is a list of words, such as [:cat :pig], not " + Shown.of(given));
    }
    List<Integer> out =
        words.stream().map(each -> number(model, each)).distinct().sorted().toList();
    if (word >= 0 && !out.contains(word)) {
      throw new WordError(
          "guess: \"%s\" is not among the words that come into question: add it to :among"
              .formatted(model.words().get(word)));
    }
    return out;
  }
}
