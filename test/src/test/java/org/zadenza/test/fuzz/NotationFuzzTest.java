// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.BudgetSpent;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Span;

/**
 * Spoilt notation is answered or refused with a place, within the budget. {@code -Dfuzz=1000000}
 * runs longer.
 */
class NotationFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz", 10_000);
  private static final String LETTERS =
      "abcsn0123456789 ~-_.,|<>[]{}()*/!?@:%^'\"\\é\u05d0\u0663\n";

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Mutations mutations =
      new Mutations(Mutations.of("mini.public.jsonl", "mini"), LETTERS, new Random(seed));

  @Test
  void spoiltTextsAreAnsweredOrRefusedWithAPlace() {
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = mutations.next();
      if (isRefused(text)) refused++;
    }
    assertTrue(refused > ROUNDS / 20, "too few texts were spoilt: " + refused);
    assertTrue(refused < ROUNDS * 19 / 20, "too many texts were spoilt: " + refused);
  }

  private boolean isRefused(String text) {
    try {
      Budget budget = Budget.standard();
      Pattern.of(text).query(new Query(Span.of(0, 2), 0.5, budget), event -> budget.spend());
      return false;
    } catch (NotationError e) {
      assertTrue(e.offset() >= 0 && e.offset() <= text.length(), what(text));
      assertTrue(e.line() >= 1 && e.column() >= 1 && e.pretty().contains("^"), what(text));
      return true;
    } catch (BudgetSpent | IllegalArgumentException | ArithmeticException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), what(text));
      return false;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what(text), e);
    }
  }

  private String what(String text) {
    return "seed=" + seed + " text=" + text;
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bd*0",
        "bd/0",
        "bd*-2",
        "bd/-3",
        "bd*99999999999999999999",
        "bd/99999999999999999999",
        "bd*1e9",
        "bd*0.0000001",
        "bd@0",
        "bd@99999999999999",
        "bd!0",
        "bd(0,0)",
        "bd(-5,3)",
        "bd(3,-8)",
        "bd(99999999999,8)",
        "{a b}%0",
        "{a b}%-4",
        "0 .. -9999",
        "9223372036854775807 -9223372036854775808",
        "bd:99999999999999999999999999",
        "?",
        "bd?2",
        "bd?-1"
      })
  void extremeNumbersAreTakenOrRefused(String text) {
    isRefused(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "<", "{", "a(", "a*[", "a:<", "[a,", "[a|", "~ ["})
  void tenThousandBracketsAreRefused(String bracket) {
    assertThrows(NotationError.class, () -> Pattern.of(bracket.repeat(10_000)));
  }

  @Test
  void tenThousandSuffixesAreRefused() {
    assertThrows(NotationError.class, () -> Pattern.of("a" + "*2".repeat(10_000)));
    assertThrows(NotationError.class, () -> Pattern.of("a" + "?".repeat(10_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "hi-IN", "th-TH-u-nu-thai"})
  void numbersMeanTheSameInEveryCountry(String language) {
    Locale before = Locale.getDefault();
    String expected = shown("bd*1.5 I:0.25 [i i]@2.5 0 .. 3");
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertTrue(expected.equals(shown("bd*1.5 I:0.25 [i i]@2.5 0 .. 3")));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String shown(String text) {
    return Pattern.of(text).events(Span.of(0, 3)).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלום עולם", "مرحبا*2 <أ ب>", "кик*2 снэр", "太鼓 <鈴 鼓>"})
  void wordsOfEveryScriptAreWords(String text) {
    assertTrue(!isRefused(text), text);
    assertTrue(!Pattern.of(text).events(Span.of(0, 1)).isEmpty());
  }
}
