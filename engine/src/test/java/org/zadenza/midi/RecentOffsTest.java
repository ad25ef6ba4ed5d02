// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentOffsTest {
  private final RecentOffs recent = new RecentOffs();

  private List<Integer> since(long frame) {
    List<Integer> out = new ArrayList<>();
    recent.since(frame, out::add);
    return out;
  }

  @Test
  void whatALostPeriodHeldIsSentOnceMore() {
    recent.written(Wire.noteOff(0, 60), 100);
    recent.written(Wire.controller(0, 1, 1), 150);
    recent.written(Wire.noteOff(3, 61), 200);
    assertEquals(List.of(Wire.noteOff(3, 61)), since(150));
    assertEquals(List.of(), since(150));
  }

  @Test
  void aKeyThatIsDownAgainIsLeftDown() {
    recent.written(Wire.noteOff(0, 60), 100);
    recent.written(Wire.noteOn(0, 60, 90), 120);
    assertEquals(List.of(), since(0));
  }

  @Test
  void onlySoManyAreKept() {
    for (int i = 0; i < 1_000; i++) recent.written(Wire.noteOff(0, i % 128), i);
    assertEquals(256, since(0).size());
  }
}
