// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** A performance in Java, on the same slots as in Clojure. */
@Tag("slow")
class JavaSessionTest {
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private final StringWriter log = new StringWriter();
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.to(log), Reporter.SILENT);

  JavaSessionTest() {
    session.outlets().add(sink);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Answer type(Language language, String text) {
    Piece piece = session.tongues().typed(language, text).getFirst();
    return session.evaluate(language, piece);
  }

  private String said(String text) {
    Answer answer = type(Language.JAVA, text);
    return assertInstanceOf(Answer.Value.class, answer, () -> text + answer.text()).text();
  }

  private Complaint refused(String text) {
    Answer answer = type(Language.JAVA, text);
    return assertInstanceOf(Answer.Refused.class, answer, () -> text + answer.text()).complaint();
  }

  private List<String> nextCycle() {
    session.scheduler().tick();
    int before = sink.cues().size();
    clock.advance(1_000_000_000);
    session.scheduler().tick();
    return sink.cues().subList(before, sink.cues().size()).stream()
        .map(cue -> cue.slot() + " " + cue.controls().text("s", "?"))
        .toList();
  }

  @Test
  void bothLanguagesPlayTheSameSlots() {
    assertEquals("d1 0 bd | 1/2 sn", said("d1(s(\"bd sn\"))"));
    type(Language.CLOJURE, "(p :bass (s \"c\"))");
    assertEquals(List.of("bass c", "d1 bd", "d1 sn"), nextCycle().stream().sorted().toList());
    said("silence(\"bass\");");
    type(Language.CLOJURE, "(d1 (s \"hh\"))");
    assertEquals(List.of("d1 hh"), nextCycle());
    said("hush");
    assertEquals(List.of(), nextCycle());
  }

  @Test
  void theStageAnswersInJava() {
    said("d1(s(\"a\"))");
    said("d2(s(\"b\"))");
    said("mute(\"d1\")");
    assertEquals(List.of("d2 b"), nextCycle());
    said("solo(1)");
    said("unmute(1)");
    assertEquals(List.of("d1 a"), nextCycle());
    said("unsolo()");
    said("d1(s(\"x\"))");
    said("undo()");
    said("once(s(\"cp\"))");
    assertEquals(List.of("d1 a", "d2 b", "once cp"), nextCycle().stream().sorted().toList());
    said("setcps(frac(1, 2))");
    nextCycle();
    assertEquals(0.5, session.now().cps());
    assertTrue(said("doc(\"every\")").contains("n(\"0 1 2 3\").every(3, Pattern::rev)"));
    assertTrue(said("status()").contains("events"), said("status()"));
  }

  @Test
  void namesAreKeptFromLineToLine() {
    assertEquals("0 bd", said("var beat = s(\"bd\")"));
    assertEquals("twice is defined", said("Pattern twice(Pattern x) { return x.fast(2); }"));
    said("d1(twice(beat)) // loud");
    assertEquals(List.of("d1 bd", "d1 bd"), nextCycle());
    assertEquals("3", said("1 + 2"));
  }

  @Test
  void whatFailsLeavesWhatWasDefined() {
    said("var beat = s(\"hh\")");
    said("Pattern twice(Pattern x) { return x.fast(2); }");
    said("beat = s(\"bd\")");
    refused("var beat = s(\"[\")");
    refused("var beat = stck(1)");
    refused("int beat = \"three\"");
    refused("Pattern twice(Pattern x) { return x.fsat(3); }");
    refused("Pattern twice(Pattern x) { return 3; }");
    said("d1(twice(beat))");
    assertEquals(List.of("d1 bd", "d1 bd"), nextCycle());
  }

  @Test
  void anErrorHasFourParts() {
    said("d1(s(\"bd\"))");
    Complaint complaint = refused("d1(s(\"sn\").evry(2, Pattern::rev))");
    assertEquals("there is no word evry", complaint.what());
    assertEquals("d1(s(\"sn\").evry(2, Pattern::rev))\n           ^", complaint.where());
    assertEquals("d1 keeps its last pattern", complaint.plays());
    assertEquals("did you mean every?", complaint.hint());
  }

  @Test
  void errorsSayWhatToTry() {
    assertEquals("did you mean stack?", refused("d1(stck(\"a\"))").hint());
    assertEquals("did you mean every?", refused("d2(evry(2))").hint());
    Complaint sum = refused("n(\"0 1\").add(1)");
    assertTrue(sum.what().startsWith("a plain number cannot"), sum.what());
    assertEquals("", sum.hint());
    Complaint speed = refused("s(\"bd\").fast(\"x y\")");
    assertEquals("fast: a number is needed here, not \"x\"", speed.what());
    assertEquals("for example s(\"bd sn\").fast(2)", speed.hint());
    assertEquals(
        "scale: there is no scale called \"minro\"; did you mean \"minor\"?",
        refused("n(\"0 1\").scale(\"C:minro\")").what());
    assertTrue(refused("d2(every(2))").hint().startsWith("it follows a pattern"));
    assertTrue(refused("s(\"bd\").every(2)").hint().contains("every(3, Pattern::rev)"));
    assertTrue(refused("(d1 (s \"bd\"))").hint().startsWith(":clj"));
    assertEquals("it stands alone, or in .set(comb(...))", refused("s(\"bd\").comb(2)").hint());
    assertTrue(refused("s(\"bd\").keepif(2)").hint().contains("Op.KEEPIF"));
    Complaint notation = refused("d2(s(\"bd [sn\"))");
    assertTrue(notation.where().startsWith("bd [sn\n   ^ "), notation.where());
    assertEquals("d2 stays silent; nothing plays yet", notation.plays());
    assertEquals("this bracket is never closed", refused("d1(s(\"bd\")").what());
  }

  @Test
  void wordsWithoutAJavaMethodAreMade() {
    said("d1(crunch(s(\"bd\")))");
    said("d2(drumsRnn(Map.of(\"seed\", 7)))");
    assertTrue(nextCycle().contains("d1 bd"));
    assertEquals("silence", said("panic()"));
  }

  @Test
  void noComplaintShowsAStackTraceOrAClassName() {
    for (String text :
        List.of(
            "d1(5)",
            "1 / 0",
            "int x = \"a\"",
            "throw new Exception()",
            "throw new Exception(\"no\")",
            "Object o = null; ",
            "((String) null).length()",
            "((Pattern) (Object) \"a\").rev()",
            "s(1, 2)",
            "d1(s(\"bd\")))",
            "d1(x ->)",
            "int f(int n) { return f(n + 1); }",
            "f(1)",
            "class",
            "s(\"bd")) {
      Answer answer = type(Language.JAVA, text);
      String shown = answer.text();
      assertFalse(shown.contains("\tat ") || shown.contains("java.lang"), text + " -> " + shown);
      assertFalse(shown.contains("REPL") || shown.contains("org.zadenza"), text + " -> " + shown);
    }
  }

  @Test
  void aFileIsLoadedSnippetBySnippet() {
    List<Answer> answers =
        session.load(
            "set.jsh",
            "// a set\n"
                + "d1(s(\"bd\"))\n"
                + "d1(s(\"sn [hh\"))\n"
                + "d2(evry(2))\n\n"
                + "d3(s(\"cp\")\n"
                + "  .fast(2))\n");
    assertEquals(
        List.of(true, false, false, true),
        answers.stream().map(a -> a instanceof Answer.Value).toList());
    Complaint complaint = assertInstanceOf(Answer.Refused.class, answers.get(2)).complaint();
    assertTrue(complaint.where().startsWith("set.jsh:4:4\n"), complaint.where());
    assertEquals(List.of("d1 bd", "d3 cp", "d3 cp"), nextCycle().stream().sorted().toList());
  }

  @Test
  void theLogSaysWhichLanguage() {
    said("d1(s(\"bd\"))");
    assertTrue(log.toString().contains("\"lang\":\"java\",\"text\":\"d1(s(\\\"bd\\\"))\""));
  }

  @Test
  void aLineThatNeverEndsIsEndedByAnInterrupt() throws InterruptedException {
    session.tongues().warmUp(Language.JAVA);
    said("var started = new java.util.concurrent.CountDownLatch(1)");
    CountDownLatch started = latch();
    AtomicReference<Answer> answer = new AtomicReference<>();
    Thread line =
        Thread.ofPlatform()
            .start(
                () -> answer.set(type(Language.JAVA, "{ started.countDown(); while (true) { } }")));
    started.await();
    line.interrupt();
    line.join();
    assertTrue(answer.get().text().startsWith("this was interrupted"), answer.get().text());
    assertEquals("3", said("1 + 2"));
  }

  private CountDownLatch latch() {
    Answer.Value value = (Answer.Value) type(Language.JAVA, "started");
    return (CountDownLatch) value.value();
  }
}
