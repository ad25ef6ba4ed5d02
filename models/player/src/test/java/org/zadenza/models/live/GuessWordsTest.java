// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.guess.Guess;
import org.zadenza.models.guess.Guesser;
import org.zadenza.models.guess.play.GuessModel;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.sketch.Figure;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class GuessWordsTest {
  private static final Keyword CAT = Keyword.intern("cat");
  private static final String HOUSE =
      "60,200 60,100 128,40 196,100 196,200 60,200; 110,200 110,150";

  private final ModelService network = new ModelService();
  private final Models models = new Models(new TinyModels(1), network, new ModelService());
  private final Map<String, Word> words = words(models);

  private static Map<String, Word> words(Models models) {
    Map<String, Word> out = new HashMap<>();
    for (Word word : models.words()) word.everyName().forEach(name -> out.put(name, word));
    return out;
  }

  private Pattern word(String name, Object... arguments) {
    return (Pattern) words.get(name).call().apply(List.of(arguments));
  }

  private static Guesser guesser() throws IOException {
    return new Guesser(new TinyModels(1).guesses(GuessFile.QUICKDRAW).network());
  }

  private static double at(Pattern pattern, Rational time) {
    return (Double) pattern.events(new Span(time, time)).getFirst().value();
  }

  /** At the end of each part it is what the network says of what is drawn by then. */
  @Test
  void aWordGrowsWithTheDrawing() throws IOException {
    Guesser guesser = guesser();
    int cat = guesser.number("cat");
    for (Rational speed : List.of(Rational.ONE, Rational.of(3), Rational.of(1, 2))) {
      Pattern drawing = word("drawing", HOUSE).fast(speed);
      Figure figure = (Figure) drawing.events(Span.of(0, 1)).getFirst().value();
      for (int steps : new int[] {1, 5, 16}) {
        Pattern guess = word("guess", drawing, CAT, Map.of("steps", steps));
        assertEquals(0, at(guess, Rational.ZERO), 1e-5);
        for (int k = 1; k < steps; k++) {
          Rational end = Rational.of(k, steps).dividedBy(speed);
          double said = guesser.likelihoods(figure.until((double) k / steps))[cat];
          assertEquals(said, at(guess, end), 1e-4, speed + " " + k + "/" + steps);
        }
        Rational nearlyAll = Rational.of(4095, 4096).dividedBy(speed);
        double whole = guesser.likelihoods(figure.drawing())[cat];
        assertEquals(whole, at(guess, nearlyAll), 0.01 * steps);
        Rational middle = Rational.of(1, 2L * steps).dividedBy(speed);
        double first = guesser.likelihoods(figure.until(1.0 / steps))[cat];
        assertEquals(first / 2, at(guess, middle), 1e-4, "between two guesses it is between them");
      }
    }
  }

  /** The word that is seen is an event as long as nothing else is. */
  @Test
  void theLikeliestWordIsAnEvent() throws IOException {
    Guesser guesser = guesser();
    Pattern drawings = word("sketch", CAT, Map.of("seed", 4));
    for (int cycle = 0; cycle < 6; cycle++) {
      Figure figure = (Figure) drawings.events(Span.of(cycle, cycle + 1)).getFirst().value();
      List<Event> events = word("guess", drawings).events(Span.of(cycle, cycle + 1));
      Rational time = Rational.of(cycle);
      for (Event event : events) {
        assertEquals(time, event.wholeOrPart().begin());
        assertTrue(event.hasOnset());
        time = event.wholeOrPart().end();
        double seen = time.minus(Rational.of(cycle)).toDouble();
        Guess best = guesser.best(guesser.likelihoods(figure.until(seen)), 1).getFirst();
        assertEquals(best.word(), event.value(), "cycle " + cycle);
      }
      assertEquals(Rational.of(cycle + 1), time);
      for (int k = 1; k < events.size(); k++) {
        assertFalse(events.get(k).value().equals(events.get(k - 1).value()));
      }
    }
  }

  @Test
  void someWordsAloneComeIntoQuestion() {
    Pattern drawing = word("drawing", HOUSE);
    Map<String, Object> two = Map.of("among", List.of(CAT, "pig"));
    Rational late = Rational.of(15, 16);
    double cat = at(word("guess", drawing, CAT, two), late);
    double pig = at(word("guess", drawing, "pig", two), late);
    assertEquals(1, cat + pig, 1e-4);
    double all = at(word("guess", drawing, CAT), late);
    double other = at(word("guess", drawing, "pig"), late);
    assertEquals(all / (all + other), cat, 1e-3);
    for (Event event : word("guess", drawing, two).events(Span.of(0, 1))) {
      assertTrue(List.of("cat", "pig").contains(event.value()), String.valueOf(event.value()));
    }
    Map<String, Object> one = Map.of("among", List.of("pig"));
    assertEquals("pig", word("guess", drawing, one).events(Span.of(0, 1)).getFirst().value());
  }

  /** A drawing of three cycles is followed through them; its guesses are not begun again. */
  @Test
  void aLongDrawingIsFollowedThroughItsCycles() {
    Pattern slow = word("drawing", HOUSE).slow(Rational.of(3));
    Pattern once = word("drawing", HOUSE);
    for (int k = 0; k < 48; k++) {
      assertEquals(
          at(word("guess", once, CAT), Rational.of(k, 48)),
          at(word("guess", slow, CAT), Rational.of(k, 16)),
          1e-3);
    }
  }

  private static List<Event> live(Pattern pattern, long cycle) {
    List<Event> out = new ArrayList<>();
    pattern.query(new Query(Span.of(cycle, cycle + 1), 0.5, Budget.standard(), true), out::add);
    return out;
  }

  /** The clock never has the network run; what was said once is said again from the log. */
  @Test
  void aLiveQueryNeverWaits() {
    List<Sampled> told = new ArrayList<>();
    models.witnessedBy((model, sampled) -> told.add(sampled));
    Pattern guess = word("guess", word("drawing", HOUSE));
    GuessModel model = models.guesses().model();
    assertEquals(0, model.guessed());
    assertEquals(List.of(), live(guess, 3), "nothing is ready");
    assertEquals(0, model.guessed());
    while (network.runOnce()) {}
    assertEquals(16, model.guessed(), "one drawing, however often it is drawn");
    List<Event> ready = live(guess, 4);
    assertFalse(ready.isEmpty());
    assertEquals(16, model.guessed());
    Models later = new Models(new TinyModels(2), new ModelService(), new ModelService());
    later.remember(0, told.getLast());
    Word again = words(later).get("guess");
    Pattern drawing = (Pattern) words(later).get("drawing").call().apply(List.of(HOUSE));
    Pattern said = (Pattern) again.call().apply(List.of(drawing));
    assertEquals(
        ready.stream().map(Event::value).toList(),
        live(said, 4).stream().map(Event::value).toList());
    assertEquals(0, later.guesses().model().guessed());
  }

  /** Who looks for models in it finds the one that draws as well. */
  @Test
  void bothNetworksAreFound() {
    Pattern guess = word("guess", word("sketch", CAT));
    assertEquals(
        List.of("sketch-quickdraw", "sketch-guess"),
        Search.in(guess, Span.of(0, 2)).stream().map(Search.Found::name).toList());
  }

  @Test
  void whatIsSeenCanBeDrawn() {
    Pattern drawn = word("sketch", word("guess", word("drawing", HOUSE)));
    assertInstanceOf(Figure.class, drawn.events(Span.of(0, 1)).getFirst().value());
  }

  private void refuses(String part, Object... arguments) {
    WordError refused = assertThrows(WordError.class, () -> word("guess", arguments), part);
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith("guess") && said.contains(part), said);
  }

  @Test
  void whatCannotBeIsSaid() {
    Pattern house = word("drawing", HOUSE);
    refuses("needs drawings, as in (guess (sketch :cat)), not \"bd\"", "bd");
    refuses("\"cta\" looks like; did you mean \"cat\"?; there are alarm", house, "cta");
    refuses("what is looked for is a word, such as :cat, not 3", house, 3);
    refuses("has no option :step; did you mean :steps?", house, Map.of("step", 3));
    refuses(":steps must be a whole number from 1 to 64, not 0", house, CAT, Map.of("steps", 0));
    refuses(":among is a list of words, such as [:cat :pig], not 1", house, Map.of("among", 1));
    refuses(":among is a list of words", house, Map.of("among", List.of()));
    refuses("\"zebra\" looks like", house, Map.of("among", List.of("cat", "zebra")));
    refuses(
        "\"cat\" is not among the words that come into question",
        house,
        CAT,
        Map.of("among", List.of("pig")));
    refuses("the word comes before the options", house, Map.of("steps", 4), CAT);
  }
}
