// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Timing;

/** What pages say, in a session that does not play by itself. */
class ConversationTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Session session =
      Session.on(
          clock,
          Session.DEFAULT_CPS,
          Timing.LIVE,
          SessionLog.none(),
          (where, what) -> told.add(where + ": " + what));
  private final Evaluations evaluations = new Evaluations("test", Conversation.MOST_WAITING);
  private final Studio studio = new Studio(session, clock, RandomDrawings.source(1));
  private final Conversation talk = new Conversation(session, clock, evaluations, studio);
  private final List<String> answers = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    evaluations.close();
    studio.close();
    session.close();
  }

  private static String evaluate(String language, int line, int column, String text) {
    JsonObject out = new JsonObject();
    out.addProperty("t", "eval");
    out.addProperty("id", 7);
    out.addProperty("language", language);
    out.addProperty("line", line);
    out.addProperty("column", column);
    out.addProperty("text", text);
    return out.toString();
  }

  private JsonObject answer(String message) throws Exception {
    int before = answers.size();
    assertEquals(Optional.empty(), talk.hear(message, answers::add));
    Await.until("an answer", () -> answers.size() > before);
    return JsonParser.parseString(answers.get(before)).getAsJsonObject();
  }

  @Test
  void aFormPlaysInTheSession() throws Exception {
    JsonObject answer = answer(evaluate("clj", 1, 1, "(d1 (s \"bd sn\"))"));
    assertTrue(answer.get("ok").getAsBoolean(), answer.toString());
    assertEquals(7, answer.get("id").getAsLong());
    assertTrue(session.isPlaying());
    assertEquals("(d1 (s \"bd sn\"))", session.now().lanes().getFirst().text());
  }

  @Test
  void javaPlaysInTheSameSession() throws Exception {
    JsonObject answer = answer(evaluate("java", 1, 1, "d2(s(\"bd sn\"))"));
    assertTrue(answer.get("ok").getAsBoolean(), answer.toString());
    assertEquals("d2", session.now().lanes().getFirst().slot());
  }

  @Test
  void anErrorIsPlacedWhereItStandsInTheEditor() throws Exception {
    JsonObject notation = answer(evaluate("clj", 12, 3, "(d1\n  (s \"bd [sn\"))"));
    assertFalse(notation.get("ok").getAsBoolean());
    assertEquals(13, notation.get("line").getAsInt(), notation.toString());
    JsonObject word = answer(evaluate("clj", 4, 2, "(d1 (nosuch \"bd\"))"));
    assertEquals(4, word.get("line").getAsInt(), word.toString());
    assertEquals(7, word.get("column").getAsInt(), word.toString());
    assertTrue(word.get("what").getAsString().contains("nosuch"));
    JsonObject java = answer(evaluate("java", 9, 1, "d1(s(\"bd\")"));
    assertEquals(9, java.get("line").getAsInt(), java.toString());
  }

  @Test
  void hushSilencesAndGivesUpWhatNeverEnds() throws Exception {
    answer(evaluate("clj", 1, 1, "(d1 (s \"bd sn\"))"));
    String forever = "(do (spit \"/dev/null\" 1) (Thread/sleep 10000000))";
    assertEquals(Optional.empty(), talk.hear(evaluate("clj", 1, 1, forever), answers::add));
    assertEquals(Optional.empty(), talk.hear("{\"t\":\"hush\"}", answers::add));
    Await.until("silence", () -> !session.isPlaying());
  }

  @Test
  void aCrowdOfEvaluationsIsRefused() throws Exception {
    String forever = evaluate("clj", 1, 1, "(Thread/sleep 10000000)");
    Optional<Reason> last = Optional.empty();
    for (int i = 0; i < 40; i++) last = talk.hear(forever, answers::add);
    assertEquals(Optional.of(Reason.BUSY), last);
    evaluations.giveUp();
    answer(evaluate("clj", 1, 1, "(+ 1 1)"));
  }

  @Test
  void theTimeIsTheSessions() throws Exception {
    clock.advance(1_234_567_000);
    JsonObject pong = answer("{\"t\":\"ping\",\"at\":5.5}");
    assertEquals(1234.567, pong.get("now").getAsDouble(), 1e-6);
    assertEquals(5.5, pong.get("at").getAsDouble());
  }

  @Test
  void whatMeansNothingIsRefused() {
    for (String message :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{\"t\":1}",
            "{\"t\":\"eval\"}",
            "{\"t\":\"ping\",\"at\":\"x\"}",
            "{'t':'hush'}",
            "{\"t\":\"hush\"} {}",
            "[".repeat(5000),
            evaluate("tcl", 1, 1, "x"),
            evaluate("clj", 0, 1, "x"),
            evaluate("clj", 1, 2_000_000, "x"))) {
      assertEquals(Optional.of(Reason.MALFORMED), talk.hear(message, answers::add), message);
    }
    assertEquals(Optional.of(Reason.UNKNOWN), talk.hear("{\"t\":\"quit\"}", answers::add));
  }

  /** Messages with a few characters spoilt are taken or refused, and nothing else happens. */
  @Test
  void noMessageBreaksAnything() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> good = List.of("{\"t\":\"ping\",\"at\":5.5}", evaluate("clj", 3, 4, "x"));
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(good.get(i % 2));
      for (int k = random.nextInt(4); k >= 0; k--) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
      }
      List<String> heard = new ArrayList<>();
      try {
        Incoming.read(text.toString()).ifPresent(message -> heard.add(message.toString()));
      } catch (Incoming.Refused refused) {
        assertTrue(heard.isEmpty());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void thePromptAndThePageHearOfEachOther() throws Exception {
    try (Page page = new Page(session, clock, Browser.NONE)) {
      String invitation = page.open(0);
      Visitor visitor = new Visitor(java.net.URI.create(invitation).getPort(), page.gate());
      List<String> heard = new CopyOnWriteArrayList<>();
      var socket = visitor.socket(visitor.enter(), visitor.origin(), heard::add);
      Await.until("it looks", () -> page.looking() == 1);
      session.evaluate(Forms.typed("(+ 40 2)").getFirst());
      Await.until("the prompt's line", () -> heard.stream().anyMatch(m -> m.contains("(+ 40 2)")));
      socket.sendText(evaluate("clj", 1, 1, "(+ 30 3)"), true);
      Await.until("the page's line", () -> told.contains("page: (+ 30 3)\n33"));
      assertTrue(page.text().contains("1 looking"), page.text());
    }
  }
}
