// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.drums.TinyDrums;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class ModelsTest {
  private static final Pattern TUNE =
      Pattern.of("0 2 [4 5] <7 9>").withValue(v -> Controls.of("note", v));

  private final ModelService service = new ModelService(); // no thread: the test does the work
  private final ModelService cheap = new ModelService();
  private final Models models = new Models(new TinyModels(1), service, cheap);

  private static Pattern word(Models of, String name, Object... arguments) {
    Word word = of.words().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
    return (Pattern) word.call().apply(List.of(arguments));
  }

  /** A model with options as Clojure gives them: {@code model("drumsRnn", "seed", 7)}. */
  private Pattern model(String name, Object... options) {
    Map<Object, Object> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(Keyword.intern(options[i].toString()), options[i + 1]);
    }
    return name.equals("markov") ? word(models, name, TUNE, map) : word(models, name, map);
  }

  private static List<Event> live(Pattern pattern, long cycle) {
    List<Event> out = new ArrayList<>();
    Span span = Span.of(cycle, cycle + 1);
    pattern.query(new Query(span, 0.5, Budget.standard(), true), out::add);
    return out;
  }

  private static List<Object> values(List<Event> events) {
    return events.stream().map(Event::value).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drumsRnn", "melodyRnn", "performanceRnn", "markov"})
  void theSameSeedAndCycleGiveTheSameEventsHoweverTheyAreQueried(String name) {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Object[] options = {
      "seed", 7L, "temperature", "<0.8 1.2>", "prime", name.equals("drumsRnn") ? "bd sn" : "0 4"
    };
    List<Event> whole = model(name, options).events(Span.of(0, 24));
    assertFalse(whole.isEmpty());
    Pattern again = model(name, options);
    for (int i = 0; i < 40; i++) {
      Rational begin = Rational.of(random.nextInt(24 * 16), 16);
      Span span = new Span(begin, begin.plus(Rational.of(1, 16)));
      List<Event> expected = new ArrayList<>();
      for (Event event : whole) {
        Span part = event.part().intersection(span);
        if (part != null)
          expected.add(new Event(event.whole(), part, event.value(), event.sources()));
      }
      List<Event> got = again.events(span);
      assertTrue(
          got.containsAll(expected) && expected.containsAll(got), "seed=" + seed + " span=" + span);
      assertEquals(expected.size(), got.size());
    }
    assertEquals(again.events(Span.of(3, 4)).size(), again.rev().events(Span.of(3, 4)).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"drumsRnn", "melodyRnn", "performanceRnn", "markov"})
  void anotherSeedPlaysSomethingElse(String name) {
    List<Event> seven = model(name, "seed", 7L).events(Span.of(0, 8));
    assertNotEquals(seven, model(name, "seed", 8L).events(Span.of(0, 8)));
  }

  @Test
  void optionsBendWhatIsSampled() {
    List<Event> plain = model("performanceRnn").events(Span.of(0, 4));
    for (Object[] option :
        new Object[][] {
          {"temperature", 0.3},
          {"top-k", 3L},
          {"scale", "c:dorian"},
          {"chord", "<C^7 A7>"},
          {"rhythm", "1(3,8)"},
          {"polyphony", 1L},
          {"density", "<2 30>"},
          {"histogram", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9)},
          {"histogram", "<c:major d:major>"},
          {"seconds", 1.0},
          {"prime", List.of(60, 64, 67)},
        }) {
      List<Event> bent = model("performanceRnn", option).events(Span.of(0, 4));
      assertNotEquals(plain, bent, option[0].toString());
    }
  }

  /** Law: whatever the weights, no note lies outside the scale of its cycle. */
  @ParameterizedTest
  @ValueSource(strings = {"melodyRnn", "performanceRnn", "markov"})
  void notesKeepToTheScaleOfTheirCycle(String name) {
    List<Integer> cMajor = List.of(0, 2, 4, 5, 7, 9, 11);
    List<Integer> fSharp = List.of(6, 10, 1);
    Pattern pattern =
        model(name, "scale", "<c:major e:major>", "chord", "<~ F#>", "temperature", 4.0);
    for (Event event : pattern.events(Span.of(0, 200))) {
      int note = (int) ((Controls) event.value()).number("note", -1);
      boolean even = event.wholeOrPart().begin().floor() % 2 == 0;
      assertTrue((even ? cMajor : fSharp).contains(note % 12), event.toString());
    }
  }

  @Test
  void aLiveQueryNeverComputesAndAsksAhead() {
    Pattern pattern = model("drumsRnn", "seed", 3L);
    assertEquals(List.of(), live(pattern, 16));
    assertEquals(1, models.tally().of("drums-rnn", Tier.RESTING));
    while (service.runOnce()) {}
    assertEquals(pattern.events(Span.of(17, 18)), live(pattern, 17));
    assertEquals(1, models.tally().of("drums-rnn", Tier.FRESH));
    assertEquals(1, models.tally().late());
  }

  @Test
  void aLatePhraseIsTheLastOneAgainThenAChain() {
    Pattern pattern = model("melodyRnn", "seed", 3L);
    List<Event> ready = pattern.events(Span.of(16, 17));
    live(pattern, 16);
    assertEquals(values(ready), values(live(pattern, 17)));
    while (cheap.runOnce()) {}
    live(pattern, 18);
    assertEquals("melody-rnn: 1 fresh, 1 repeated, 1 markov, 0 resting", models.tally().text());
    while (service.runOnce()) {}
    assertEquals(values(ready), values(live(pattern, 17)), "what was played once stays");
  }

  @Test
  void whatWasSampledIsToldAndPlayedAgainWithOtherWeights() {
    Map<Long, Sampled> told = new HashMap<>();
    models.witnessedBy((model, sampled) -> told.put(sampled.cycle(), sampled));
    Pattern pattern = model("performanceRnn", "seed", 3L);
    List<Event> played = new ArrayList<>();
    for (long cycle = 0; cycle < 6; cycle++) {
      if (cycle % 3 == 0) pattern.events(Span.of(cycle, cycle + 1));
      played.addAll(live(pattern, cycle));
    }
    Models others = new Models(new TinyModels(2), new ModelService(), new ModelService());
    told.values().forEach(sampled -> others.remember(0, sampled));
    Pattern again = word(others, "performanceRnn", Map.of("seed", 3));
    assertEquals(6, told.size());
    assertFalse(played.isEmpty());
    assertEquals(played, again.events(Span.of(0, 6)));
    assertNotEquals(
        pattern.events(Span.of(6, 40)), again.events(Span.of(6, 40)), "the rest is its own");
  }

  @Test
  void aSearchFindsModelsWithoutRunningThem() {
    Pattern melody = model("melodyRnn");
    Pattern both = Pattern.stack(melody.fast(2), Pattern.cat("bd", model("drumsRnn"))).late(0.25);
    List<Search.Found> found = Search.in(both, Span.of(3, 4));
    assertEquals(
        List.of("melody-rnn", "drums-rnn"), found.stream().map(Search.Found::name).toList());
    assertEquals(List.of(5L, 6L, 7L), List.copyOf(found.getFirst().cycles()));
    assertFalse(service.runOnce());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drumsRnn | sed | 1 | drums-rnn has no option :sed; did you mean :seed?",
        "drumsRnn | zither | 1 | drums-rnn has no option :zither; there are :seed :temperature",
        "drumsRnn | scale | c:major | drums-rnn has no option :scale; there are",
        "melodyRnn | temprature | 1 | melody-rnn has no option :temprature; did you mean"
            + " :temperature?",
        "melodyRnn | temperature | <1 11> | melody-rnn: :temperature must be a number from 0 to 10,"
            + " not 11 (in cycle 1)",
        "melodyRnn | temperature | hot | must be a number from 0 to 10, not \"hot\" (in cycle 0)",
        "melodyRnn | scale | c:dorain | melody-rnn: :scale there is no scale called \"dorain\"; did"
            + " you mean \"dorian\"? (in cycle 0)",
        "melodyRnn | chord | H7 | melody-rnn: :chord \"H7\" is no chord",
        "melodyRnn | top-k | 1.5 | melody-rnn: :top-k must be a whole number from 1 to 512, not 1.5"
            + " (in cycle 0)",
        "melodyRnn | prime | zz | melody-rnn: :prime: \"zz\" is no note",
        "drumsRnn | prime | bd xy | drums-rnn: :prime: \"xy\" is no drum that it knows; there are"
            + " bd sn hh",
        "performanceRnn | density | -1 | :density must be a number from 0 to 100, not -1",
        "markov | order | 65 | markov: :order must be a whole number from 0 to 64, not \"65\"",
      })
  void whatIsWrongIsNamed(String name, String option, String value, String says) {
    assertSays(says, () -> model(name, option, value));
  }

  @Test
  void furtherMistakes() {
    assertSays(
        "drums-rnn: :seed must be a whole number, not \"x\"", () -> model("drumsRnn", "seed", "x"));
    assertSays("takes its options in a map", () -> word(models, "drumsRnn", 3));
    assertSays(
        ":histogram must be 12 weights from 0",
        () -> model("performanceRnn", "histogram", List.of(1, 2)));
    assertSays("there is no such file to read", () -> word(models, "markov", "nowhere.mid"));
    assertSays(
        "no model \"melody-rn\" can go on from notes; did you mean \"melody-rnn\"?",
        () -> models.continued("melody-rn", TUNE, 1, 0, null));
  }

  private static void assertSays(String part, Runnable call) {
    Exception e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void aContinuationBeginsAtItsAnchorWithWhatWasPlayed() {
    Pattern one = models.continued("melody-rnn", TUNE, 2, 21, Map.of("seed", 1));
    Pattern other = models.continued("melody-rnn", TUNE.fast(2), 2, 21, Map.of("seed", 1));
    Pattern primed = model("melodyRnn", "seed", 1L, "temperature", 1.0, "prime", TUNE);
    assertNotEquals(one.events(Span.of(21, 22)), other.events(Span.of(21, 22)));
    assertNotEquals(one.events(Span.of(21, 22)), primed.events(Span.of(21, 22)));
  }

  @Test
  void weightsComeFromThePlayersFolderOrAreAskedForInOneSentence(@TempDir Path folder)
      throws IOException {
    PlayersWeights weights = new PlayersWeights(folder, name -> name.equals("drums-rnn"));
    Models without = new Models(weights, service, cheap);
    assertSays(
        "melody-rnn cannot play: it has no weights here: put melody-rnn.safetensors and its .json"
            + " into "
            + folder,
        () -> word(without, "melodyRnn"));
    MelodyRnn tiny = new TinyModels(3).melody();
    new LstmFile(tiny.network(), tiny.config()).write(folder);
    assertEquals(tiny.config(), weights.melody().config());
    assertFalse(word(without, "melodyRnn").events(Span.of(0, 8)).isEmpty());
    assertEquals("drums-rnn", new PlayersWeights(folder).drums().config().name());
    assertTrue(LstmFile.ships("drums-rnn"));
    assertNotEquals(TinyDrums.model(1).config(), weights.drums().config());
  }

  @ParameterizedTest
  @CsvSource({
    "(d1 (drums-rnn {:seed 7})), drums",
    "d1(drumsRnn(Map.of())), drums",
    "(d2 (s \"superpiano\" (melody-rnn))) (d3 (performance-rnn)), melody performance",
    "(d1 (s \"bd*4\")), ''"
  })
  void theNetworksThatASetNamesAreReadAheadAndOnce(String set, String wanted) {
    List<String> read = Collections.synchronizedList(new ArrayList<>());
    Models told = new Models(reading(read), service, cheap);
    told.recurrent().foresee(set);
    assertEquals(List.of(wanted.split(" ")), read.isEmpty() ? List.of("") : read);
    told.recurrent().foresee(set);
    if (set.contains("drums")) word(told, "drumsRnn");
    assertEquals(List.of(wanted.split(" ")), read.isEmpty() ? List.of("") : read);
  }

  @Test
  void whatCannotBeReadAheadIsToldWhereItPlays() {
    Models broken = new Models(reading(null), service, cheap);
    broken.recurrent().foresee("(d1 (drums-rnn))");
    assertThrows(WordError.class, () -> word(broken, "drumsRnn"));
  }

  /** Tiny weights that note their names where they are read, or cannot be read. */
  private static Weights reading(@Nullable List<String> read) {
    TinyModels tiny = new TinyModels(1);
    return (Weights)
        Proxy.newProxyInstance(
            Weights.class.getClassLoader(),
            new Class<?>[] {Weights.class},
            (proxy, method, arguments) -> {
              if (List.of("drums", "melody", "performance").contains(method.getName())) {
                if (read == null) throw new IOException("no such file");
                read.add(method.getName());
              }
              return method.invoke(tiny, arguments);
            });
  }
}
