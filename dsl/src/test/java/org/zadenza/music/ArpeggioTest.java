// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArpeggioTest {
  @ParameterizedTest
  @CsvSource({
    "up, 0 1 2 3",
    "down, 3 2 1 0",
    "updown, 0 1 2 3 2 1",
    "downup, 3 2 1 0 1 2",
    "up&down, 0 1 2 3 3 2 1 0",
    "down&up, 3 2 1 0 0 1 2 3",
    "converge, 0 3 1 2",
    "diverge, 2 1 3 0",
    "disconverge, 0 3 1 2 1 3 0",
    "pinkyup, 0 3 1 3 2 3",
    "pinkyupdown, 0 3 1 3 2 3 2 3 1 3",
    "thumbup, 0 1 0 2 0 3",
    "thumbupdown, 0 1 0 2 0 3 0 2 0 1"
  })
  void aWayHasItsOrder(String name, String order) {
    String got =
        Arpeggio.order(name, 4).stream().map(String::valueOf).collect(Collectors.joining(" "));
    assertEquals(order, got);
  }

  @Test
  void everyWayPlaysEveryNote() {
    for (String name : Arpeggio.names()) {
      for (int notes = 1; notes < 9; notes++) {
        Set<Integer> played = new TreeSet<>(Arpeggio.order(name, notes));
        assertEquals(notes, played.size(), name + " of " + notes);
      }
      assertEquals(List.of(0), Arpeggio.order(name, 1), name);
    }
  }

  @Test
  void anUnknownWaySaysWhatThereIs() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Arpeggio.order("sideways", 3));
    assertTrue(e.getMessage().contains("there are up down updown"), e.getMessage());
  }
}
