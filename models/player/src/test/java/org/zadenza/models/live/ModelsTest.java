// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.Word;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class ModelsTest {
  private final ModelService service = new ModelService(); // no thread: the test does the work
  private final Models models = new Models(DrumsRnn::shipped, service);

  private Pattern drums(Object... options) {
    Word word = models.words().get(0);
    return (Pattern) word.call().apply(List.of(options));
  }

  private static Map<Object, Object> options(Object seed, Object temperature) {
    return Map.of(Keyword.intern("seed"), seed, Keyword.intern("temperature"), temperature);
  }

  private static List<Event> live(Pattern pattern, long cycle) {
    List<Event> out = new ArrayList<>();
    Span span = Span.of(cycle, cycle + 1);
    pattern.query(new Query(span, 0.5, Budget.standard(), true), out::add);
    return out;
  }

  @Test
  void theSameSeedAndCycleGiveTheSameEventsHoweverTheyAreQueried() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<Event> whole = drums(options(7, "<0.8 1.2>")).events(Span.of(0, 24));
    Pattern again = drums(options(7, "<0.8 1.2>"));
    for (int i = 0; i < 40; i++) {
      Rational begin = Rational.of(random.nextInt(24 * 16), 16);
      Span span = new Span(begin, begin.plus(Rational.of(1, 16)));
      List<Event> expected =
          whole.stream().filter(e -> e.part().intersection(span) != null).toList();
      assertEquals(expected, again.events(span), "seed=" + seed + " span=" + span);
    }
    assertEquals(again.events(Span.of(3, 4)).size(), again.rev().events(Span.of(3, 4)).size());
  }

  @Test
  void anotherSeedPlaysSomethingElse() {
    List<Event> seven = drums(options(7, 1.0)).events(Span.of(0, 8));
    assertFalse(seven.isEmpty());
    assertFalse(seven.equals(drums(options(8, 1.0)).events(Span.of(0, 8))));
  }

  @Test
  void aLiveQueryNeverComputesAndAsksAhead() {
    Pattern pattern = drums(options(3, 1.0));
    assertEquals(List.of(), live(pattern, 16));
    assertEquals(1, models.repeats());
    while (service.runOnce()) {}
    assertEquals(pattern.events(Span.of(17, 18)), live(pattern, 17));
    assertEquals(1, models.repeats());
  }

  @Test
  void aLatePhraseIsTheLastOneAgain() {
    Pattern pattern = drums(options(3, 1.0));
    List<Event> ready = pattern.events(Span.of(16, 17));
    List<Event> repeated = live(pattern, 17);
    assertEquals(
        ready.stream().map(Event::value).toList(), repeated.stream().map(Event::value).toList());
    assertEquals(1, models.repeats());
    while (service.runOnce()) {}
    assertEquals(repeated, live(pattern, 17), "what was played once stays");
  }

  @Test
  void badOptionsAreNamed() {
    assertSays("has no option [sed]", Map.of(Keyword.intern("sed"), 1));
    assertSays(":temperature lies between", options(1, -1));
    assertSays(":seed is a whole number", options("x", 1));
    assertSays("takes a map", 3);
  }

  private void assertSays(String part, Object given) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> drums(given));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void missingWeightsAreSaidPlainly() {
    Models broken =
        new Models(
            () -> {
              throw new IOException("no weights at drums-rnn.safetensors");
            },
            service);
    Exception e =
        assertThrows(
            IllegalStateException.class, () -> broken.words().get(0).call().apply(List.of()));
    assertEquals("drums-rnn cannot play: no weights at drums-rnn.safetensors", e.getMessage());
  }
}
