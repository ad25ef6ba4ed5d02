// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class LatentWordsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Pattern BEAT =
      Pattern.of("[bd,hh] hh [sn,hh] <hh oh>").withValue(v -> Controls.of("s", v));
  private static final Pattern OTHER = Pattern.of("bd*4").withValue(v -> Controls.of("s", v));
  private static final Pattern TUNE =
      Pattern.of("60 62 [64 65] <67 69>").withValue(v -> Controls.of("note", v));

  private final ModelService service = new ModelService(); // no thread: the test does the work
  private final ModelService cheap = new ModelService();
  private final Models models = new Models(new TinyModels(1), service, cheap);

  private static Object call(Models of, String name, Object... arguments) {
    Word word =
        of.words().stream().filter(w -> w.everyName().contains(name)).findFirst().orElseThrow();
    return word.call().apply(List.of(arguments));
  }

  private Pattern word(String name, Object... arguments) {
    return (Pattern) call(models, name, arguments);
  }

  private static Map<Object, Object> map(Object... options) {
    Map<Object, Object> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(Keyword.intern(options[i].toString()), options[i + 1]);
    }
    return map;
  }

  private static float[] z(Pattern latent, long cycle) {
    return ((LatentPattern) latent).path().points().at(cycle);
  }

  private static String text(Pattern latent) {
    return LatentText.write(((LatentPattern) latent).path().at(0));
  }

  private static List<Event> cycles(Pattern pattern, long from, long to) {
    return pattern.events(Span.of(from, to));
  }

  private static List<Event> live(Pattern pattern, long cycle) {
    return live(pattern, Span.of(cycle, cycle + 1));
  }

  private static List<Event> live(Pattern pattern, Span span) {
    List<Event> out = new ArrayList<>();
    pattern.query(new Query(span, 0.5, Budget.standard(), true), out::add);
    return out;
  }

  private Pattern model(String name) {
    return switch (name) {
      case "morph" -> word("morph", BEAT, OTHER, "<0 0.3 0.6 1>");
      case "humanize" -> word("humanize", BEAT, map("seed", 7L));
      case "tap" -> word("tap", "1(3,8) <1 1*3>", map("seed", 7L, "temperature", 1.0));
      default ->
          word(name, map("seed", 7L, "temperature", "<0.8 1.2>", "rhythm", "1*16", "every", 4L));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"musicvaeMelody", "musicvaeDrums", "trio", "morph", "humanize", "tap"})
  void theSameSeedAndCycleGiveTheSameEventsHoweverTheyAreQueried(String name) {
    Random random = new Random(SEED);
    List<Event> whole = cycles(model(name), 0, 12);
    assertFalse(whole.isEmpty());
    Pattern again = model(name);
    for (int i = 0; i < 60; i++) {
      Rational begin = Rational.of(random.nextInt(11 * 64), 64);
      Span span = new Span(begin, begin.plus(Rational.of(1 + random.nextInt(70), 64)));
      List<Event> expected = new ArrayList<>();
      for (Event event : whole) {
        Span part = event.part().intersection(span);
        if (part != null) {
          expected.add(new Event(event.whole(), part, event.value(), event.sources()));
        }
      }
      List<Event> got = joined(again.events(span));
      expected = joined(expected);
      String where = "seed=" + SEED + " span=" + span;
      assertTrue(got.containsAll(expected) && expected.containsAll(got), where);
    }
  }

  /** Parts of one event put together again. */
  private static List<Event> joined(List<Event> events) {
    Map<List<Object>, Span> parts = new HashMap<>();
    for (Event event : events) {
      parts.merge(
          List.of(event.wholeOrPart(), event.value()),
          event.part(),
          (a, b) -> new Span(a.begin().min(b.begin()), a.end().max(b.end())));
    }
    return parts.entrySet().stream()
        .map(e -> new Event((Span) e.getKey().get(0), e.getValue(), e.getKey().get(1), null))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"musicvaeMelody", "musicvaeDrums", "trio"})
  void aSeedIsAPhraseThatComesAgain(String name) {
    Map<Object, Object> likeliest = map("seed", 7L, "temperature", 0L);
    Pattern one = word(name, likeliest);
    int bars = ((LatentPattern) one).path().model().bars();
    assertEquals(values(cycles(one, 0, bars)), values(cycles(one, bars, 2 * bars)));
    assertNotEquals(cycles(one, 0, bars), cycles(word(name, map("seed", 8L)), 0, bars));
    Pattern same = word(name, map("seed", 7L, "temperature", 0L, "z", text(one)));
    Pattern renewed = word(name, map("seed", 7L, "temperature", 0L, "every", (long) bars));
    assertNotEquals(values(cycles(renewed, 0, bars)), values(cycles(renewed, bars, 2 * bars)));
    assertEquals(text(one), text(same));
  }

  private static List<Object> values(List<Event> events) {
    return events.stream().map(e -> (Object) ((Controls) e.value()).without("gain")).toList();
  }

  /** Law: 0 is the one, 1 is the other, and in between is what slerp says. */
  @Test
  void aMorphGoesFromOneToTheOther() {
    for (List<Pattern> ends :
        List.of(
            List.of(BEAT, OTHER),
            List.of(TUNE, TUNE.rev()),
            List.of(word("musicvaeDrums", map("seed", 3L)), BEAT),
            List.of(word("trio", map("seed", 3L)), word("trio", map("seed", 4L))))) {
      Pattern from = word("z", ends.get(0));
      Pattern to = ends.get(1) instanceof LatentPattern latent ? latent : word("z", ends.get(1));
      Pattern way = word("morph", ends.get(0), ends.get(1), "<0 0 1 1 0.25>");
      assertEquals(cycles(word("z", from), 0, 2), cycles(way, 0, 2));
      assertEquals(cycles(word("z", to), 2, 4), cycles(way, 2, 4));
      float[] between = Latents.slerp(z(from, 4), z(to, 4), 0.25);
      assertArrayEquals(between, z(way, 4));
    }
  }

  /** Law: a note that the next bar of its phrase holds is one note, however it is queried. */
  @ParameterizedTest
  @ValueSource(strings = {"musicvaeMelody", "trio"})
  void aNoteIsHeldOverTheBarLine(String name) {
    Map<Object, Object> sparse = map("seed", SEED, "rhythm", "<1*8 [~ 1]>", "every", 2L);
    Pattern tune = word(name, sparse);
    if (name.equals("trio")) tune = word(name, with(sparse, "parts", "bass"));
    long bars = ((LatentPattern) tune).path().model().bars();
    List<Event> all = cycles(tune, 0, 240);
    int held = 0;
    for (int k = 0; k < all.size(); k++) {
      Event event = all.get(k);
      Rational end = event.whole().end();
      long next = event.begin().floor() + 1;
      long over = next - 1 - Math.floorMod(next - 1, bars) + bars;
      String where = "seed=" + SEED + " " + event;
      assertTrue(end.compareTo(Rational.of(over)) <= 0, where);
      if (end.compareTo(Rational.of(next)) <= 0 || !event.hasOnset()) continue;
      held++;
      List<Event> rest = cycles(word(name, sparse), next, next + 1);
      assertTrue(rest.stream().anyMatch(e -> event.whole().equals(e.whole())), where);
      for (Event other : all) {
        boolean after = other.whole().begin().compareTo(event.whole().begin()) > 0;
        assertFalse(after && other.whole().begin().compareTo(end) < 0, where + other);
      }
    }
    assertTrue(held > 0, "seed=" + SEED + " held=" + held);
  }

  private static Map<Object, Object> with(Map<Object, Object> options, String key, Object value) {
    Map<Object, Object> out = new HashMap<>(options);
    out.putAll(map(key, value));
    return out;
  }

  @Test
  void aHeldNoteIsHeardOnceLive() {
    Map<Object, Object> sparse = map("seed", 3L, "rhythm", "<1*8 [~ 1]>", "every", 2L);
    List<Event> expected = cycles(word("musicvaeMelody", sparse), 0, 24);
    Pattern tune = word("musicvaeMelody", sparse);
    List<Event> heard = new ArrayList<>();
    for (long cycle = 0; cycle < 24; cycle++) {
      tune.query(
          new Query(Span.of(cycle, cycle + 1), 0.5, Budget.standard(), true), _ -> {}); // asks
      while (service.runOnce()) {}
      if (cycle > 0) heard.addAll(live(tune, cycle));
    }
    List<Event> onsets = heard.stream().filter(Event::hasOnset).toList();
    assertEquals(
        expected.stream().filter(Event::hasOnset).filter(e -> e.begin().floor() > 0).toList(),
        onsets);
    assertTrue(onsets.stream().anyMatch(e -> e.whole().end().compareTo(e.begin().nextCycle()) > 0));
  }

  @Test
  void aMorphOfListsIsOneOfRhythms() {
    Pattern rhythm = word("morph", List.of(1L, 0L, 1L, 0L), List.of(1L, 1L, 0L, 0L), 0.5);
    assertEquals(2, cycles(rhythm, 0, 1).size());
    assertEquals(Rational.of(3, 8), cycles(rhythm, 0, 1).get(1).begin());
  }

  @Test
  void latentsAreAddedAndStretched() {
    Pattern a = word("musicvaeDrums", map("seed", 1L));
    Pattern b = word("musicvaeDrums", map("seed", 2L));
    float[] sum = z(word("z+", a, word("z*", 0.5, b)), 0);
    for (int k = 0; k < sum.length; k++) {
      assertEquals(z(a, 0)[k] + 0.5 * z(b, 0)[k], sum[k], 1e-6);
    }
    float[] back = z(word("z-", word("z+", a, b), b), 0);
    assertArrayEquals(z(a, 0), back, 1e-6f);
    float[] direction = z(word("attribute", List.of(a, BEAT), List.of(b)), 0);
    float[] heard = z(word("z", BEAT), 0);
    for (int k = 0; k < direction.length; k++) {
      assertEquals((z(a, 0)[k] + heard[k]) / 2 - z(b, 0)[k], direction[k], 1e-6);
    }
  }

  /** A named attribute takes the space of what it is added to, as far as each cycle says. */
  @Test
  void anAttributeIsAddedInWhicheverSpace() {
    Pattern drums = word("musicvaeDrums", map("seed", 1L));
    Pattern trio = word("trio", map("seed", 1L));
    String ofDrums = text(word("musicvaeDrums", map("seed", 5L)));
    String ofTrio = text(word("trio", map("seed", 6L)));
    Palette known =
        new Palette(
            List.of(
                new Palette.Entry("density", ofDrums),
                new Palette.Entry("density", ofTrio),
                new Palette.Entry("hats", ofDrums)),
            List.of("line 7"));
    List<String> told = new ArrayList<>();
    Models named = new Models(new TinyModels(1, known), service, cheap);
    named.tellsProblemsTo(told::add);
    Object density = call(named, "attribute", Keyword.intern("density"));
    Object hats = call(named, "attribute", Keyword.intern("hats"));
    Object way = call(named, "z*", "<0 2>", call(named, "z-", density, call(named, "z*", 3, hats)));
    Pattern more = (Pattern) call(named, "z+", drums, way);
    assertArrayEquals(z(drums, 0), z(more, 0));
    for (int k = 0; k < z(drums, 1).length; k++) {
      float step = z(word("z", ofDrums), 0)[k];
      assertEquals(z(drums, 1)[k] + 2 * (1 - 3) * step, z(more, 1)[k], 1e-5);
    }
    Pattern less = (Pattern) call(named, "z-", trio, density);
    assertEquals(z(trio, 0)[2] - z(word("z", ofTrio), 0)[2], z(less, 0)[2], 1e-6);
    assertEquals(List.of("line 7"), told, "told once");
    assertSays("\"hats\" is none of latents of trio", () -> call(named, "z+", trio, hats));
    assertSays("none is called \"hat\"", () -> call(named, "attribute", Keyword.intern("hat")));
    assertSays("an attribute is a way", () -> call(named, "morph", drums, hats, 0.5));
    assertSays("an attribute is a way", () -> call(named, "z", hats));
  }

  @Test
  void aTextIsTheLatentThatItWasWrittenOf() {
    Pattern drums = word("z", BEAT);
    Pattern read = word("z", text(drums));
    assertEquals(text(drums), text(read));
    assertEquals(cycles(read, 0, 4), cycles(word("z", text(read)), 0, 4));
    String groove = text(word("tap", "1(3,8)"));
    assertFalse(cycles(word("z", groove, map("temperature", 2.0)), 0, 4).isEmpty());
  }

  @Test
  void aTrioHasSoundsAndParts() {
    Map<Object, Object> hot = map("temperature", 2.0, "melody", "bell", "scale", "c:major");
    List<Event> all = cycles(word("trio", hot), 0, 8);
    Set<Object> sounds =
        all.stream().map(e -> ((Controls) e.value()).get("s")).collect(Collectors.toSet());
    assertTrue(sounds.containsAll(Set.of("bell", "fmbass", "bd")), sounds.toString());
    hot.put("parts", "bass");
    for (Event event : cycles(word("trio", hot), 0, 8)) {
      Controls controls = (Controls) event.value();
      assertEquals("fmbass", controls.get("s"));
      assertTrue(all.contains(event));
      assertTrue(List.of(0, 2, 4, 5, 7, 9, 11).contains((int) controls.number("note", -1) % 12));
    }
  }

  /** Law: what is hit stays, each hit within half a sixteenth of where it is written. */
  @Test
  void aHumanPlaysWhatIsWritten() {
    List<Event> written = cycles(BEAT, 0, 16);
    List<Event> played =
        cycles(word("humanize", BEAT, map("seed", 2L, "amount", 2L)), 0, 17).stream()
            .filter(Event::hasOnset)
            .toList();
    Map<Object, List<Rational>> begins = new HashMap<>();
    played.forEach(e -> begins.computeIfAbsent(sound(e), _ -> new ArrayList<>()).add(e.begin()));
    int moved = 0;
    for (Event event : written) {
      List<Rational> near =
          begins.get(sound(event)).stream()
              .filter(b -> Math.abs(b.minus(event.begin()).toDouble()) <= 1 / 32.0)
              .toList();
      assertTrue(near.size() == 1 || event.begin().signum() == 0, event.toString());
      if (!near.isEmpty() && !near.getFirst().equals(event.begin())) moved++;
    }
    assertTrue(moved > written.size() / 2, "moved=" + moved);
    Set<Object> gains =
        played.stream().map(e -> ((Controls) e.value()).get("gain")).collect(Collectors.toSet());
    assertTrue(gains.size() > 5, gains.toString());
    Pattern plain = word("humanize", TUNE);
    assertEquals(cycles(TUNE, 0, 4), cycles(plain, 0, 4), "what is no drum stays as it is");
  }

  /** Law: on each sixteenth that is tapped something is struck, be it likely or not. */
  @Test
  void everyTapIsStruck() {
    Pattern taps = Pattern.of("<1(3,8) 1*5 [1 ~ ~ 1]>");
    for (long seed = 1; seed <= 60; seed++) { // few networks would leave a tap out
      Models of = new Models(new TinyModels(seed), service, cheap);
      Object tap = call(of, "tap", taps, map("amount", 0L, "temperature", 0L));
      List<Event> struck = cycles((Pattern) tap, 0, 6);
      for (Event each : cycles(taps, 0, 6)) {
        Rational sixteenth = Rational.of(each.begin().roundedTimes(16), 16);
        String where = "network " + seed + " strikes nothing at " + sixteenth;
        assertTrue(struck.stream().anyMatch(e -> e.begin().equals(sixteenth)), where);
      }
    }
  }

  private static Object sound(Event event) {
    return ((Controls) event.value()).get("s");
  }

  @Test
  void aLiveQueryNeverComputesAndPlaysWhatIsWrittenMeanwhile() {
    Pattern human = word("humanize", BEAT);
    Span first = new Span(Rational.of(16), Rational.of(16 * 32 + 31, 32));
    assertEquals(values(BEAT.events(first)), values(live(human, first)));
    Pattern way = word("morph", BEAT, OTHER, "<0 1>", map("temperature", 2.0));
    assertEquals(List.of(), live(way, 16));
    while (service.runOnce()) {}
    assertEquals(0, service.failures());
    assertEquals(cycles(way, 17, 18), live(way, 17));
    assertEquals(Set.copyOf(cycles(human, 17, 18)), Set.copyOf(live(human, 17)));
    assertEquals(1, models.tally().of(MusicVaes.DRUMS, Tier.FRESH));
  }

  @Test
  void whatWasSampledIsPlayedAgainWithOtherWeights() {
    Map<Integer, Map<Long, Sampled>> told = new HashMap<>();
    models.witnessedBy(
        (model, sampled) ->
            told.computeIfAbsent(model, _ -> new HashMap<>()).put(sampled.cycle(), sampled));
    Pattern trio = word("trio", map("temperature", 1.5));
    Pattern human = word("humanize", BEAT);
    List<Event> played = new ArrayList<>();
    for (long cycle = 0; cycle < 6; cycle++) {
      cycles(trio, cycle, cycle + 1);
      cycles(human, cycle, cycle + 2);
      played.addAll(live(trio, cycle));
      played.addAll(live(human, cycle));
    }
    Models others = new Models(new TinyModels(2), new ModelService(), new ModelService());
    told.forEach((model, all) -> all.values().forEach(s -> others.remember(model, s)));
    Pattern trioAgain = (Pattern) call(others, "trio", map("temperature", 1.5));
    Pattern humanAgain = (Pattern) call(others, "humanize", BEAT);
    List<Event> again = new ArrayList<>();
    for (long cycle = 0; cycle < 6; cycle++) {
      again.addAll(live(trioAgain, cycle));
      again.addAll(live(humanAgain, cycle));
    }
    assertEquals(played, again);
  }

  @Test
  void anotherTakeKeepsTheBarsBefore() {
    Pattern drums = word("musicvaeDrums", map("temperature", 2.0));
    List<Event> before = cycles(drums, 0, 4);
    Search.in(drums, Span.of(1, 2)).getFirst().phrases().veto(1);
    List<Event> after = cycles(drums, 0, 4);
    assertEquals(
        before.stream().filter(e -> e.begin().floor() != 1).toList(),
        after.stream().filter(e -> e.begin().floor() != 1).toList());
    assertNotEquals(before, after);
  }

  @Test
  void aSearchFindsWhereAPatternLies() {
    Pattern trio = word("trio", map("seed", 5L)).fast(2);
    List<Search.Found> found = Search.in(trio, Span.of(3, 4));
    assertEquals(3, found.size());
    for (Search.Found each : found) {
      assertEquals(text(word("trio", map("seed", 5L))), LatentText.write(each.path().at(7)));
    }
    assertEquals(
        List.of("groovae"),
        Search.in(word("humanize", BEAT), Span.of(0, 1)).stream().map(Search.Found::name).toList());
  }

  @Test
  void mistakesAreTold() {
    assertSays(
        "musicvae-drums has no option :scale", () -> word("musicvaeDrums", map("scale", "c")));
    assertSays(
        "humanize has no option :sed; did you mean :seed?",
        () -> word("humanize", BEAT, map("sed", 1)));
    assertSays("must be a number from 0 to 1, not 2", () -> word("morph", BEAT, OTHER, "<0 2>"));
    assertSays(
        ":every draws points anew and :z gives one",
        () -> word("trio", map("every", 2L, "z", TUNE)));
    assertSays(
        "trio: :parts has no part \"bas\"; did you mean \"bass\"?",
        () -> word("trio", map("parts", "bas drums")));
    assertSays(
        "musicvae-melody cannot hear it: {\"s\" \"bd\"} is no note",
        () -> word("musicvaeMelody", map("z", BEAT)));
    assertSays(
        "is a latent of trio, not of drums", () -> word("z+", word("musicvaeDrums"), word("trio")));
    assertSays("the palette is empty", () -> word("palette", Keyword.intern("folk")));
    String text = text(word("z", BEAT));
    Models others = new Models(new TinyModels(2), service, cheap);
    assertSays("it was made with other weights of drums", () -> call(others, "z", text));
    char last = text.charAt(text.length() - 1);
    String typed = text.substring(0, text.length() - 1) + (last == '0' ? '2' : '0');
    assertSays("is mistyped: it must be " + last + ", not ", () -> word("z", typed));
  }

  private static void assertSays(String part, Runnable call) {
    Exception e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void thePaletteIsAFileOfNames(@TempDir Path folder) throws IOException {
    String text = text(word("musicvaeDrums", map("seed", 9L)));
    Files.writeString(folder.resolve(Palette.FILE), "# mine\nfolk\t" + text + "\tas in June\n");
    Palette palette = new PlayersWeights(folder).palette();
    assertEquals(text, palette.text("folk").orElseThrow());
    assertTrue(palette.names().contains("reggae"), "what comes along stays");
    assertEquals(List.of(), palette.problems());
  }
}
