// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

@Tag("slow")
class PatternLawTest {
  private final long seed = Laws.seed();
  private final Random random = new Random(seed);

  /** Every verb that is a function of one pattern, so that a law can be stated for all. */
  private static final List<UnaryOperator<Pattern>> VERBS =
      List.of(
          p -> p.fast(3),
          p -> p.slow("<2 3>"),
          p -> p.late(Rational.of(1, 3)),
          Pattern::rev,
          Pattern::palindrome,
          p -> p.ply("<2 1>"),
          p -> p.every(3, Pattern::rev),
          p -> p.off(Rational.of(1, 8), x -> x.fast(2)),
          p -> p.degradeBy(0.4),
          p -> p.sometimes(x -> x.fast(2)),
          p -> p.euclid(3, 8),
          p -> p.struct("t ~ t t"),
          p -> p.mask("1 <0 1>"),
          p -> p.chunk(4, x -> x.fast(2)),
          p -> p.iter(4),
          p -> p.linger(Rational.of(1, 4)),
          p -> p.zoom(Rational.of(1, 4), Rational.of(3, 4)),
          p -> p.compress(Rational.of(1, 4), Rational.of(3, 4)),
          p -> p.inside(2, Pattern::rev),
          p -> p.segment(4),
          p -> p.set("<x y>(3,8)"),
          p -> p.op(Op.SET, Alignment.OUT, "x y z"),
          p -> p.op(Op.SET, Alignment.MIX, "x y z"),
          p -> p.op(Op.SET, Alignment.SQUEEZE, "x <y z>"),
          p -> p.op(Op.KEEP, Alignment.RESTART, "x y"));

  private void forRandomPatterns(java.util.function.Consumer<Pattern> law) {
    for (int i = 0; i < 12; i++) {
      long own = random.nextLong();
      String text = Laws.randomText(new Random(own), 2);
      try {
        law.accept(Laws.randomPattern(new Random(own)));
      } catch (AssertionError e) {
        throw new AssertionError("seed=" + seed + " text=" + text + "\n" + e.getMessage(), e);
      }
    }
  }

  @Test
  void fastAndSlowUndoEachOther() {
    forRandomPatterns(p -> Laws.assertSame(p, p.fast(3).slow(3)));
    forRandomPatterns(p -> Laws.assertSame(p, p.slow(Rational.of(7, 2)).fast(Rational.of(7, 2))));
  }

  @Test
  void earlyAndLateUndoEachOther() {
    forRandomPatterns(p -> Laws.assertSame(p, p.early(Rational.of(1, 3)).late(Rational.of(1, 3))));
  }

  @Test
  void backwardsTwiceIsForwards() {
    forRandomPatterns(p -> Laws.assertSame(p, p.rev().rev()));
  }

  @Test
  void changingValuesByNothingChangesNothing() {
    forRandomPatterns(p -> Laws.assertSame(p, p.withValue(v -> v)));
  }

  @Test
  void changingValuesTwiceIsChangingThemOnce() {
    forRandomPatterns(
        p ->
            Laws.assertSame(
                p.withValue(v -> "<" + v + ">"),
                p.withValue(v -> "<" + v).withValue(v -> v + ">")));
  }

  @Test
  void aSequenceOfOneIsThatOne() {
    forRandomPatterns(p -> Laws.assertSame(p, Pattern.fastcat(List.of(p))));
    forRandomPatterns(p -> Laws.assertSame(p, Pattern.stack(List.of(p, Pattern.silence()))));
  }

  @Test
  void equalWeightsAreNoWeights() {
    forRandomPatterns(
        p ->
            Laws.assertSame(
                Pattern.fastcat(List.of(p, p.rev())),
                Pattern.timecat(List.of(Rational.of(5), Rational.of(5)), List.of(p, p.rev()))));
  }

  @Test
  void keepingAndDroppingPartTheEvents() {
    forRandomPatterns(
        p ->
            Laws.assertSame(
                p.filterEvents(e -> e.wholeOrPart().begin().signum() != 0),
                Pattern.stack(List.of(p.degradeBy(0.3), p.undegradeBy(0.7)))
                    .filterEvents(e -> e.wholeOrPart().begin().signum() != 0)));
  }

  /** Onsets of [a,b) and of [b,c) are the onsets of [a,c), for every verb. */
  @Test
  void aQueryMayBeCutAnywhere() {
    for (UnaryOperator<Pattern> verb : VERBS) {
      for (int i = 0; i < 8; i++) {
        String text = Laws.randomText(random, 2);
        Pattern p = verb.apply(Pattern.of(text));
        Rational a = Rational.of(random.nextInt(100) - 50, 1 + random.nextInt(12));
        Rational b = a.plus(Rational.of(random.nextInt(20), 1 + random.nextInt(12)));
        Rational c = b.plus(Rational.of(1 + random.nextInt(20), 1 + random.nextInt(12)));
        List<String> cut = new ArrayList<>(onsets(p, a, b));
        cut.addAll(onsets(p, b, c));
        cut.sort(null);
        List<String> whole = onsets(p, a, c);
        whole.sort(null);
        assertEquals(
            whole,
            cut,
            "seed=" + seed + " verb " + VERBS.indexOf(verb) + " of \"" + text + "\" cut at " + b);
      }
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

  /** Every part lies in the query and in its whole, for every verb. */
  @Test
  void partsLieWhereTheyShould() {
    for (UnaryOperator<Pattern> verb : VERBS) {
      Pattern p = verb.apply(Laws.randomPattern(random));
      for (int i = 0; i < 20; i++) {
        Span span = Laws.randomSpan(random);
        for (Event e : p.events(span)) {
          String what = "seed=" + seed + " verb " + VERBS.indexOf(verb) + " span=" + span + " " + e;
          assertEquals(e.part(), e.part().intersection(span), what);
          if (e.whole() != null) assertEquals(e.part(), e.part().intersection(e.whole()), what);
        }
      }
    }
  }

  @Test
  void theSameQueryGivesTheSameEventsOnAnyThread() {
    Pattern p =
        Pattern.of("bd*8? <sn cp>(<3 5>,8)?").sometimes(x -> x.fast(2)).every(3, Pattern::rev);
    List<Event> first = p.events(Span.of(0, 64));
    assertTrue(first.size() > 100);
    List<List<Event>> others =
        java.util.stream.IntStream.range(0, 8)
            .parallel()
            .mapToObj(_ -> p.events(Span.of(0, 64)))
            .toList();
    for (List<Event> other : others) assertEquals(first, other);
  }
}
