// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.prompt.PlainInput;
import org.zadenza.repl.tutorial.Step;
import org.zadenza.repl.tutorial.Tutorial;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** The word that leads through the tutorial, in a session. */
class TutorialWordsTest {
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("zadenza.home"),
          "repl/src/test/resources/org/zadenza/repl/session/tutorial-first-sound.txt");

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  private Session session() {
    Reporter messages = (where, what) -> told.add(where + ": " + what);
    Session out =
        Session.on(
            new ManualClock(), Session.DEFAULT_CPS, Timing.OFFLINE, SessionLog.none(), messages);
    out.tutorialKeptIn(folder.resolve("tutorial"));
    return out;
  }

  private static Answer typed(Session session, String line) {
    return session.evaluate(Forms.typed(line).getFirst());
  }

  private static String said(Session session, String line) {
    Answer answer = typed(session, line);
    return assertInstanceOf(Answer.Value.class, answer, () -> line + ": " + answer.text()).text();
  }

  private static String refused(Session session, String line) {
    Answer answer = typed(session, line);
    return assertInstanceOf(Answer.Refused.class, answer, line).text().lines().findFirst().get();
  }

  /** The first chapter as the prompt shows it; property {@code pages} writes it anew. */
  @Test
  void theFirstChapterReadsLikeThis() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String lines = "tutorial\n(tutorial :play)\n" + "tutorial\n".repeat(8) + "(tutorial :list)\n";
    try (Session session = session()) {
      new PlainInput(session, new PrintWriter(out), new PrintWriter(err))
          .run(new BufferedReader(new StringReader(lines)));
    }
    assertEquals("", err.toString());
    String shown = out.toString().replace(System.lineSeparator(), "\n");
    if ("write".equals(System.getProperty("pages"))) Files.writeString(GOLDEN, shown);
    assertEquals(Files.readString(GOLDEN), shown);
    assertTrue(shown.lines().allMatch(line -> line.length() <= 80), "too wide");
  }

  @Test
  void aRestartGoesOnWhereThePlayerLeft() {
    String left;
    try (Session session = session()) {
      said(session, "(tutorial 2 3)");
      left = said(session, "(tutorial)");
      assertTrue(left.contains("TAKING TURNS"), left);
    }
    try (Session session = session()) {
      assertEquals(left, said(session, "tutorial"), "first it shows where the player was");
      assertTrue(said(session, "tutorial").contains("TOGETHER"));
      assertTrue(said(session, "(tutorial :back)").contains("TAKING TURNS"));
    }
    assertEquals(List.of(), told);
  }

  @Test
  void playPlaysTheLinesOfTheStep() {
    try (Session session = session()) {
      said(session, "(tutorial 1 3)");
      String played = said(session, "(tutorial :play)");
      Step step = Tutorial.chapters().getFirst().steps().get(2);
      assertTrue(played.startsWith(step.clojure() + "\nd1 0 bd"), played);
      assertEquals(
          List.of("d1", "d2"),
          session.now().lanes().stream().map(lane -> lane.slot()).sorted().toList());
      assertEquals("(d2 (s \"hh*8\"))", session.scheduler().texts("d2").getFirst());
    }
  }

  @Test
  void inJavaItShowsAndIsTypedInJava() {
    try (Session session = session()) {
      String shown = java(session, "tutorial(1, 3)");
      Step step = Tutorial.chapters().getFirst().steps().get(2);
      assertTrue(shown.contains("    d2(s(\"hh*8\"))"), shown);
      assertFalse(shown.contains("(d2 "), shown);
      assertTrue(shown.contains("tutorial(\"play\")"), shown);
      assertTrue(java(session, "tutorial(\"play\")").startsWith(step.java() + "\nd1"));
      assertTrue(java(session, "tutorial").contains("SOFTER"), "also without brackets");
      assertTrue(java(session, "tutorial(\":list\")").contains("you are at step 4"));
      assertTrue(said(session, "tutorial").contains("(setcps 0.6)"), "and on in Clojure");
    }
  }

  private static String java(Session session, String line) {
    Answer answer =
        session.evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, line).getFirst());
    return assertInstanceOf(Answer.Value.class, answer, () -> line + ": " + answer.text()).text();
  }

  @Test
  void whatItDoesNotKnowIsExplained() {
    try (Session session = session()) {
      assertEquals(
          "tutorial has no chapter 99; there are 1 to 10", refused(session, "(tutorial 99)"));
      assertEquals(
          "tutorial has no step 12 in chapter 3; there are 1 to 7",
          refused(session, "(tutorial 3 12)"));
      assertEquals(
          "tutorial knows no :nonsense; there are a chapter such as 3, and :play :next :back :again"
              + " :list",
          refused(session, "(tutorial :nonsense)"));
      assertEquals(
          "tutorial knows no :paly; did you mean :play?", refused(session, "(tutorial :paly)"));
      assertTrue(refused(session, "(tutorial 1.5)").startsWith("tutorial wants a whole number"));
      assertTrue(refused(session, "(tutorial nil)").startsWith("tutorial"));
      assertTrue(refused(session, "(tutorial 1 2 3)").startsWith("tutorial wants a chapter"));
      assertTrue(refused(session, "(tutorial :play 2)").startsWith("tutorial wants nothing after"));
    }
  }

  @Test
  void aDamagedFileIsToldAndItBeginsAnew() throws IOException {
    Files.writeString(folder.resolve("tutorial"), "at 77 88\n");
    try (Session session = session()) {
      assertTrue(said(session, "(tutorial)").contains("A DRUM"));
    }
    assertEquals(1, told.size());
    assertTrue(told.getFirst().startsWith("tutorial: "), told.getFirst());
  }

  /** What it played comes from the log when a session is played again, as of any set. */
  @Test
  void aReplayPlaysItOnce() {
    try (Session session = session()) {
      session.playsAgain();
      said(session, "(tutorial 1 3)");
      said(session, "(tutorial :play)");
      assertFalse(session.isPlaying());
    }
  }
}
