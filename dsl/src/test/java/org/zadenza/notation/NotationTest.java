// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.pattern.BudgetSpent;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.SourceRange;
import org.zadenza.time.Span;

class NotationTest {
  private static List<String> shown(String text) {
    return Notation.parse(text).events(Span.of(0, 6)).stream()
        .map(e -> e.whole() + " " + e.part() + " " + e.value())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "a*3 b = [a a a] b",
        "a!3 b = a a a b",
        "a@3 b = [a _ _ b]",
        "a ! b = a a b",
        "<a b>*2 = a b",
        "<a b c>*3 = a b c",
        "{a b c}%3 = a b c",
        "a . b c = a [b c]",
        "a(3,8) = a ~ ~ a ~ ~ a ~",
        "0 .. 3 = 0 1 2 3",
        "[a b]/2 = <a b>",
        "~ a = - a",
        "a(3,8,2) = a ~ a ~ ~ a ~ ~"
      })
  void oneNotationEqualsAnother(String left, String right) {
    assertEquals(shown(right), shown(left));
  }

  @Test
  void anEmptyTextIsSilence() {
    assertEquals(List.of(), shown("  \n"));
  }

  @Test
  void everyEventKnowsWhichTextMadeIt() {
    Event first = Notation.parse("~ sn*2").events(Span.of(0, 1)).get(0);
    assertEquals(List.of(new SourceRange(2, 4), new SourceRange(5, 6)), first.sources().ranges());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "bd [sn hh # 3 # this \"[\" is never closed",
        "bd sn] # 5 # this \"]\" closes nothing",
        "bd* # 3 # \"*\" needs something after it, such as *2",
        "bd(3 # 2 # this \"(\" is never closed",
        "a , b | c # 6 # \"|\" cannot be mixed with another separator: use [ ] around one part",
        "bd & sn # 3 # \"&\" means nothing here",
        "[] # 1 # there is nothing before this \"]\"",
        "{a b}% # 6 # \"%\" needs the steps per cycle after it, as in {a b c}%4"
      })
  void anErrorNamesThePlaceAndSaysItPlainly(String text, int offset, String sentence) {
    NotationError error = assertThrows(NotationError.class, () -> Notation.parse(text));
    assertEquals(sentence, error.getMessage());
    assertEquals(offset, error.offset());
  }

  @Test
  void theCaretStandsUnderTheBlamedCharacter() {
    NotationError error = assertThrows(NotationError.class, () -> Notation.parse("bd\nsn [hh"));
    assertEquals("  sn [hh\n     ^ this \"[\" is never closed", error.pretty());
    assertEquals(2, error.line());
    assertEquals(4, error.column());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "<", "{", "a(", "a*["})
  void deepNestingIsRefusedNotOverflowed(String bracket) {
    assertThrows(NotationError.class, () -> Notation.parse(bracket.repeat(10_000)));
  }

  @Test
  void randomTextsAnswerOrAreRefusedWithAPlace() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String letters = "ab01~-_.,|<>[]{}()*/!?@:%^' \u05d0\n";
    int answered = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(16); k >= 0; k--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        Notation.parse(text.toString()).events(Span.of(0, 2));
        answered++;
      } catch (NotationError e) {
        assertTrue(e.offset() >= 0 && e.offset() <= text.length(), "seed=" + seed + " " + text);
        assertTrue(e.pretty().contains("^"));
      } catch (BudgetSpent | IllegalArgumentException | ArithmeticException e) {
        answered++; // a factor that is no number, or far too large, is refused when asked
      } catch (RuntimeException e) {
        throw new AssertionError("seed=" + seed + " text=" + text, e);
      }
    }
    assertTrue(answered > 100, "the generator must make some good texts: " + answered);
  }
}
