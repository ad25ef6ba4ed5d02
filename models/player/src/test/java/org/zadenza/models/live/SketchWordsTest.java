// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Signals;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class SketchWordsTest {
  private static final Keyword CAT = Keyword.intern("cat");
  private static final Keyword PIG = Keyword.intern("pig");

  private final ModelService network = new ModelService();
  private final ModelService cheap = new ModelService();
  private final Models models = new Models(new TinyModels(1), network, cheap);
  private final Map<String, Word> words = words(models);

  private static Map<String, Word> words(Models models) {
    Map<String, Word> out = new HashMap<>();
    for (Word word : models.words()) word.everyName().forEach(name -> out.put(name, word));
    return out;
  }

  private Pattern word(String name, Object... arguments) {
    return (Pattern) words.get(name).call().apply(List.of(arguments));
  }

  private static List<Figure> figures(Pattern pattern, int cycles) {
    return pattern.events(Span.of(0, cycles)).stream()
        .filter(Event::hasOnset)
        .map(event -> (Figure) event.value())
        .toList();
  }

  private SketchPattern sketch(Object... arguments) {
    return assertInstanceOf(SketchPattern.class, word("sketch", arguments));
  }

  @Test
  void eachCycleHasADrawingOfItsOwnThatFollowsFromTheSeed() {
    List<Figure> six = figures(word("sketch", CAT, Map.of("seed", 3)), 6);
    assertEquals(6, six.size());
    assertEquals(6, six.stream().distinct().count());
    List<Figure> seven = figures(word("sketch", 7L), 6);
    assertEquals(6, seven.stream().distinct().count(), "of one place, too");
    assertEquals(six, figures(word("sketch", "cat", Map.of("seed", 3)), 6));
    assertNotEquals(six, figures(word("sketch", CAT, Map.of("seed", 4)), 6));
    assertNotEquals(six, figures(word("sketch", PIG, Map.of("seed", 3)), 6));
    Models later = new Models(new TinyModels(1), new ModelService(), new ModelService());
    Pattern same =
        (Pattern) words(later).get("sketch").call().apply(List.of(CAT, Map.of("seed", 3)));
    assertEquals(six.getLast(), figures(same, 6).getLast(), "in another session, too");
  }

  @Test
  void aDrawingTakesAsManyCyclesAsIsAsked() {
    Map<String, Object> options = Map.of("every", 4, "temperature", "<0.2 1 1 1 0.8>");
    List<Event> events = word("sketch", CAT, options).events(Span.of(0, 12));
    assertEquals(
        List.of(Span.of(0, 4), Span.of(4, 8), Span.of(8, 12)),
        events.stream().filter(Event::hasOnset).map(Event::whole).toList());
    Pattern warm = word("sketch", CAT, Map.of("every", 4, "temperature", 0.8));
    assertEquals(
        figures(warm, 12).get(1),
        figures(word("sketch", CAT, options), 12).get(1),
        "drawing 1 is as warm as cycle 4");
    assertNotEquals(figures(warm, 12).get(0), figures(word("sketch", CAT, options), 12).get(0));
  }

  @Test
  void aDrawingIsInTheMiddleOfThePaper() {
    for (Figure figure : figures(word("sketch", Map.of("model", "omniglot")), 8)) {
      Drawing.Box box = figure.drawing().box();
      assertEquals(255, box.left() + box.right(), 0.2);
      assertEquals(255, box.top() + box.bottom(), 0.2);
      assertEquals(255, box.side(), 0.2);
    }
  }

  @Test
  void whatIsDrawnIsAWordAPlaceOrADrawing() {
    assertEquals(
        figures(word("sketch", Keyword.intern("alarm-clock")), 2),
        figures(word("sketch", "Alarm Clock"), 2));
    List<Figure> both = figures(word("sketch", "<cat pig>"), 4);
    List<Figure> cats = figures(word("sketch", "cat"), 4);
    List<Figure> pigs = figures(word("sketch", "pig"), 4);
    assertEquals(List.of(cats.get(0), pigs.get(1), cats.get(2), pigs.get(3)), both);

    SketchPattern seven = sketch(7L);
    assertArrayEquals(Latents.prior(6, new SplittableRandom(7)), seven.points().at(5));
    assertArrayEquals(seven.points().at(0), sketch("<7 8>").points().at(2));
    List<Double> z = List.of(1.0, 0.0, -1.0, 2.0, 0.5, 0.25);
    assertArrayEquals(new float[] {1, 0, -1, 2, 0.5f, 0.25f}, sketch(z).points().at(3));

    String text = "10,10 60,20 60,90; 100,100";
    float[] read = sketch(text).points().at(0);
    assertArrayEquals(read, sketch(word("drawing", text)).points().at(0));
    assertFalse(Arrays.equals(read, sketch("10,10 60,20").points().at(0)));
    float[] free = sketch(Map.of("model", Keyword.intern("quickdraw-free"))).points().at(0);
    assertEquals(0, free.length);
    assertEquals(2, figures(word("sketch", Map.of("model", "sketch-quickdraw-free")), 2).size());
  }

  /** The algebra of latents is that of drawings, too. */
  @Test
  void placesCanBeReckonedWith() {
    Map<String, Object> still = Map.of("temperature", 0);
    SketchPattern cat = sketch(CAT, still);
    SketchPattern pig = sketch(PIG, still);
    float[] a = cat.points().at(0);
    float[] b = pig.points().at(0);
    SketchPattern morph = (SketchPattern) word("morph", cat, pig, Signals.saw().slow(4), still);
    assertArrayEquals(a, morph.points().at(0));
    assertArrayEquals(Latents.slerp(a, b, 0.5), morph.points().at(2), 1e-6f);
    assertEquals(figures(word("sketch", cat, still), 1), figures(morph, 1));
    assertArrayEquals(b, ((SketchPattern) word("morph", cat, PIG, 1, still)).points().at(3), 1.5f);
    assertArrayEquals(
        Latents.moved(a, b, 1), ((SketchPattern) word("z+", cat, pig)).points().at(0), 1e-6f);
    assertArrayEquals(
        Latents.moved(a, b, -1), ((SketchPattern) word("z-", cat, pig)).points().at(0), 1e-6f);
    float[] half = ((SketchPattern) word("z*", 0.5, cat)).points().at(0);
    for (int k = 0; k < half.length; k++) assertEquals(a[k] / 2, half[k], 1e-6);
    SketchPattern way = (SketchPattern) word("attribute", List.of(cat), List.of(pig));
    assertArrayEquals(Latents.moved(a, b, -1), way.points().at(0), 1e-6f);
    Pattern slower = word("sketch", morph, Map.of("every", 2, "temperature", 0));
    assertEquals(figures(morph, 4).get(2), figures(slower, 4).get(1));
  }

  /** All that follows the pen of one drawing agrees with it, however it is turned in time. */
  @Test
  void allThatFollowsThePenAgrees() {
    for (Pattern drawings :
        List.of(
            word("sketch", CAT, Map.of("seed", 5)),
            word("sketch", CAT, Map.of("every", 2)),
            word("sketch", PIG).fast(Rational.of(3)))) {
      Pattern x = word("stroke-x", drawings);
      Pattern y = word("stroke-y", drawings);
      for (Event event : drawings.events(Span.of(2, 4))) {
        Figure figure = (Figure) event.value();
        Span whole = event.wholeOrPart();
        List<Event> strokes =
            word("pen", drawings).events(new Span(whole.begin(), whole.end())).stream()
                .filter(Event::hasOnset)
                .toList();
        assertEquals(figure.drawing().lines().size(), strokes.size());
        for (int line = 0; line < strokes.size(); line++) {
          Span stroke = strokes.get(line).wholeOrPart();
          Drawing.Point first = figure.drawing().lines().get(line).getFirst();
          Span moment = new Span(stroke.begin(), stroke.begin());
          assertEquals(first.x() / 255, one(x, moment), 1e-9);
          assertEquals(1 - first.y() / 255, one(y, moment), 1e-9);
        }
        assertEquals(whole.begin(), strokes.getFirst().begin());
        assertEquals(whole.end(), strokes.getLast().wholeOrPart().end());
      }
    }
  }

  private static double one(Pattern pattern, Span moment) {
    return (Double) pattern.events(moment).getFirst().value();
  }

  /** What a query cuts out of a stroke is the stroke's part. */
  @Test
  void aStrokeIsCutAsAnyEvent() {
    Pattern pen = word("pen", word("drawing", "0,0 100,0; 100,100 200,100"));
    Span third = new Span(Rational.of(1, 6), Rational.of(5, 6));
    List<Event> events = pen.events(third);
    assertEquals(2, events.size());
    assertFalse(events.getFirst().hasOnset());
    assertTrue(events.getLast().hasOnset());
    assertEquals(third.end(), events.getLast().part().end());
    assertEquals(Rational.ONE, events.getLast().wholeOrPart().end());
    assertEquals(0.5, one(pen.fast(Rational.of(2)), Span.of(0, 0)) / 2);
    Pattern rhythm = Pattern.of("bd").struct(pen);
    assertEquals(2, rhythm.events(Span.of(0, 1)).size());
  }

  @Test
  void thePageIsShownTheDrawing() {
    Pattern sketch = word("sketch", CAT);
    List<Event> drawn = word("draw", sketch).events(Span.of(0, 2));
    assertEquals(
        figures(sketch, 2),
        drawn.stream().map(e -> ((Controls) e.value()).get(SketchPattern.CONTROL)).toList());
    assertEquals(
        word("pen", sketch).events(Span.of(0, 1)).size(),
        word("pen", word("draw", sketch)).events(Span.of(0, 1)).size());
  }

  /** The clock never has the network run: it draws what is ready, and asks for what comes. */
  @Test
  void aLiveQueryNeverWaits() {
    SketchPattern sketch = sketch(CAT, Map.of("seed", 9));
    SketchModel model = sketch.model();
    assertEquals(List.of(), live(sketch(CAT), 9), "nothing is ready");
    assertEquals(0, model.drawn());
    Pattern y = word("stroke-y", sketch);
    assertEquals(1, model.drawn(), "the first is drawn where it is written");
    assertEquals(1, live(y, 10).size(), "the one there is, again");
    assertEquals(1, model.drawn());
    while (network.runOnce()) {}
    long ready = model.drawn();
    assertTrue(ready > 1);
    assertEquals(1, live(y, 11).size());
    Figure figure = (Figure) live(sketch, 11).getFirst().value();
    assertEquals(ready, model.drawn());
    assertEquals(figures(sketch, 12).get(11), figure);
    Phrases phrases = Search.in(sketch, Span.of(11, 12)).getFirst().phrases();
    assertEquals(Tier.REPEATED, phrases.answered(10).orElseThrow().tier());
    assertEquals(Tier.FRESH, phrases.answered(11).orElseThrow().tier());
    List<Integer> logged = phrases.answered(11).orElseThrow().sampled().tokens();
    assertEquals(figure, Figure.of(logged), "a log says all of it");
  }

  private static List<Event> live(Pattern pattern, long cycle) {
    List<Event> out = new ArrayList<>();
    pattern.query(new Query(Span.of(cycle, cycle + 1), 0.5, Budget.standard(), true), out::add);
    return out;
  }

  /** What a log kept is drawn again, whatever the weights are by then. */
  @Test
  void whatWasDrawnOnceIsDrawnAgain() {
    List<Sampled> told = new ArrayList<>();
    models.witnessedBy((model, sampled) -> told.add(sampled));
    Pattern sketch = word("sketch", CAT, Map.of("seed", 5));
    Figure once = figures(sketch, 1).getFirst();
    live(sketch, 0);
    assertEquals(1, told.size());
    Models later = new Models(new TinyModels(2), new ModelService(), new ModelService());
    later.remember(0, told.getFirst());
    Word word = words(later).get("sketch");
    Pattern again = (Pattern) word.call().apply(List.of(CAT, Map.of("seed", 5)));
    assertEquals(once, live(again, 0).getFirst().value());
    assertNotEquals(figures(sketch, 2).get(1), figures(again, 2).get(1), "other weights");
  }

  /** Two words that say the same share what was drawn. */
  @Test
  void theSameIsDrawnOnce() {
    SketchPattern one = sketch(CAT, Map.of("seed", 11));
    figures(one, 4);
    long drawn = one.model().drawn();
    figures(word("sketch", CAT, Map.of("seed", 11)), 4);
    assertEquals(drawn, one.model().drawn());
  }

  private void refuses(String part, String name, Object... arguments) {
    WordError refused = assertThrows(WordError.class, () -> word(name, arguments), part);
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(part), said);
    assertTrue(said.contains(name), said);
  }

  @Test
  void whatCannotBeIsSaid() {
    Map<String, Object> free = Map.of("model", "quickdraw-free");
    refuses("has not learnt to draw \"cta\"; did you mean \"cat\"?", "sketch", "cta");
    refuses("there are alarm clock, cat, pig", "sketch", Keyword.intern("zebra"));
    refuses("has not learnt to draw \"zebra\"", "sketch", "<cat zebra>");
    refuses(
        ":temperature must be a number from 0 to 2, not 3",
        "sketch",
        CAT,
        Map.of("temperature", 3));
    refuses("from 0 to 2, not -0.1 (in cycle 1)", "sketch", CAT, Map.of("temperature", "<1 -0.1>"));
    refuses(
        ":every must be a whole number from 1 to 1024, not 0", "sketch", CAT, Map.of("every", 0));
    refuses("a z of sketch-quickdraw has 6 numbers, not 3", "sketch", List.of(1, 2, 3));
    refuses("a z has numbers, not \"x\"", "sketch", List.of(1, 2, 3, 4, 5, "x"));
    refuses("a whole number, a drawing or a z, not 0.5", "sketch", 0.5);
    refuses(
        "no model that draws is called \"quikdraw\"; did you mean \"quickdraw\"?",
        "sketch",
        CAT,
        Map.of("model", "quikdraw"));
    refuses("sketch-kanji cannot draw: it has no weights here", "sketch", Map.of("model", "kanji"));
    refuses(
        "knows no words, so it cannot draw \"cat\"", "sketch", CAT, Map.of("model", "omniglot"));
    refuses("a model has a name, such as :quickdraw, not 3", "sketch", Map.of("model", 3));
    refuses("has no option :scale", "sketch", CAT, Map.of("scale", "c"));
    refuses("draws without a z", "morph", word("sketch", free), word("sketch", free), 0.5);
    refuses(
        "drawings of sketch-omniglot, not of sketch-quickdraw",
        "morph",
        word("sketch", CAT),
        word("sketch", Map.of("model", "omniglot")),
        0.5);
    refuses("has no option :model", "sketch", word("sketch", CAT), free);
    refuses("can complete drawings, but not read them", "sketch", "1,1 9,9", free);
    refuses("needs drawings, as in (stroke-y (sketch :cat)), not \"bd\"", "stroke-y", "bd");
    refuses("needs drawings, as in (draw (sketch :cat)), not 1", "draw", 1);
    refuses("point 2 is 3: a point is x,y, each from 0 to 255", "drawing", "1,2 3");
  }
}
