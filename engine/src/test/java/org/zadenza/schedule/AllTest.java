// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** One function over every slot. */
class AllTest {
  private final Rig rig = new Rig(Timing.OFFLINE);

  private static Pattern marked(Pattern pattern) {
    return pattern.withValue(v -> ((Controls) v).with("mark", 1.0));
  }

  private static final All MARKED = new All(AllTest::marked, "(all mark)");

  private List<Boolean> marksIn(long cycle) {
    return rig.sink.cues().stream()
        .filter(cue -> cue.cycle().floor() == cycle)
        .map(cue -> cue.controls().containsKey("mark"))
        .toList();
  }

  @Test
  void everySlotIsChangedThoseThatComeLaterTooUntilItIsTakenBack() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.runTo(1_000);
    rig.scheduler.all(MARKED);
    rig.scheduler.play("d2", Steps.sounds("b"));
    rig.runTo(2_000);
    assertEquals(List.of(true, true), marksIn(1));
    assertEquals("(all mark)", rig.scheduler.now().all());
    rig.scheduler.all(All.NONE);
    rig.runTo(3_000);
    assertEquals(List.of(false, false), marksIn(2));
  }

  @Test
  void versionsThatComeBackAreUnderItToo() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.scheduler.play("d1", Steps.sounds("b"));
    rig.scheduler.all(MARKED);
    rig.scheduler.undo("d1");
    rig.runTo(1_000);
    assertEquals(List.of(true), marksIn(0));
    rig.scheduler.redo("d1");
    rig.runTo(2_000);
    assertEquals(List.of(true), marksIn(1));
  }

  @Test
  void itIsOverATransitionTooAndItsNewEnd() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.scheduler.play("d1", Steps.sounds("b"), "", Transitions.xfadeIn(Rational.of(2)));
    rig.runTo(500);
    rig.scheduler.all(MARKED);
    rig.runTo(4_000);
    assertEquals(List.of(true, true), marksIn(1));
    assertEquals(List.of(true), marksIn(2));
    assertEquals(List.of(true), marksIn(3));
  }

  @Test
  void itsFunctionIsNotCalledByTheClock() {
    List<String> callers = new CopyOnWriteArrayList<>();
    rig.scheduler.all(
        new All(
            p -> {
              callers.add(Thread.currentThread().getName());
              return p;
            },
            ""));
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.scheduler.play("d1", Steps.sounds("b"), "", Transitions.xfadeIn(Rational.ONE));
    int before = callers.size();
    assertTrue(before > 0);
    rig.runTo(3_000);
    assertEquals(before, callers.size());
  }

  @Test
  void aFunctionThatFailsIsRefusedAndChangesNothing() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    All broken =
        new All(
            p -> {
              throw new IllegalStateException("no");
            },
            "");
    assertThrows(SlotRefused.class, () -> rig.scheduler.all(broken));
    rig.runTo(1_000);
    assertEquals(List.of("d1 a 0"), rig.heard());
    assertEquals("", rig.scheduler.now().all());
  }

  @Test
  void aFunctionThatChangesSlotsItselfIsRefusedInTheEnd() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    All restless =
        new All(
            p -> {
              rig.scheduler.mute("d2");
              return p;
            },
            "");
    assertThrows(IllegalStateException.class, () -> rig.scheduler.all(restless));
    rig.runTo(1_000);
    assertEquals(List.of("d1 a 0"), rig.heard());
  }

  @Test
  void aFunctionThatFailsLaterIsLeftOutWhereItFails() {
    rig.scheduler.play("d1", Steps.sounds("a"));
    rig.scheduler.play("d2", Steps.sounds("b"));
    rig.scheduler.all(new All(p -> Steps.throwingFrom(5, marked(p), "boom"), ""));
    rig.runTo(7_000);
    assertEquals(List.of(true, true), marksIn(4));
    assertEquals(List.of(false, false), marksIn(5));
    assertEquals(
        List.of("d1: boom; it plays on without all", "d2: boom; it plays on without all"),
        rig.told);
  }
}
