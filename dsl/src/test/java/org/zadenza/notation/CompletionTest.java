// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.dsl.Vocabulary;

class CompletionTest {
  private static final String SIGNS = "ab3.,|*/!?@_:(){}[]<>%~- ^";
  private static final int TEXTS = 1500;

  private static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  private static boolean parses(String text) {
    try {
      Notation.read(text);
      return true;
    } catch (NotationError e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '"',
      value = {
        "bd*2 <sn=bd*2 <sn>",
        "bd*=bd*2",
        "[bd [sn=[bd [sn]]",
        "{a b=\"{a b}\"",
        "{a b}%=\"{a b}%4\"",
        "a(=a(3,8)",
        "a(5=a(5,8)",
        "a(5,8,=a(5,8,)",
        "a,=\"a, ~\"",
        "bd sn=bd sn",
        "0 ..=0 ..2",
        "<0 .=<0 .5>",
        "a(3 .=a(3 .. 5,8)",
        "(=!"
      })
  void theLeastIsPutBehind(String beginning, String whole) {
    if (whole.equals("!")) {
      assertThrows(NotationError.class, () -> Notation.completed(beginning));
    } else {
      assertEquals(whole, Notation.completed(beginning));
    }
  }

  @Test
  void whatNoEndCanMendIsBlamedWhereItStands() {
    NotationError error =
        assertThrows(NotationError.class, () -> Notation.completed("bd*2 <sn ] hh"));
    assertEquals("bd*2 <sn ] hh", error.text());
    assertEquals("  bd*2 <sn ] hh\n       ^ this \"<\" is never closed", error.pretty());
  }

  @Test
  void everyBeginningOfATextCanBeCompleted() {
    List<String> texts = new ArrayList<>();
    Vocabulary.words().forEach(word -> texts.addAll(quoted(word.example())));
    texts.add("bd@1.5 [sn . hh*3 . .5] {a ^b, c _}%<3 4> | 0 .. 7!2 <a(<3 5>,8,2)>?0.3 _ ");
    int whole = 0;
    for (String text : texts) {
      if (!parses(text)) continue;
      whole++;
      for (int end = 0; end <= text.length(); end++) {
        String beginning = text.substring(0, end);
        String completed = Notation.completed(beginning);
        assertTrue(completed.startsWith(beginning), completed);
        Notation.parse(completed);
      }
      assertEquals(text, Notation.completed(text));
    }
    assertTrue(whole > 100, "" + whole);
  }

  private static List<String> quoted(String example) {
    List<String> out = new ArrayList<>();
    String[] parts = example.split("\"");
    for (int k = 1; k < parts.length; k += 2) out.add(parts[k]);
    return out;
  }

  /** What can be completed is what some end makes well formed: ends of every kind are tried. */
  @Tag("slow")
  @Test
  void whatCannotBeCompletedHasNoEnd() {
    long seed = seed();
    Random random = new Random(seed);
    List<String> ends = ends();
    int mended = 0;
    int wrong = 0;
    for (int k = 0; k < TEXTS; k++) {
      String text = random(random, 1 + random.nextInt(6));
      if (text.isBlank()) continue;
      String shown = "\"" + text + "\" seed=" + seed;
      try {
        String completed = Notation.completed(text);
        assertTrue(completed.startsWith(text) && parses(completed), shown + " " + completed);
        mended++;
      } catch (NotationError e) {
        assertTrue(e.offset() <= text.length(), shown);
        for (String end : ends) assertTrue(!parses(text + end), () -> shown + " end " + end);
        wrong++;
      }
    }
    assertTrue(mended > 20 && wrong > 20, mended + " " + wrong + " seed=" + seed);
  }

  private static String random(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < length; k++) out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    return out.toString();
  }

  private static List<String> ends() {
    List<String> closers = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < 3; length++) {
      int to = closers.size();
      for (int k = from; k < to; k++) {
        for (String closer : List.of(")", "]", ">", "}")) closers.add(closers.get(k) + closer);
      }
      from = to;
    }
    List<String> out = new ArrayList<>();
    for (String filler : List.of("", "a", " a", "5", ". 5", ",1", "1,1", "1)", ",1)", "1,1)")) {
      for (String closer : closers) out.add(filler + closer);
    }
    return out;
  }
}
