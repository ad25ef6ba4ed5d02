// SPDX-License-Identifier: Apache-2.0
package org.zadenza.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpanTest {
  private static Span span(String begin, String end) {
    return new Span(Rational.parse(begin), Rational.parse(end));
  }

  @Test
  void spansThatOnlyTouchShareNothing() {
    assertNull(span("0", "1/2").intersection(span("1/2", "1")));
  }

  @Test
  void aPointMeetsABeginButNoEnd() {
    Span point = span("1/2", "1/2");
    assertEquals(point, span("1/2", "1").intersection(point));
    assertNull(span("0", "1/2").intersection(point));
    assertEquals(point, point.intersection(point));
    assertEquals(point, span("0", "1").intersection(point));
  }

  @Test
  void overlapsMeetInTheMiddle() {
    assertEquals(span("1/4", "1/2"), span("0", "1/2").intersection(span("1/4", "1")));
  }

  @Test
  void refusesToRunBackwards() {
    assertThrows(IllegalArgumentException.class, () -> span("1", "1/2"));
  }
}
