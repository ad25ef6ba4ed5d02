// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Keyword;
import clojure.lang.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Pattern;

class ShownTest {
  @Test
  void valuesReadAsTheyAreTyped() {
    assertEquals("nil", Shown.of(null));
    assertEquals("\"bd\"", Shown.of("bd"));
    assertEquals("5", Shown.of(5.0));
    assertEquals("0.5", Shown.of(0.5));
    assertEquals("true", Shown.of(true));
    assertEquals(":out", Shown.of(Keyword.intern("out")));
    assertEquals("the name rev", Shown.of(Symbol.intern("rev")));
    assertEquals("the letter a", Shown.of('a'));
    assertEquals("{:a 1}", Shown.of(Map.of(Keyword.intern("a"), 1.0)));
    assertEquals("#{1}", Shown.of(Set.of(1)));
  }

  @Test
  void theMachineryHasNoNames() {
    UnaryOperator<Pattern> function = x -> x;
    assertEquals("a function", Shown.of(function));
    assertEquals("a pattern", Shown.of(Pattern.silence()));
    assertEquals("something else", Shown.of(new Object()));
    assertEquals("something else", Shown.of(ShownTest.class));
  }

  @Test
  void longThingsAreCut() {
    assertEquals("[1 1 1 1 ...]", Shown.of(Collections.nCopies(1_000_000, 1)));
    assertTrue(Shown.of("long".repeat(100)).length() < 50);
    assertEquals("[[] [[1]]]", Shown.of(List.of(List.of(), List.of(List.of(1)))));
  }
}
