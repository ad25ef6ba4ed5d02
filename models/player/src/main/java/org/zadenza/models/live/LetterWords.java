// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.suggest.Suggester;
import org.zadenza.models.suggest.Suggestions;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;

/** Words for networks of letters: verse, and going on with a pattern. */
final class LetterWords {
  private static final double USUAL_TEMPERATURE = 0.7;
  private static final double HOTTEST = 2;
  private static final String VOWELS = "aeiou";
  private static final List<String> OPTIONS =
      List.of("seed", "temperature", "top-k", "prime", "vowels");

  private final Models models;

  LetterWords(Models models) {
    this.models = models;
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "verse",
            "[poet] [options]",
            "Words from a network of letters, a line a cycle, as texts: for ctrl, for OSC; options"
                + " :seed :temperature :top-k :prime, and :vowels true for the vowel of each word.",
            "(s \"supersaw\" (vowel (verse :shakespeare {:seed 3 :vowels true})))",
            this::verse)
        .word(
            "suggest",
            "beginning [options]",
            "Nine ways to go on with mini-notation, each of which can be played; options :seed"
                + " :temperature.",
            "(suggest \"bd*2 <sn\" {:seed 3})",
            this::suggest);
  }

  private Suggestions suggest(Given given) {
    if (!(given.raw(0) instanceof String beginning)) {
      throw new WordError(
          "suggest: a beginning is a text, such as \"bd*2 <sn\", not " + Shown.of(given.raw(0)));
    }
    ModelOptions options =
        new ModelOptions("suggest", LatentWords.map(given, 1), List.of("seed", "temperature"));
    double temperature = options.tried("temperature", 0, HOTTEST, Suggester.USUAL).apply(0);
    try {
      Suggester suggester = models.texts().suggester();
      return new Suggestions(suggester.after(beginning, temperature, options.seed()));
    } catch (WordError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new WordError("suggest: " + e.getMessage());
    }
  }

  private Pattern verse(Given given) {
    boolean alone = given.count() == 1 && given.raw(0) instanceof Map;
    Object who = given.count() == 0 || alone ? null : given.raw(0);
    Object map = alone ? given.raw(0) : LatentWords.map(given, 1);
    ModelOptions options = new ModelOptions("verse", map, OPTIONS);
    Composer<?> poet = models.texts().poet(name(who));
    LongFunction<Wishes> wishes = options.wishes(USUAL_TEMPERATURE);
    Part part = new Part(options.seed(), wishes, options.prime(poet.idiom(), wishes), 0);
    Pattern words = models.played(poet, part, null);
    return options.truth("vowels") ? words.withValue(LetterWords::vowel) : words;
  }

  private static String name(@Nullable Object who) {
    return switch (who) {
      case null -> TextModels.SHAKESPEARE;
      case Named named -> named.getName();
      case String text when text.startsWith(":") -> text.substring(1);
      case String text -> text;
      default ->
          throw new WordError(
              "verse: a poet has a name, such as :shakespeare, not " + Shown.of(who));
    };
  }

  /** The first vowel of a word; of words without one, such as {@code my}, an i. */
  private static Object vowel(Object word) {
    return String.valueOf(word)
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> VOWELS.indexOf(c) >= 0)
        .mapToObj(Character::toString)
        .findFirst()
        .orElse("i");
  }
}
