// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** What each transition sounds like, at one cycle a second and without look-ahead. */
class TransitionsTest {
  private static final Pattern OLD = Steps.sounds("old", "old", "old", "old");
  private static final Pattern NEW = Steps.sounds("new", "new", "new", "new");
  private static final Rational HALF = Rational.HALF;

  private final Rig rig = new Rig(Timing.OFFLINE);

  /** Changes from OLD to NEW when the clock stands at {@code ms}, and plays on. */
  private void change(long ms, long untilMs, Transition transition) {
    rig.scheduler.play("d1", OLD);
    rig.runTo(ms);
    rig.scheduler.play("d1", NEW, "new", transition);
    rig.runTo(untilMs);
  }

  private List<Rational> onsets(String sound) {
    return rig.sink.cues().stream()
        .filter(cue -> cue.controls().text("s", "").equals(sound))
        .map(Cue::cycle)
        .toList();
  }

  private Rational first(String sound) {
    return onsets(sound).getFirst();
  }

  private Rational last(String sound) {
    return onsets(sound).getLast();
  }

  private Map<Rational, Double> gains(String sound) {
    return rig.sink.cues().stream()
        .filter(cue -> cue.controls().text("s", "").equals(sound))
        .collect(Collectors.toMap(Cue::cycle, cue -> cue.controls().number("gain", 1), Math::max));
  }

  @Test
  void xfadeTurnsOneDownAndTheOtherUpAndTogetherTheyAreAsLoud() {
    change(2_000, 8_000, Transitions.xfadeIn(Rational.of(4)));
    Map<Rational, Double> olds = gains("old");
    Map<Rational, Double> news = gains("new");
    assertEquals(1, olds.get(Rational.of(7, 4)));
    for (int i = 0; i < 16; i++) {
      Rational at = Rational.of(8 + i, 4);
      assertEquals(1, Math.pow(olds.get(at), 4) + Math.pow(news.get(at), 4), 1e-12, "at " + at);
    }
    assertEquals(0, news.get(Rational.of(2)), 1e-12);
    assertEquals(olds.get(Rational.of(4)), news.get(Rational.of(4)), 1e-12);
    assertEquals(Rational.of(23, 4), last("old"));
    assertEquals(1, news.get(Rational.of(6)));
  }

  @Test
  void xfadeScalesAGainThatWasThere() {
    rig.scheduler.play("d1", Steps.values(4, i -> Controls.of("s", "old").with("gain", 0.5)));
    rig.scheduler.play("d1", NEW, "", Transitions.xfadeIn(Rational.of(4)));
    rig.runTo(2_500);
    assertEquals(0.5 * Math.sqrt(Math.sin(Math.PI / 4)), gains("old").get(Rational.of(2)), 1e-12);
  }

  @Test
  void clutchSwapsEventsOneByOne() {
    change(0, 400_000, Transitions.clutchIn(Rational.of(400)));
    assertEquals(1_600, rig.sink.cues().size(), "where one is dropped the other is let in");
    for (int quarter = 0; quarter < 4; quarter++) {
      Rational from = Rational.of(100 * quarter);
      Rational to = Rational.of(100 * quarter + 100);
      long news = onsets("new").stream().filter(t -> !t.isBefore(from) && t.isBefore(to)).count();
      assertEquals((2 * quarter + 1) / 8.0, news / 400.0, 0.08, "quarter " + quarter);
    }
  }

  @Test
  void jumpIsAtOnceAndJumpInAfterSoManyCycles() {
    change(1_250, 2_000, Transitions.jumpIn(Rational.ZERO));
    assertEquals(Rational.of(5, 4), first("new"));
    assertEquals(Rational.ONE, last("old"));
    Rig other = new Rig(Timing.OFFLINE);
    other.scheduler.play("d1", OLD);
    other.runTo(1_250);
    other.scheduler.play("d1", NEW, "", Transitions.jumpIn(Rational.of(3, 2)));
    other.runTo(4_000);
    assertTrue(other.heard().contains("d1 old 5/2"));
    assertTrue(other.heard().contains("d1 new 11/4"));
  }

