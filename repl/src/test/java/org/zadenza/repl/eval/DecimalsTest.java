// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.dsl.Vocabulary;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "(echo 3 1/6 .8 x),(echo 3 1/6 0.8 x)",
    "[.5 -.25 +.1],[0.5 -0.25 +0.1]",
    "~.5,~0.5",
    ".5,0.5",
    "(f(.5)),(f(0.5))"
  })
  void aDecimalMayLackItsZero(String typed, String read) {
    assertEquals(read, Decimals.complete(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(s \"<.5 .75>\" \"a \\\" .5\")",
        "(f) ; about .5",
        "\\.5",
        "(.toString 5)",
        "(.. a b)",
        "1.5",
        "a.5",
        "a-.5",
        "\"open .5",
        "\\"
      })
  void allElseIsLeftAlone(String typed) {
    assertEquals(typed, Decimals.complete(typed));
  }

  @Test
  void theValueIsTheNumber() {
    ClojureSpace space = ClojureSpace.with(Vocabulary.words());
    assertEquals(0.8, space.value(".8"));
    assertEquals(-0.8, space.value("(- .8)"));
  }
}
