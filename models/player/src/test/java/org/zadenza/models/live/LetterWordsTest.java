// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.suggest.Suggestions;
import org.zadenza.names.WordError;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class LetterWordsTest {
  @TempDir private Path folder;

  private static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  private static Models models(Weights weights) {
    return new Models(weights, new ModelService(), new ModelService());
  }

  private static Object call(Models models, String name, Object... given) {
    Word word =
        models.words().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
    return word.call().apply(List.of(given));
  }

  private static Pattern verse(long seed, Object... given) {
    return (Pattern) call(models(new TinyModels(seed)), "verse", given);
  }

  private static String refused(Weights weights, String word, Object... given) {
    Models models = models(weights);
    return assertThrows(WordError.class, () -> call(models, word, given)).getMessage();
  }

  @Test
  void aCycleIsALineWhoseWordsFollowOneAnother() {
    long seed = seed();
    Pattern verse = verse(seed, "shakespeare", Map.of("seed", 5));
    for (long cycle = 0; cycle < 24; cycle++) {
      Rational at = Rational.of(cycle);
      List<Event> events = verse.events(Span.of(cycle, cycle + 1));
      assertFalse(events.isEmpty(), "seed=" + seed);
      for (Event event : events) {
        assertEquals(at, event.begin(), "seed=" + seed);
        at = event.whole().end();
        assertTrue(event.value() instanceof String word && word.matches("\\S+"), event.toString());
      }
      assertEquals(Rational.of(cycle + 1), at, "seed=" + seed);
    }
  }

  @Test
  void theSeedSaysWhatIsWrittenAndTheOrderOfAskingDoesNot() {
    long seed = seed();
    Span all = Span.of(0, 20);
    List<Event> forwards = verse(seed, Map.of("seed", 5)).events(all);
    Pattern other = verse(seed, "char-rnn", Map.of("seed", 5));
    other.events(Span.of(19, 20));
    other.events(Span.of(3, 4));
    assertEquals(forwards, other.events(all), "seed=" + seed);
    assertNotEquals(forwards, verse(seed, Map.of("seed", 6)).events(all), "seed=" + seed);
  }

  @Test
  void theTemperatureIsAPattern() {
    long seed = seed();
    List<Event> cold = verse(seed, Map.of("seed", 1, "temperature", 0)).events(Span.of(0, 1));
    List<Event> alsoCold =
        verse(seed, Map.of("seed", 2, "temperature", "<0 0.9>")).events(Span.of(0, 1));
    assertEquals(cold, alsoCold, "seed=" + seed);
  }

  @Test
  void vowelsAreThoseOfTheWords() {
    long seed = seed();
    Pattern words = verse(seed, Map.of("seed", 5));
    Pattern vowels = verse(seed, Map.of("seed", 5, "vowels", true));
    List<Event> each = words.events(Span.of(0, 4));
    List<Event> sung = vowels.events(Span.of(0, 4));
    assertEquals(each.size(), sung.size());
    for (int k = 0; k < each.size(); k++) {
      String word = each.get(k).value().toString().toLowerCase(Locale.ROOT);
      String vowel = sung.get(k).value().toString();
      assertTrue(word.contains(vowel) || word.matches("[^aeiou]*") && vowel.equals("i"), word);
    }
  }

  @Test
  void whatItHearsChangesWhatItSays() {
    assertNotEquals(
        verse(3, Map.of("seed", 5, "prime", "to be or")).events(Span.of(0, 4)),
        verse(3, Map.of("seed", 5)).events(Span.of(0, 4)));
    assertTrue(
        refused(new TinyModels(1), "verse", Map.of("prime", "caf\u00e9"))
            .startsWith("verse: :prime: this model has not learned the letter"));
    assertEquals(
        "verse: :prime: 3.0 is no word (in cycle 0)",
        refused(new TinyModels(1), "verse", Map.of("prime", "3")).replace("3 is", "3.0 is"));
  }

  @Test
  void nineSuggestionsAreAListThatIsShownALineEach() {
    Suggestions nine =
        assertInstanceOf(Suggestions.class, call(models(new TinyModels(1)), "suggest", "bd*2 <sn"));
    assertEquals(9, nine.size());
    assertEquals("0  " + nine.getFirst(), nine.toString().lines().findFirst().orElse(""));
    Models models = models(new TinyModels(1));
    assertThrows(NotationError.class, () -> call(models, "suggest", "bd ] sn"));
    assertEquals(
        "suggest: a beginning is a text, such as \"bd*2 <sn\", not 5",
        refused(new TinyModels(1), "suggest", 5L));
  }

  @Test
  void weightsThatAreNotThereAreToldWithWhatToDo() {
    Weights none = new PlayersWeights(folder, name -> false);
    String told = refused(none, "verse");
    assertTrue(told.startsWith("verse: char-rnn cannot write: it has no weights here: put"), told);
    assertTrue(told.contains("./zadenza models train char-rnn --data DIR"), told);
    assertTrue(told.endsWith("; --data is a folder of texts, NAME.txt"), told);
    String unknown = refused(none, "verse", ":shakespere");
    assertTrue(
        unknown.startsWith(
            "verse: nobody called \"shakespere\" writes verse; did you mean \"shakespeare\"?"),
        unknown);
    String nobody = refused(none, "suggest", "bd");
    assertTrue(nobody.startsWith("suggest: there is nobody to ask: it has no weights"), nobody);
    assertTrue(nobody.contains("./zadenza models train suggester --data DIR"), nobody);
  }

  /** A network that was imported writes under its own name. */
  @Test
  void whoWritesHasAName() {
    Weights two = new TinyWeightsByName(new TinyModels(1), "other", new TinyModels(2));
    Span span = Span.of(0, 4);
    assertEquals(
        verse(2).events(span), ((Pattern) call(models(two), "verse", ":other")).events(span));
    assertEquals(verse(1).events(span), ((Pattern) call(models(two), "verse")).events(span));
  }

  private record TinyWeightsByName(TinyModels usual, String name, TinyModels other)
      implements Weights {
    @Override
    public ImportedModel.Text text(String wanted) throws IOException {
      return wanted.equals(name) ? other.text(wanted) : usual.text(CharRnnFile.VERSE);
    }

    @Override
    public DrumsRnn drums() {
      return usual.drums();
    }

    @Override
    public MelodyRnn melody() {
      return usual.melody();
    }

    @Override
    public PerformanceRnn performance() {
      return usual.performance();
    }

    @Override
    public ImportedModel.Vae vae(String wanted) {
      return usual.vae(wanted);
    }

    @Override
    public Palette palette() {
      return usual.palette();
    }

    @Override
    public Palette attributes() {
      return usual.attributes();
    }
  }
}