  @Test
  void jumpAtCycleWaitsForACycleToBegin() {
    change(1_250, 6_000, Transitions.jumpAtCycle(Rational.of(2)));
    assertEquals(Rational.of(4), first("new"));
    assertEquals(Rational.of(15, 4), last("old"));
  }

  @Test
  void jumpModWaitsForAMultiple() {
    change(1_250, 6_000, Transitions.jumpMod(4, 0));
    assertEquals(Rational.of(4), first("new"));
    Rig other = new Rig(Timing.OFFLINE);
    other.runTo(4_500);
    other.scheduler.play("d1", NEW, "", Transitions.jumpMod(4, 2));
    other.runTo(9_000);
    assertEquals("d1 new 6", other.heard().getFirst());
    Rig third = new Rig(Timing.OFFLINE);
    third.runTo(7_000);
    third.scheduler.play("d1", NEW, "", Transitions.jumpMod(4, 0));
    third.runTo(9_000);
    assertEquals("d1 new 8", third.heard().getFirst());
  }

  @Test
  void waitStopsAtOnceAndBeginsWithACycle() {
    change(1_250, 7_000, Transitions.waitFor(Rational.of(3)));
    assertEquals(Rational.ONE, last("old"));
    assertEquals(Rational.of(4), first("new"));
  }

  @Test
  void interpolateGlidesNumbersAndTakesTheRestFromTheNewOne() {
    rig.scheduler.play("d1", Steps.values(1, i -> Controls.of("s", "old").with("cutoff", 100.0)));
    rig.scheduler.play(
        "d1",
        Steps.values(2, i -> Controls.of("s", "new").with("cutoff", 500.0)),
        "",
        Transitions.interpolateIn(Rational.of(4)));
    rig.runTo(6_000);
    assertEquals(List.of(), onsets("old"));
    List<Double> cutoffs =
        rig.sink.cues().stream().map(cue -> cue.controls().number("cutoff", 0)).toList();
    assertEquals(
        List.of(100.0, 150.0, 200.0, 250.0, 300.0, 350.0, 400.0, 450.0, 500.0, 500.0),
        cutoffs.subList(0, 10));
  }

  @Test
  void anticipateDrawsEchoesTogetherAndThenDrops() {
    rig.scheduler.play("d1", Steps.sounds("old"));
    rig.runTo(2_000);
    rig.scheduler.play("d1", NEW, "", Transitions.anticipateIn(Rational.of(2)));
    rig.runTo(6_000);
    assertTrue(last("old").isBefore(Rational.of(4)));
    assertEquals(Rational.of(4), first("new"));
    List<Rational> halfWay =
        onsets("old").stream()
            .filter(t -> !t.isBefore(Rational.of(3)) && t.isBefore(Rational.of(13, 4)))
            .toList();
    assertTrue(halfWay.contains(Rational.of(3)), halfWay.toString());
    assertEquals(4, halfWay.size(), "every other one of the echoes half a cycle apart");
    assertTrue(
        rig.sink.cues().stream()
            .anyMatch(cue -> Math.abs(cue.controls().number("gain", 1) - 0.3) < 1e-12));
  }

  @Test
  void washPassesThroughBothFunctions() {
    rig.scheduler.play("d1", OLD);
    rig.runTo(1_000);
    Transition wash =
        Transitions.wash(
            _ -> Steps.sounds("leaving", "leaving"),
            _ -> Steps.sounds("coming", "coming"),
            Rational.ONE,
            Rational.of(2),
            Rational.of(3));
    rig.scheduler.play("d1", NEW, "", wash);
    rig.runTo(9_000);
    assertEquals(Rational.of(7, 4), last("old"));
    assertEquals(Rational.of(2), first("leaving"));
    assertEquals(4, onsets("leaving").size());
    assertEquals(Rational.of(4), first("coming"));
    assertEquals(6, onsets("coming").size());
    assertEquals(Rational.of(7), first("new"));
  }

