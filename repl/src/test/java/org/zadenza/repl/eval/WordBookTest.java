// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.dsl.Vocabulary;

class WordBookTest {
  private final WordBook words = new WordBook(Vocabulary.words());

  @ParameterizedTest
  @CsvSource({"evry,every", "eveyr,every", "stck,stack", "palindrone,palindrome"})
  void aSlipFindsTheWordThatWasMeant(String typed, String meant) {
    assertEquals(
        Optional.of(meant), words.nearest(typed).map(n -> n.replace("-", "").toLowerCase()));
  }

  @Test
  void nothingLikeItIsNothing() {
    assertEquals(Optional.empty(), words.nearest("xylophonic"));
  }
}
