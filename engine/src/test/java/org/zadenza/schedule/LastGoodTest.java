// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** A mistake never silences the music: a slot keeps its last good pattern. */
class LastGoodTest {
  private static final Pattern GOOD = Steps.sounds("bd");
  private final Rig rig = new Rig();

  private String refusal(Pattern pattern) {
    SlotRefused refused = assertThrows(SlotRefused.class, () -> rig.scheduler.play("d1", pattern));
    assertEquals("d1", refused.slot());
    return refused.getMessage();
  }

  private void assertStillPlaysGood() {
    rig.runTo(2_900);
    assertEquals(List.of("d1 bd 0", "d1 bd 1", "d1 bd 2", "d1 bd 3"), rig.heard());
    assertNull(rig.scheduler.now().lanes().getFirst().trouble());
  }

  @Test
  void aPatternThatThrowsAtTheSwapIsRefused() {
    rig.scheduler.play("d1", GOOD);
    assertEquals("no", refusal(Steps.throwingFrom(0, GOOD, "no")));
    assertStillPlaysGood();
  }

  @Test
  void aPatternThatWillThrowWithinFourCyclesIsRefused() {
    rig.scheduler.play("d1", GOOD);
    assertEquals("later", refusal(Steps.throwingFrom(3, GOOD, "later")));
    assertStillPlaysGood();
  }

  @Test
  void aPatternOfAMillionEventsIsRefused() {
    rig.scheduler.play("d1", GOOD);
    String why = refusal(Steps.values(1_000_000, _ -> Controls.of("s", "hh")));
    assertTrue(why.contains("too many events"), why);
    assertStillPlaysGood();
  }

  @Test
  void anEndlessPatternIsRefused() {
    rig.scheduler.play("d1", GOOD);
    Pattern endless =
        (query, sink) -> {
          while (true) query.budget().spend();
        };
    assertTrue(refusal(endless).contains("too many events"));
    assertStillPlaysGood();
  }

  @Test
  void aPatternThatAsksItselfIsRefused() {
    rig.scheduler.play("d1", GOOD);
    Pattern[] self = new Pattern[1];
    self[0] = (query, sink) -> self[0].query(query, sink);
    assertTrue(refusal(self[0]).contains("without end"));
    assertStillPlaysGood();
  }

  @Test
  void plainNumbersAndWordsAreRefusedWithAdvice() {
    rig.scheduler.play("d1", GOOD);
    String numbers = refusal(Steps.values(2, i -> (double) i + 3));
    assertTrue(numbers.contains("the first is 3)") && numbers.contains("(note "), numbers);
    String words = refusal(Steps.values(2, i -> "bd"));
    assertTrue(words.contains("\"bd\"") && words.contains("(s "), words);
    assertStillPlaysGood();
  }

  @Test
  void aPatternThatThrowsLaterGoesBackToTheOneBeforeAndTellsOnce() {
    rig.scheduler.play("d1", GOOD);
    rig.scheduler.play("d2", Steps.sounds("hh"));
    rig.scheduler.play("d1", Steps.throwingFrom(5, Steps.sounds("sn"), "boom"));
    rig.runTo(7_900);
    List<String> d1 = rig.heard().stream().filter(s -> s.startsWith("d1")).toList();
    assertEquals("d1 sn 4", d1.get(4));
    assertEquals(List.of("d1 bd 5", "d1 bd 6", "d1 bd 7", "d1 bd 8"), d1.subList(5, 9));
    assertEquals(List.of("d1: boom; it plays its last good version"), rig.told);
    assertEquals(9, rig.heard().size() - d1.size(), "d2 plays on");
    assertEquals("boom", rig.scheduler.now().lanes().getFirst().trouble());
  }

  /** Clojure throws what Java would have to declare, and its {@code assert} throws an error. */
  @Test
  void whateverAFunctionThrowsHarmsItsOwnSlotAlone() {
    for (Throwable thrown : List.of(new Exception("checked"), new AssertionError("asserted"))) {
      Rig each = new Rig();
      each.scheduler.play("d1", GOOD);
      each.scheduler.play("d2", Steps.sounds("hh"));
      each.scheduler.play("d1", Steps.throwingFrom(5, GOOD, thrown));
      each.runTo(7_900);
      String why = thrown.getMessage();
      assertEquals(18, each.heard().size(), why);
      assertEquals(List.of("d1: " + why + "; it plays its last good version"), each.told);
      assertThrows(
          SlotRefused.class, () -> each.scheduler.play("d1", Steps.throwingFrom(0, GOOD, thrown)));
    }
  }

  @Test
  void whereTheOneBeforeThrowsTooOnlyThatSlotIsSilent() {
    rig.scheduler.play("d1", Steps.throwingFrom(5, GOOD, "first"));
    rig.scheduler.play("d1", Steps.throwingFrom(5, GOOD, "second"));
    rig.scheduler.play("d2", Steps.sounds("hh"));
    rig.runTo(8_900);
    assertEquals(List.of("d1", "d2"), rig.slotsIn(4));
    assertEquals(List.of("d2"), rig.slotsIn(5));
    assertEquals(
        List.of("d1: second; it plays its last good version", "d1: first; it is silent now"),
        rig.told);
    assertFalse(rig.scheduler.now().lanes().getFirst().playing());
  }

  @Test
  void theOnlyVersionThatThrowsIsSilentAndTheSlotCanBePlayedAgain() {
    rig.scheduler.play("d1", Steps.throwingFrom(5, GOOD, "boom"));
    rig.runTo(6_000);
    assertEquals(List.of("d1: boom; it is silent now"), rig.told);
    rig.scheduler.play("d1", GOOD);
    rig.runTo(7_000);
    assertEquals("d1 bd 7", rig.heard().getLast());
    assertNull(rig.scheduler.now().lanes().getFirst().trouble());
  }

  @Test
  void eventsMadeBeforeTheThrowAreNotHeard() {
    Pattern halfway =
        (query, sink) -> {
          Steps.sounds("sn").query(query, sink);
          if (Rational.of(5).isBefore(query.end())) throw new IllegalStateException("boom");
        };
    rig.scheduler.play("d1", GOOD);
    rig.scheduler.play("d1", halfway);
    rig.runTo(6_500);
    assertEquals(1, rig.heard().stream().filter(s -> s.endsWith(" 5")).count());
    assertTrue(rig.heard().contains("d1 bd 5"));
  }

  @Test
  void everySlotHasItsOwnBudgetForEveryCycle() {
    Pattern costly =
        (query, sink) -> {
          long steps = query.span().width().times(2 * Budget.DEFAULT_STEPS / 3).floor();
          for (long i = 0; i < steps; i++) query.budget().spend();
          Steps.sounds("bd").query(query, sink);
        };
    Rig offline = new Rig(Timing.OFFLINE);
    offline.scheduler.play("d1", costly);
    offline.scheduler.play("d2", costly);
    offline.clock.moveTo(5_000 * Rig.MS);
    assertEquals(10, offline.scheduler.tick());
    assertEquals(List.of(), offline.told);
  }
}