  @Test
  void aMortalThinsOutAndIsGone() {
    change(1_000, 20_000, Transitions.mortal(Rational.of(4), Rational.of(8)));
    assertEquals(Rational.of(3, 4), last("old"));
    assertEquals(16, onsets("new").stream().filter(t -> t.isBefore(Rational.of(5))).count());
    long later = onsets("new").size() - 16;
    assertTrue(later > 4 && later < 28, "of 32 in the release: " + later);
    assertTrue(last("new").isBefore(Rational.of(13)));
    assertEquals(false, rig.scheduler.now().lanes().getFirst().playing());
    assertTrue(rig.scheduler.undo("d1"));
    rig.runTo(21_000);
    assertEquals("d1 old 83/4", rig.heard().getLast());
  }

  @Test
  void undoInATransitionIsTheOldPatternAlone() {
    change(1_000, 3_000, Transitions.xfadeIn(Rational.of(4)));
    rig.scheduler.undo("d1");
    rig.runTo(5_000);
    assertEquals(Rational.of(11, 4), last("new"));
    assertEquals(1, gains("old").get(Rational.of(3)));
    rig.scheduler.redo("d1");
    rig.runTo(7_000);
    assertEquals(1, gains("new").get(Rational.of(5)));
    assertEquals(Rational.of(19, 4), last("old"));
  }

  @Test
  void aTransitionWithinATransitionComesFromWhatSounds() {
    change(0, 2_000, Transitions.xfadeIn(Rational.of(4)));
    rig.scheduler.play("d1", Steps.sounds("third"), "", Transitions.jumpIn(Rational.ONE));
    rig.runTo(4_000);
    double half = Math.sqrt(Math.sin(Math.PI / 4));
    assertEquals(half, gains("old").get(Rational.of(2)), 1e-12);
    assertEquals(half, gains("new").get(Rational.of(2)), 1e-12);
    assertEquals(Rational.of(3), first("third"));
  }

  @Test
  void aThousandTransitionsWithinEachOtherCostNoMoreThanAFew() {
    int[] asked = new int[1];
    Pattern counting =
        (query, sink) -> {
          asked[0]++;
          NEW.query(query, sink);
        };
    for (int i = 0; i < 1_000; i++) {
      rig.scheduler.play("d1", counting, "", Transitions.xfadeIn(Rational.of(400)));
      rig.runTo(rig.clock.nanos() / Rig.MS + 10);
    }
    asked[0] = 0;
    rig.clock.advance(10 * Rig.MS);
    rig.scheduler.tick();
    assertTrue(asked[0] <= 6, asked[0] + " patterns were asked");
    rig.runTo(420_000);
    assertEquals(List.of(), rig.told);
    assertEquals(1, gains("new").get(Rational.of(418)));
  }

  @Test
  void aTransitionThatThrowsIsSkippedAndTheNewPatternPlays() {
    rig.scheduler.play("d1", Steps.throwingFrom(6, OLD, "boom"));
    rig.runTo(1_000);
    rig.scheduler.play("d1", NEW, "", Transitions.xfadeIn(Rational.of(40)));
    rig.runTo(8_000);
    assertEquals(List.of("d1: boom; it plays on without its transition"), rig.told);
    assertEquals(Rational.of(31, 4), last("new"));
    assertNull(rig.scheduler.now().lanes().getFirst().transition());
  }

  @Test
  void anOldPatternThatIsAboutToThrowDoesNotKeepTheNewOneOut() {
    rig.scheduler.play("d1", Steps.throwingFrom(5, OLD, "boom"));
    rig.runTo(4_000);
    rig.scheduler.play("d1", NEW, "", Transitions.xfadeIn(Rational.of(4)));
    rig.runTo(7_000);
    assertEquals(Rational.of(27, 4), last("new"));
    assertEquals(1, rig.told.size());
  }

  @Test
  void aTransitionThatCannotWorkIsRefused() {
    rig.scheduler.play("d1", OLD);
    Transition broken =
        Transitions.wash(_ -> Steps.throwingFrom(0, OLD, "no"), p -> p, Rational.ZERO, HALF, HALF);
    assertThrows(SlotRefused.class, () -> rig.scheduler.play("d1", NEW, "", broken));
    rig.runTo(2_000);
    assertEquals(Rational.of(7, 4), last("old"));
    assertThrows(IllegalArgumentException.class, () -> Transitions.xfadeIn(Rational.ZERO));
    assertThrows(IllegalArgumentException.class, () -> Transitions.jumpMod(0, 0));
  }
}
