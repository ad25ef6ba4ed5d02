// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.charrnn.RandomLetters;
import org.zadenza.names.WrongValue;
import org.zadenza.notation.Notation;
import org.zadenza.notation.NotationError;
import org.zadenza.time.Span;

@Tag("slow")
class SuggesterTest {
  private static final int BEGINNINGS = 1200;
  private static final String SIGNS = "bdsn 0123.,|*/!?@_:(){}[]<>%~-";

  private static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  private static Suggester random(long seed) {
    return new Suggester(RandomLetters.model("suggester", seed).network());
  }

  /** Beginnings of patterns, and letters by chance; the network's weights are chance as well. */
  private static String beginning(SplittableRandom random, PatternTexts texts) {
    if (random.nextInt(3) > 0) {
      String text = texts.next();
      return text.substring(0, random.nextInt(text.length() + 1));
    }
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(8);
    for (int k = 0; k < length; k++) out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    return out.toString();
  }

  private static boolean canBeCompleted(String beginning) {
    try {
      Notation.parse(Notation.completed(beginning));
      return true;
    } catch (NotationError | WrongValue e) {
      return false;
    }
  }

  @Test
  void allNineParseWhateverTheBeginningAndTheNetwork() {
    long seed = seed();
    SplittableRandom random = new SplittableRandom(seed);
    PatternTexts texts = new PatternTexts(random.split());
    int refused = 0;
    for (int k = 0; k < BEGINNINGS; k++) {
      Suggester suggester = random(random.nextInt(5));
      String beginning = beginning(random, texts);
      String shown = "\"" + beginning + "\" seed=" + seed;
      double temperature = random.nextInt(4) == 0 ? 0 : random.nextDouble(2);
      if (!canBeCompleted(beginning)) {
        assertThrows(NotationError.class, () -> suggester.after(beginning, 1, 0), shown);
        refused++;
        continue;
      }
      List<String> nine = suggester.after(beginning, temperature, k);
      assertEquals(Suggester.COUNT, new HashSet<>(nine).size(), shown + nine);
      for (String text : nine) {
        assertTrue(text.startsWith(beginning), shown + " " + text);
        assertFalse(text.isBlank(), shown);
        Notation.parse(text);
      }
    }
    assertTrue(refused > 0 && refused < BEGINNINGS / 2, refused + " seed=" + seed);
  }

  @Test
  void whatGoesOnWithSomethingPlayableCanBePlayed() {
    long seed = seed();
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 200; k++) {
      for (String text : random(random.nextInt(9)).after("bd*2 <sn", 1, k)) {
        assertFalse(Notation.parse(text).events(Span.of(0, 2)).isEmpty(), text + " seed=" + seed);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSame() {
    long seed = seed();
    List<String> nine = random(seed).after("bd [", 1, 7);
    Suggester other = random(seed);
    other.after("bd [", 1, 8);
    assertEquals(nine, other.after("bd [", 1, 7), "seed=" + seed);
    assertNotEquals(random(1).after("bd [", 1, 7), random(1).after("bd [", 1, 8));
  }

  @Test
  void aBeginningThatNoEndCanMendIsBlamedWhereItIsWrong() {
    NotationError error = assertThrows(NotationError.class, () -> random(1).after("bd ] sn", 1, 0));
    assertEquals(3, error.offset());
    assertEquals("bd ] sn", error.text());
    NotationError meaning =
        assertThrows(NotationError.class, () -> random(1).after("hh sn*x bd", 1, 0));
    assertEquals("  hh sn*x bd\n        ^ a number is needed here, not \"x\"", meaning.pretty());
  }

  @Test
  void aBeginningOfTooManyLettersIsRefused() {
    String longest = "b".repeat(Suggester.LONGEST);
    assertEquals(Suggester.COUNT, random(1).after(longest, 1, 0).size());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> random(1).after(longest + "b", 1, 0));
    assertEquals("this beginning has 513 letters; 512 are the most", refused.getMessage());
  }

  /** What it learns from is of its own making, and always well formed. */
  @Test
  void patternsByChanceParse() {
    long seed = seed();
    PatternTexts texts = new PatternTexts(new SplittableRandom(seed));
    PatternTexts again = new PatternTexts(new SplittableRandom(seed));
    HashSet<String> all = new HashSet<>();
    for (int k = 0; k < 3000; k++) {
      String text = texts.next();
      Notation.parse(text);
      assertEquals(text, again.next());
      all.add(text);
    }
    assertTrue(all.size() > 2000, all.size() + " seed=" + seed);
  }

  @Test
  void examplesAreFoundWhereWordsTakeThem() {
    assertEquals(
        List.of("bd*2 <sn cp>", "0 .. 3"),
        PatternCorpus.examples(
            "text (s \"bd*2 <sn cp>\") (doc \"every\") (n \"0 .. 3\") (s \"bd [\")"));
  }
}
