// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class CommandsTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void playThree() {
    rig.scheduler.play("d1", Steps.sounds("bd"));
    rig.scheduler.play("d2", Steps.sounds("hh"));
    rig.scheduler.play("d10", Steps.sounds("cp"));
    rig.runTo(900);
  }

  @Test
  void slotsAreInTheOrderOfTheirNumbers() {
    assertEquals(List.of("d1", "d2", "d10"), rig.slotsIn(0));
  }

  @Test
  void aSwapTakesEffectWhereNothingHasBeenSent() {
    rig.scheduler.play("d1", Steps.sounds("a", "b", "c", "d", "e", "f", "g", "h"));
    rig.runTo(1_000);
    assertEquals("d1 b 9/8", rig.heard().getLast());
    assertFalse(rig.heard().contains("d1 a 1"), "cycle 1 had begun to be sent");
  }

  @Test
  void hushSilencesAllSlotsAndTheClockGoesOn() {
    rig.scheduler.hush();
    rig.runTo(3_000);
    assertEquals(List.of(), rig.slotsIn(2));
    assertEquals(Rational.of(3), rig.scheduler.now().cycle());
    assertTrue(rig.scheduler.now().lanes().stream().noneMatch(Snapshot.LaneStatus::playing));
    rig.scheduler.play("d1", Steps.sounds("bd"));
    rig.runTo(5_000);
    assertEquals(List.of("d1"), rig.slotsIn(4));
  }

  @Test
  void silenceSilencesOneSlot() {
    rig.scheduler.silence("d2");
    rig.runTo(2_000);
    assertEquals(List.of("d1", "d10"), rig.slotsIn(2));
  }

  @Test
  void undoBringsBackWhatPlayedBefore() {
    rig.scheduler.play("d1", Steps.sounds("sn"));
    rig.scheduler.hush();
    assertTrue(rig.scheduler.undo("d1"));
    rig.runTo(2_000);
    assertEquals("d1 sn 2", rig.heard().getLast());
    assertTrue(rig.scheduler.undo("d1"));
    rig.runTo(3_000);
    assertEquals("d1 bd 3", rig.heard().getLast());
    assertFalse(rig.scheduler.undo("d1"), "that was its first version");
    assertFalse(rig.scheduler.undo("nobody"));
  }

  @Test
  void onlySoManyVersionsAreKept() {
    for (int i = 0; i < 3 * Lane.DEPTH; i++) rig.scheduler.play("d1", Steps.sounds("x" + i));
    int undone = 0;
    while (rig.scheduler.undo("d1")) undone++;
    assertEquals(Lane.DEPTH - 1, undone);
  }

  @Test
  void mutedSlotsAreNotHeard() {
    rig.scheduler.mute("d1");
    rig.runTo(2_000);
    assertEquals(List.of("d2", "d10"), rig.slotsIn(2));
    rig.scheduler.muteAll();
    rig.runTo(3_000);
    assertEquals(List.of(), rig.slotsIn(3));
    rig.scheduler.unmute("d1");
    rig.runTo(4_000);
    assertEquals(List.of("d1"), rig.slotsIn(4));
    rig.scheduler.unmuteAll();
    rig.runTo(5_000);
    assertEquals(List.of("d1", "d2", "d10"), rig.slotsIn(5));
  }

  @Test
  void whileOneSlotIsSoloedOnlySoloedOnesAreHeard() {
    rig.scheduler.solo("d2");
    rig.scheduler.mute("d2");
    rig.runTo(2_000);
    assertEquals(List.of("d2"), rig.slotsIn(2));
    rig.scheduler.solo("d10");
    rig.scheduler.unsolo("d2");
    rig.runTo(3_000);
    assertEquals(List.of("d10"), rig.slotsIn(3));
    rig.scheduler.unsoloAll();
    rig.runTo(4_000);
    assertEquals(List.of("d1", "d10"), rig.slotsIn(4));
  }

  @Test
  void onceBeginsAtOnceAndEndsAfterACycle() {
    rig.scheduler.hush();
    rig.runTo(1_030);
    rig.scheduler.once(Steps.sounds("a", "b"));
    rig.runTo(5_000);
    List<Cue> once = rig.sink.cues().stream().filter(cue -> cue.slot().equals("once")).toList();
    assertEquals(2, once.size());
    assertEquals(1_040, Math.round(once.getFirst().nanos() * 1e-6));
    assertEquals(1_540, Math.round(once.getLast().nanos() * 1e-6));
  }

  @Test
  void onceIsOneCycleInATickOfManyToo() {
    Rig offline = new Rig(Timing.OFFLINE);
    offline.scheduler.once(Steps.sounds("a", "b"));
    offline.clock.moveTo(5_000 * Rig.MS);
    assertEquals(2, offline.scheduler.tick());
  }

  @Test
  void onceIsTriedDryToo() {
    Pattern broken = Steps.throwingFrom(0, Pattern.silence(), "no");
    assertThrows(SlotRefused.class, () -> rig.scheduler.once(broken));
  }

  @Test
  void theSnapshotSaysWhoIsHeard() {
    rig.scheduler.mute("d2");
    rig.scheduler.silence("d10");
    Snapshot now = rig.scheduler.now();
    assertEquals(
        List.of("d1 playing audible", "d2 playing muted", "d10"),
        now.lanes().stream().map(CommandsTest::state).toList());
    assertEquals(Rational.of(9, 10), now.cycle());
    assertEquals(1.0, now.cps());
    assertEquals(6, now.sentCues());
  }

  private static String state(Snapshot.LaneStatus lane) {
    return lane.slot()
        + (lane.playing() ? " playing" : "")
        + (lane.audible() ? " audible" : "")
        + (lane.muted() ? " muted" : "");
  }

  @Test
  void fragmentsAndContinuousValuesStartNoSound() {
    Span cycle = Span.of(0, 1);
    Span later = new Span(Rational.HALF, Rational.ONE);
    Pattern noOnsets =
        (query, sink) -> {
          sink.accept(new Event(cycle, later, Controls.of("s", "cut"), Sources.NONE));
          sink.accept(new Event(null, query.span(), Controls.of("s", "steady"), Sources.NONE));
        };
    Rig offline = new Rig(Timing.OFFLINE);
    offline.scheduler.play("d1", noOnsets);
    offline.clock.moveTo(1_000 * Rig.MS);
    assertEquals(0, offline.scheduler.tick());
  }
}
