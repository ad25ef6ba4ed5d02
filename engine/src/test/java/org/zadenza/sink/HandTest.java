// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

class HandTest {
  private final List<String> heard = new ArrayList<>();
  private final Hand hand = new Hand((where, what) -> heard.add(what), new Heard());

  private final class Heard implements Sink {
    @Override
    public void accept(Cue cue) {}

    @Override
    public void turn(String control, double value) {
      heard.add(control + "=" + value);
    }

    @Override
    public void letGo(String control) {
      heard.add(control + " free");
    }
  }

  private double pan() {
    Controls own = Controls.of("pan", 0.125);
    Cue cue = new Cue("d1", 0, 1, 1, Span.of(0, 1), own, Sources.NONE);
    return hand.turned(cue).controls().number("pan", -1);
  }

  @Test
  void theKnobThatMovesNextHasTheControlUntilItIsForgotten() {
    hand.learn(new Hand.Range("pan", 0, 0.5));
    assertEquals(0.125, pan(), "nothing moved yet");
    hand.moved("knob 1", 0.5);
    hand.moved("knob 2", 1);
    hand.moved("knob 1", 1);
    assertEquals(0.5, pan());
    assertTrue(hand.forget("pan"));
    assertEquals(0.125, pan());
    assertFalse(hand.forget("pan"));
    assertEquals(List.of("knob 1 is pan now", "pan=0.25", "pan=0.5", "pan free"), heard);
  }

  @Test
  void oneKnobMayHaveSeveralControls() {
    hand.learn(new Hand.Range("pan", 0, 1));
    hand.learn(new Hand.Range("room", 1, 0));
    hand.moved("knob", 0.25);
    assertEquals(List.of("pan  knob", "room  knob"), hand.lines());
    hand.forgetAll();
    assertTrue(hand.isEmpty());
    assertEquals(6, heard.size());
    assertTrue(heard.containsAll(List.of("pan=0.25", "room=0.75", "pan free", "room free")));
  }
}
