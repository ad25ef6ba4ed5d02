// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

class SessionTest {
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private final StringWriter log = new StringWriter();
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.to(log), Reporter.SILENT);

  SessionTest() {
    session.outlets().add(sink);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Answer type(String text) {
    return session.evaluate(Forms.typed(text).getFirst());
  }

  private String said(String text) {
    return assertInstanceOf(Answer.Value.class, type(text), text).text();
  }

  private Complaint refused(String text) {
    return assertInstanceOf(Answer.Refused.class, type(text), text).complaint();
  }

  /** What is heard in the next cycle. */
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
  void aLinePlays() {
    assertEquals("d1 0 bd | 1/2 sn", said("(d1 (s \"bd sn\"))"));
    assertEquals(List.of("d1 bd", "d1 sn"), nextCycle());
  }

  @Test
  void aFailingFormLeavesItsSlotAndTheOthers() {
    List<Answer> answers =
        session.load(
            "set.clj", "(d1 (s \"bd\"))\n(d1 (s \"sn [hh\"))\n(d2 (evry 2))\n(d3 (s \"cp\"))\n");
    assertEquals(
        List.of(true, false, false, true),
        answers.stream().map(a -> a instanceof Answer.Value).toList());
    assertEquals(List.of("d1 bd", "d3 cp"), nextCycle());
  }

  @Test
  void anErrorHasFourParts() {
    type("(d1 (s \"bd\"))");
    Complaint complaint = refused("(d1 (evry 2 rev (s \"sn\")))");
    assertEquals("there is no word evry", complaint.what());
    assertEquals("(d1 (evry 2 rev (s \"sn\")))\n     ^", complaint.where());
    assertEquals("d1 keeps its last pattern", complaint.plays());
    assertEquals("did you mean every?", complaint.hint());
  }

  @Test
  void notationIsRefusedWithACaret() {
    Complaint complaint = refused("(d2 (s \"bd [sn\"))");
    assertTrue(complaint.where().startsWith("bd [sn\n   ^ "), complaint.where());
    assertEquals("d2 stays silent; nothing plays yet", complaint.plays());
  }

  @Test
  void aFileNamesLineAndColumn() {
    Answer answer = session.load("set.clj", "\n(d1\n  (evry 2 rev \"a\"))").getFirst();
    Complaint complaint = assertInstanceOf(Answer.Refused.class, answer).complaint();
    assertTrue(complaint.where().startsWith("set.clj:3:4\n"), complaint.where());
  }

  @Test
  void whatMakesNoSoundIsRefusedAndSaysWhy() {
    type("(d1 (s \"bd\"))");
    Complaint complaint = refused("(d1 \"bd sn\")");
    assertTrue(complaint.what().contains("plain words make no sound"), complaint.what());
    assertEquals(List.of("d1 bd"), nextCycle());
  }

  @Test
  void noComplaintShowsAStackTraceOrAClassName() {
    for (String text :
        List.of(
            "(fast \"a\" 1 2 3 4)",
            "(1 2)",
            "(map inc 5)",
            "((fn [x] x))",
            "(throw (Exception.))",
            "(/ 1 0)",
            "((fn f [] (f)))",
            "(d1 5)",
            "#<",
            "(let [x] x)",
            "(. \"a\" x)",
            "(off 1/4 (fn [x] (. \"<2 3>\" x)) (s \"a b\"))",
            "(d1)",
            "(p 1 2 3)")) {
      String said = refused(text).text();
      assertFalse(said.contains("\tat ") || said.contains("java.lang"), text + " -> " + said);
      assertFalse(said.contains("clojure.lang"), text + " -> " + said);
    }
  }

  @Test
  void undoBringsTheVersionBeforeBack() {
    type("(d1 (s \"bd\"))");
    type("(d1 (s \"sn\"))");
    type("(undo)");
    assertEquals(List.of("d1 bd"), nextCycle());
  }

  @Test
  void hushNeedsNoBrackets() {
    type("(d1 (s \"bd\"))");
    assertEquals("silence", said("hush"));
    assertEquals(List.of(), nextCycle());
  }

  @Test
  void slotsAreMutedSoloedAndSilencedByAnyName() {
    type("(d1 (s \"a\"))");
    type("(d2 (s \"b\"))");
    type("(p :bass (s \"c\"))");
    type("(mute d1)");
    assertEquals(List.of("bass c", "d2 b"), nextCycle());
    type("(solo \"d1\")");
    assertEquals(List.of("d1 a"), nextCycle());
    type("(unsolo)");
    type("(unmute 1)");
    type("(silence d1 :bass)");
    assertEquals(List.of("d2 b"), nextCycle());
  }

  @Test
  void oncePlaysOneCycle() {
    type("(once (s \"cp\"))");
    assertEquals(List.of("once cp"), nextCycle());
    assertEquals(List.of(), nextCycle());
  }

  @Test
  void theTempoChangesWhereNothingWasSent() {
    type("(d1 (s \"bd*4\"))");
    type("(setcps 2)");
    assertEquals(8, nextCycle().size());
    type("(setcpm 60)");
    nextCycle();
    assertEquals(1.0, session.now().cps());
  }

  @Test
  void docShowsWhatTheExamplePlays() {
    String doc = said("(doc every)");
    assertTrue(doc.startsWith("(every "), doc);
    assertTrue(doc.contains("=> 0 "), doc);
    assertTrue(refused("(doc evry)").what().contains("did you mean every?"));
  }

  @Test
  void everyWordOfTheLanguageShowsItsSentenceBothExamplesAndWhatTheyPlay() {
    for (Word word : Vocabulary.words()) {
      if (session.words().find(word.name()).filter(known -> known != word).isPresent()) continue;
      String doc = said("(doc " + word.kebabName() + ")");
      for (String part : List.of(word.doc(), word.example(), "\n  Java: ", "\n  => ")) {
        assertTrue(doc.contains(part), doc);
      }
    }
  }

  @Test
  void everyWordOfTheStageExplainsItself() {
    for (var word : session.words().words()) {
      if (word.category().equals(StageWords.CATEGORY)) said("(doc " + word.kebabName() + ")");
    }
  }

  @Test
  void theDemoPlays() {
    said("(demo)");
    assertTrue(session.now().lanes().stream().allMatch(lane -> lane.trouble() == null));
    assertTrue(nextCycle().size() > 10);
  }

  @Test
  void theMusicsWordsWinOverClojuresAndClojuresAreStillThere() {
    assertEquals("6", said("(clojure.core/reduce + (clojure.core/take 3 [1 2 3 4]))"));
    assertInstanceOf(Answer.Value.class, type("(take 2 \"a b c\")"));
    assertInstanceOf(Answer.Value.class, type("(def beat (s \"bd\"))"));
    type("(d1 beat)");
    assertEquals(List.of("d1 bd"), nextCycle());
  }

  @Test
  void theLogKnowsWhatWasEvaluatedAndWhen() {
    nextCycle();
    type("(d1 (s \"bd\"))");
    type("(d1 (s \"[\"))");
    List<String> lines = log.toString().lines().filter(l -> !l.startsWith("{\"stands\"")).toList();
    JsonObject first = JsonParser.parseString(lines.get(1)).getAsJsonObject();
    assertEquals(3, lines.size());
    assertEquals("1", first.get("cycle").getAsString());
    assertEquals("(d1 (s \"bd\"))", first.get("text").getAsString());
    assertTrue(first.get("worked").getAsBoolean());
    assertTrue(lines.get(2).endsWith("\"worked\":false}"), lines.get(2));
  }
}
