// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** The page that explains the verbs of a performance to players. */
class StagePageTest {
  private static final Pattern CODE = Pattern.compile("`(\\([^`]*\\))`|^    (\\([^)].*\\))$");

  /** Parts of forms that the page explains. */
  private static final Set<String> PARTS = Set.of("(f old)", "(g new)");

  /** Words that other pages explain, or that explain themselves. */
  private static final Set<String> ELSEWHERE =
      Set.of("p", "loadSet", "demo", "doc", "apropos", "quit");

  private static String page() throws IOException {
    return page("stage.md");
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("zadenza.home"), "docs", name));
  }

  private static List<String> forms(String page) {
    List<String> forms = new ArrayList<>();
    for (String line : page.lines().toList()) {
      Matcher m = CODE.matcher(line);
      while (m.find()) forms.add(m.group(1) == null ? m.group(2) : m.group(1));
    }
    return forms;
  }

  @Test
  void everyLineThatThePageAboutOscShowsWorks() throws IOException {
    List<String> forms = forms(page("osc.md"));
    forms.removeIf(form -> form.startsWith("(osc-target :name"));
    assertTrue(forms.size() > 25, forms.toString());
    assertAllWork(forms);
  }

  @Test
  void everyLineThatThePageAboutRecordingShowsWorks() throws IOException {
    assertAllWork(forms(page("recording.md")));
  }

  @Test
  void everyLineThatItShowsWorks() throws IOException {
    List<String> forms = forms(page());
    forms.removeIf(PARTS::contains);
    forms.removeIf(form -> form.startsWith("(d1 (stack"));
    assertTrue(forms.size() > 40, forms.toString());
    assertAllWork(forms);
  }

  private static void assertAllWork(List<String> forms) throws IOException {
    String names =
        "(do (def x (s \"cp\")) (def f rev) (def g rev) (def a x) (def b x) (def place 0.5))";
    ManualClock clock = new ManualClock();
    try (Session session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      session.load("names", names);
      session.load("begin", "(d1 (s \"bd\"))");
      for (String form : forms) {
        Answer answer = session.evaluate(Forms.typed(form).getFirst());
        if (answer instanceof Answer.Refused(var complaint)) {
          assertEquals("", complaint.text(), form);
        }
      }
    }
  }

  @Test
  void everyWordOfTheStageIsOnItOrOnAPageAboutWires() throws IOException {
    String page =
        page()
            + page("midi.md")
            + page("osc.md")
            + page("link.md")
            + page("defsynth.md")
            + page("recording.md")
            + page("samples.md")
            + page("instruments.md")
            + page("models/playing.md")
            + page("models/worker.md")
            + page("page.md")
            + page("tutorial/README.md");
    try (Session session =
        Session.on(
            new ManualClock(), Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      Set<String> missing =
          session.words().words().stream()
              .filter(word -> word.category().equals(StageWords.CATEGORY))
              .filter(word -> !ELSEWHERE.contains(word.name()) && !word.name().matches("d[0-9]+"))
              .map(Word::kebabName)
              .filter(
                  name ->
                      !Pattern.compile("[`(]" + Pattern.quote(name) + "[ `)]").matcher(page).find())
              .collect(Collectors.toSet());
      assertEquals(Set.of(), missing);
    }
  }
}
