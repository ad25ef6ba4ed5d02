// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Back and forth between the versions of a slot. */
class HistoryTest {
  private final Rig rig = new Rig(Timing.OFFLINE);

  private void play(String text) {
    rig.scheduler.play("d1", Steps.sounds(text), text);
  }

  private String heardNext() {
    int before = rig.sink.cues().size();
    rig.runTo(rig.clock.nanos() / Rig.MS + 1_000);
    List<Cue> cues = rig.sink.cues().subList(before, rig.sink.cues().size());
    return cues.isEmpty() ? "" : cues.getFirst().controls().text("s", "?");
  }

  @Test
  void redoTakesAnUndoBackUntilSomethingElseIsPlayed() {
    play("a");
    play("b");
    play("c");
    assertFalse(rig.scheduler.redo("d1"));
    rig.scheduler.undo("d1");
    rig.scheduler.undo("d1");
    assertEquals("a", heardNext());
    assertTrue(rig.scheduler.redo("d1"));
    assertEquals("b", heardNext());
    play("d");
    assertFalse(rig.scheduler.redo("d1"));
    assertEquals(List.of("d", "b", "a"), rig.scheduler.texts("d1"));
  }

  @Test
  void historySurvivesHush() {
    play("a");
    play("b");
    rig.scheduler.hush();
    rig.scheduler.hush();
    rig.scheduler.panic();
    assertEquals(List.of("", "b", "a"), rig.scheduler.texts("d1"));
    assertEquals("", heardNext());
    rig.scheduler.undo("d1");
    assertEquals("b", heardNext());
    rig.scheduler.redo("d1");
    assertEquals("", heardNext());
  }

  @Test
  void onlySilencesTheOthers() {
    play("a");
    rig.scheduler.play("d2", Steps.sounds("b"));
    rig.scheduler.play("d3", Steps.sounds("c"));
    rig.scheduler.only(Set.of("d1", "d3"));
    rig.runTo(1_000);
    assertEquals(List.of("d1", "d3"), rig.slotsIn(0));
    rig.scheduler.undo("d2");
    rig.runTo(2_000);
    assertEquals(List.of("d1", "d2", "d3"), rig.slotsIn(1));
  }

  @Test
  void aRandomWalkIsWhatTwoStacksSay() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Deque<String> past = new ArrayDeque<>();
    Deque<String> future = new ArrayDeque<>();
    List<String> walk = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          play("v" + i);
          past.push("v" + i);
          if (past.size() > Lane.DEPTH) past.removeLast();
          future.clear();
          walk.add("play");
        }
        case 1 -> {
          assertEquals(past.size() > 1, rig.scheduler.undo("d1"));
          if (past.size() > 1) future.push(past.pop());
          walk.add("undo");
        }
        default -> {
          assertEquals(!future.isEmpty(), rig.scheduler.redo("d1"));
          if (!future.isEmpty()) past.push(future.pop());
          walk.add("redo");
        }
      }
      String at = "seed=" + seed + " " + walk;
      assertEquals(List.copyOf(past), rig.scheduler.texts("d1"), at);
      if (!past.isEmpty()) assertEquals(past.peek(), heardNext(), at);
    }
  }
}
