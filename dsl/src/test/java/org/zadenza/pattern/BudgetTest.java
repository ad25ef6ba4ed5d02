// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.time.Span;

class BudgetTest {
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bd*1000000",
        "bd*1000*1000",
        "[bd*1000]*1000",
        "bd!1000000",
        "{bd}%1000000",
        "bd(3,1000000)",
        "0 .. 1000000",
        "<a b>*1000000",
        "bd*1000000?1"
      })
  void refusesAMillionEventsACycle(String text) {
    assertThrows(BudgetSpent.class, () -> Pattern.of(text).events(Span.of(0, 1)));
  }

  @Test
  void refusesAJoinThatNeverEnds() {
    Pattern p = Pattern.of("0*64");
    for (int i = 0; i < 6; i++) p = p.ply(16);
    Pattern endless = p;
    assertThrows(BudgetSpent.class, () -> endless.events(Span.of(0, 1)));
  }

  @Test
  void leavesABusyPatternAlone() {
    Pattern busy = Pattern.of("[bd*16, hh*32?, <a b c>(5,8), [0 .. 7]*4]").ply(2);
    assertTrue(busy.events(Span.of(0, 4)).size() > 400);
  }
}
