// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The laws of every verb in the families of branches, copies, spans, curves, grains and steps. */
@Tag("slow")
class FamilyLawTest {
  private static final int TEXTS = 6;
  private static final int LAST_LETTER = 100;

  private static final Map<String, UnaryOperator<Pattern>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put("sew", p -> p.sew("1 <0 1>", p.fast(2)));
    VERBS.put("stitch", p -> p.stitch("1 <0 1> 0", "x*3"));
    VERBS.put("during", p -> p.during("<1 0> 1", Pattern::rev));
    VERBS.put("whenOnset", p -> p.whenOnset(t -> t.floor() % 2 == 0, x -> x.late(0.25)));
    VERBS.put("everyFrom", p -> p.everyFrom(3, 1, Pattern::rev));
    VERBS.put("foldEvery", p -> p.foldEvery(List.of(2, 3), x -> x.fast(2)));
    VERBS.put("ifCycle", p -> p.ifCycle(c -> c % 3 == 0, Pattern::rev, x -> x.fast(3)));
    VERBS.put("pickF", p -> p.pickF("<0 1> 1", true, List.of(Pattern::rev, x -> x.fast(2))));
    VERBS.put("selectF", p -> p.selectF("0 0.7", List.of(Pattern::rev, x -> x.fast(2))));
    VERBS.put("bypass", p -> p.bypass("<0 1> 0"));
    VERBS.put("playFor", p -> p.playFor(Rational.of(1, 3), 5));
    VERBS.put("fadeOut", p -> p.fadeOut(8, -4));
    VERBS.put("fadeIn", p -> p.fadeIn(8, -4));
    VERBS.put("ghostWith", p -> p.ghostWith(0.125, x -> x.fast(2)));
    VERBS.put("snowball", p -> p.snowball(3, Pattern::with, x -> x.late(0.25)));
    VERBS.put("applyN", p -> p.applyN("<1 2>", x -> x.fast(2)));
    VERBS.put("fastSqueeze", p -> p.fastSqueeze("1 <2 3>"));
    VERBS.put("timeLoop", p -> p.timeLoop(3));
    VERBS.put("fastRepeatCycles", p -> p.fastRepeatCycles(3));
    VERBS.put("cpm", p -> p.cpm(90));
    VERBS.put("revv", SpanVerbs::revv);
    VERBS.put("stretch", SpanVerbs::stretch);
    VERBS.put("substruct", p -> p.substruct("1 ~ <1 0>"));
    VERBS.put("collect", CurveVerbs::collect);
    VERBS.put("uncollect", p -> p.withValue(v -> List.of(v, "x")).uncollect());
    VERBS.put("arpWith", p -> p.arpWith(List::reversed));
    VERBS.put("chopGaps", p -> p.chopGaps(3));
    VERBS.put("randslice", p -> p.randslice(8));
    VERBS.put("smash", p -> p.smash(3, List.of(2, 1)));
    VERBS.put("smashChop", p -> p.smashChop(3, List.of(2, 1)));
    VERBS.put("chew", p -> p.chew(4, "0 <1 2>*2"));
    VERBS.put("scrub", p -> p.scrub("0 <.5 .25>:2"));
    VERBS.put("contract", p -> Steps.cat(List.of(p.contract(2), Pattern.of("x y"))));
    VERBS.put("replicate", p -> p.replicate(2));
    VERBS.put("tour", p -> p.tour(List.of(Pattern.of("x y"), Pattern.of("z"))));
    VERBS.put("taper", p -> p.taper(1, 3));
    VERBS.put("taperCycles", p -> p.taperCycles(1, 3));
    VERBS.put(
        "sections",
        p ->
            Sections.loop(
                List.of(
                    new Sections.Section(Rational.ZERO, Rational.of(2), p),
                    new Sections.Section(Rational.ONE, Rational.of(3), p.rev()))));
    VERBS.put(
        "ur",
        p ->
            Sections.ur(
                Rational.of(4),
                Pattern.of("a a:r ~ b"),
                Map.of("a", p, "b", Pattern.of("x*2")),
                Map.of("r", Pattern::rev)));
  }

  private final long seed = Laws.seed();
  private final Random random = new Random(seed);

  static List<String> names() {
    return List.copyOf(VERBS.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aQueryMayBeCutAnywhere(String verb) {
    for (int i = 0; i < TEXTS; i++) {
      String text = Laws.randomText(random, 2);
      Pattern p = VERBS.get(verb).apply(Pattern.of(text));
      Rational a = Rational.of(random.nextInt(LAST_LETTER) - 50, 1 + random.nextInt(12));
      Rational b = a.plus(Rational.of(random.nextInt(20), 1 + random.nextInt(12)));
      Rational c = b.plus(Rational.of(1 + random.nextInt(20), 1 + random.nextInt(12)));
      List<String> cut = new ArrayList<>(onsets(p, a, b));
      cut.addAll(onsets(p, b, c));
      cut.sort(null);
      List<String> whole = onsets(p, a, c);
      whole.sort(null);
      assertEquals(whole, cut, "seed=" + seed + " \"" + text + "\" cut at " + b);
    }
  }

  private static List<String> onsets(Pattern p, Rational from, Rational to) {
    List<String> out = new ArrayList<>();
    if (from.equals(to)) return out;
    for (Event e : p.events(new Span(from, to))) {
      if (e.hasOnset()) out.add(e.whole() + " " + e.value());
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("names")
  void partsLieInTheQueryAndInTheirWholes(String verb) {
    Pattern p = VERBS.get(verb).apply(Laws.randomPattern(random));
    for (int i = 0; i < 12; i++) {
      Span span = Laws.randomSpan(random);
      for (Event e : p.events(span)) {
        String what = "seed=" + seed + " span=" + span + " " + e;
        assertEquals(e.part(), e.part().intersection(span), what);
        if (e.whole() != null) assertEquals(e.part(), e.part().intersection(e.whole()), what);
      }
    }
  }

  /** All but scrub, which takes its rhythm from elsewhere. */
  static List<String> namesOfBusyOnes() {
    return VERBS.keySet().stream().filter(name -> !name.equals("scrub")).toList();
  }

  @ParameterizedTest
  @MethodSource("namesOfBusyOnes")
  void aMillionEventsAreRefused(String verb) {
    Pattern p = VERBS.get(verb).apply(Pattern.of("bd*1000000"));
    assertThrows(BudgetSpent.class, () -> p.events(Span.of(0, 12)));
  }

  @Test
  void countsBeyondReasonAreRefused() {
    Pattern p = Pattern.of("bd");
    long many = 1_000_000;
    assertThrows(BudgetSpent.class, () -> p.spin(many));
    assertThrows(BudgetSpent.class, () -> p.applyN(many, x -> x));
    assertThrows(BudgetSpent.class, () -> p.snowball(many, Pattern::with, x -> x));
    assertThrows(BudgetSpent.class, () -> p.taper(1, many));
    assertThrows(BudgetSpent.class, () -> p.chopGaps(many));
    assertThrows(BudgetSpent.class, () -> Rules.scan(many));
    assertThrows(BudgetSpent.class, () -> Rules.lindenmayer(64, "a:aa", "a"));
    assertThrows(BudgetSpent.class, () -> Rules.markov(1_000_000, 0, List.of(new double[] {1})));
    assertThrows(BudgetSpent.class, () -> Chance.randrun(many));
    assertThrows(
        BudgetSpent.class, () -> Chance.randL(many).events(new Span(Rational.ZERO, Rational.ONE)));
  }

  @Test
  void sewingAPatternToItselfChangesNothing() {
    Pattern p = Laws.randomPattern(random);
    Laws.assertSame(p.mask("1 0").with(p.mask("0 1")), p.sew("1 0", p));
    Laws.assertSame(p, p.sew(1, Pattern.silence()));
  }

  @Test
  void branchesThatDoNothingChangeNothing() {
    for (int i = 0; i < TEXTS; i++) {
      Pattern p = Laws.randomPattern(random);
      Laws.assertSame(p, p.whenOnset(t -> t.floor() % 2 == 0, x -> x));
      Laws.assertSame(p, p.everyFrom(3, 1, x -> x));
      Laws.assertSame(p, p.ifCycle(c -> c % 2 == 0, x -> x, x -> x));
      Laws.assertSame(p, p.pickF("0 1", true, List.of(x -> x, x -> x)));
      Laws.assertSame(p, p.applyN(0, Pattern::rev));
      Laws.assertSame(p, p.bypass(0));
      Laws.assertSame(p.rev(), p.applyN(3, Pattern::rev));
      Laws.assertSame(p.loopFirst(), p.timeLoop(1));
      Laws.assertSame(p, p.replicate(1));
      Laws.assertSame(p, p.revv().revv());
    }
  }

  @Test
  void collectingAndUncollectingChangeNothing() {
    Pattern p = Pattern.of("[a,b] c <d [e,f]>");
    Laws.assertSame(p, p.collect().uncollect());
  }

  /** Half of {@code a/2} sounds in a cycle; it begins and would end with b. */
  @Test
  void whereAQueryEndsDoesNotTellWhatIsCollected() {
    Pattern p = Pattern.of("[a/2 c, b]").collect();
    List<String> chord = List.of("0 → 1 [a, b]");
    assertEquals(chord, onsets(p, Rational.ZERO, Rational.of(1, 4)));
    assertEquals(chord, onsets(p, Rational.ZERO, Rational.of(1, 2)));
    List<String> whole = onsets(p, Rational.ZERO, Rational.ONE);
    assertEquals(chord, whole.stream().filter(e -> e.contains("a")).toList());
  }

  @Test
  void fadesLoseMoreAndMore() {
    Pattern p = Pattern.of("bd*16");
    Pattern out = p.fadeOut(8, 0);
    Pattern in = p.fadeIn(8, 0);
    int first = out.events(Span.of(0, 2)).size();
    int middle = out.events(Span.of(3, 5)).size();
    int last = out.events(Span.of(6, 8)).size();
    assertTrue(first > middle && middle > last, first + " " + middle + " " + last);
    assertEquals(32, out.events(Span.of(-2, 0)).size());
    assertEquals(0, out.events(Span.of(8, 10)).size());
    assertEquals(32, in.events(Span.of(8, 10)).size());
    assertEquals(128, out.events(Span.of(0, 8)).size() + in.events(Span.of(0, 8)).size(), 16);
  }

  @Test
  void smoothRunsFromNumberToNumber() {
    Pattern line = Pattern.of("0 4 2").smooth();
    double[] expected = {0, 2, 4, 3, 2, 1};
    for (int i = 0; i < expected.length; i++) {
      Rational at = Rational.of(i, 6);
      Object value = line.events(new Span(at, at)).get(0).value();
      assertEquals(expected[i], (Double) value, 1e-9);
    }
  }
}
