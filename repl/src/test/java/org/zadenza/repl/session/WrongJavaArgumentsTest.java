// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.JavaWords;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** Examples in Java with one argument spoilt: answered, or explained in the player's words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongJavaArgumentsTest {
  private static final int SAMPLE = 150;
  private static final List<String> WRONG =
      List.of(
          "null", "5", "-1.5", "\"bd [sn\"", "\"x y\"", "s(\"bd\")", "Pattern::rev", "List.of()");

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Session session =
      Session.on(
          new ManualClock(),
          Session.DEFAULT_CPS,
          Timing.OFFLINE,
          SessionLog.none(),
          Reporter.SILENT);

  @AfterAll
  void close() {
    session.close();
  }

  private String answer(String line) {
    return session
        .evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, line).getFirst())
        .text();
  }

  @Tag("slow")
  @Test
  void aWrongArgumentIsAnsweredOrExplained() {
    List<Word> words = session.words().words();
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < SAMPLE; i++) {
      Word word = words.get(random.nextInt(words.size()));
      String line = JavaWords.example(word.name()).map(this::spoilt).orElse("s(5)");
      Answer answer =
          session.evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, line).getFirst());
      if (!(answer instanceof Answer.Refused refused)) continue;
      String said = refused.text().replace(line, "");
      if (said.isBlank() || WrongArgumentsTest.FOREIGN.matcher(said).find()) {
        bad.add(line + " -> " + said);
      }
    }
    assertEquals(List.of(), bad, () -> "seed=" + seed + "\n" + String.join("\n", bad));
  }

  /** One of the texts and numbers of a line replaced by something else. */
  private String spoilt(String line) {
    List<int[]> places = new ArrayList<>();
    var found = java.util.regex.Pattern.compile("\"[^\"]*\"|\\b\\d+(?:\\.\\d+)?\\b").matcher(line);
    while (found.find()) places.add(new int[] {found.start(), found.end()});
    if (places.isEmpty()) return line;
    int[] place = places.get(random.nextInt(places.size()));
    String wrong = WRONG.get(random.nextInt(WRONG.size()));
    return line.substring(0, place[0]) + wrong + line.substring(place[1]);
  }

  @Test
  void aMisspeltNameIsFound() {
    assertTrue(answer("s(\"bd\").evrey(2, Pattern::rev)").contains("did you mean every?"));
    assertTrue(answer("s(\"bd\").cutof(800)").contains("did you mean cutoff?"));
    assertTrue(answer("gian(0.5)").contains("did you mean gain?"));
    assertFalse(answer("s(\"bd\").cutoff(800)").contains("did you mean"));
  }
}
