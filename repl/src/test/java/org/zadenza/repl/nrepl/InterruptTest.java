// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** What never ends is interrupted, and the clock goes on all the while. */
class InterruptTest {
  private static final long STEP_NANOS = 10_000_000;
  private static final String DRUMS = "(d1 (s \"bd*8\"))";

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private final Session session = session(clock, sink);
  private final Editors editors = new Editors(session, Set::of);
  private Peer peer;

  private static Session session(ManualClock clock, RecordingSink sink) {
    Session out =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);
    out.outlets().add(sink);
    return out;
  }

  @BeforeEach
  void open() throws Exception {
    editors.open(0, folder);
    peer = new Peer(editors.port());
  }

  @AfterEach
  void close() throws Exception {
    peer.close();
    editors.close();
    session.close();
  }

  private void play(int steps) {
    for (int i = 0; i < steps; i++) {
      clock.advance(STEP_NANOS);
      session.scheduler().tick();
    }
  }

  private static List<String> times(RecordingSink sink) {
    return sink.cues().stream().map(InterruptTest::time).toList();
  }

  private static String time(Cue cue) {
    return cue.slot() + " " + cue.nanos() + " " + cue.controls().text("s", "?");
  }

  /** What is heard where nothing else is ever evaluated. */
  private static List<String> undisturbed(int steps) {
    ManualClock alone = new ManualClock();
    RecordingSink heard = new RecordingSink();
    try (Session calm = session(alone, heard)) {
      calm.evaluate(calm.tongues().typed(org.zadenza.repl.eval.Language.CLOJURE, DRUMS).getFirst());
      for (int i = 0; i < steps; i++) {
        alone.advance(STEP_NANOS);
        calm.scheduler().tick();
      }
    }
    return times(heard);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clj | (let [] (println :on) (loop [] (recur)))",
        "clj | (let [] (println :on) (clojure.core/while true (inc 1)))",
        "clj | (let [] (println :on) (run! (fn [_] nil) (clojure.core/cycle [1])))",
        "clj | (let [] (println :on) (letfn [(f [x] #(f x))] (trampoline f 1)))",
        "clj | (let [] (println :on) (Thread/sleep 100000000))",
        "java | { System.out.println(\"on\"); while (true) { } }",
        "java | { System.out.println(\"on\"); Thread.sleep(100000000); }"
      })
  void whatNeverEndsIsInterruptedWhileTheClockGoesOn(String language, String forever)
      throws Exception {
    peer.ask("op", "eval", "code", DRUMS);
    play(100);
    String id = peer.send("op", "eval", "code", forever, "lang", language);
    peer.awaited("it runs", m -> id.equals(m.get("id")) && m.containsKey("out"));
    play(100);
    String interrupt = peer.send("op", "interrupt", "interrupt-id", id);
    play(100);
    List<Map<?, ?>> answers = peer.answers(id);
    assertTrue(Peer.have(answers, "interrupted"), answers.toString());
    assertFalse(Peer.have(answers, "eval-error"), answers.toString());
    assertFalse(Peer.text(answers, "err").contains("given up"), answers.toString());
    peer.answers(interrupt);
    play(100);
    assertEquals(undisturbed(400), times(sink));
    assertEquals("3", Peer.text(peer.ask("op", "eval", "code", "(+ 1 2)"), "value"));
  }

  @Test
  void whatDoesNotListenIsLeftBehind() throws Exception {
    peer.ask("op", "eval", "code", "(def held (java.util.concurrent.CompletableFuture.))");
    String id = peer.send("op", "eval", "code", "(let [] (println :on) (.join held))");
    peer.awaited("it runs", m -> id.equals(m.get("id")) && m.containsKey("out"));
    String next = peer.send("op", "eval", "code", "(+ 20 3)");
    peer.ask("op", "interrupt", "interrupt-id", id);
    List<Map<?, ?>> answers = peer.answers(id);
    assertTrue(Peer.have(answers, "interrupted"), answers.toString());
    assertTrue(Peer.text(answers, "err").contains("it may still run on"), answers.toString());
    assertEquals("23", Peer.text(peer.answers(next), "value"));
    peer.ask("op", "eval", "code", "(.complete held 1)");
  }

  @Test
  void whatWaitsIsTakenBackAndTheRestGoesOn() throws Exception {
    String first = peer.send("op", "eval", "code", "(read-line)");
    peer.awaited("a question", m -> first.equals(m.get("id")) && Peer.has(m, "need-input"));
    String second = peer.send("op", "eval", "code", "(def nobody 1)");
    String third = peer.send("op", "eval", "code", "(resolve 'nobody)");
    peer.ask("op", "interrupt", "interrupt-id", second);
    assertTrue(Peer.have(peer.answers(second), "interrupted"));
    peer.ask("op", "interrupt");
    assertTrue(Peer.have(peer.answers(first), "interrupted"));
    assertEquals("nil", Peer.text(peer.answers(third), "value"));
  }

  @Test
  void nothingIsInterruptedWhereNothingRuns() throws Exception {
    assertTrue(Peer.have(peer.ask("op", "interrupt"), "session-idle"));
    String id = peer.send("op", "eval", "code", "(read-line)");
    peer.awaited("a question", m -> id.equals(m.get("id")) && Peer.has(m, "need-input"));
    assertTrue(
        Peer.have(peer.ask("op", "interrupt", "interrupt-id", "x"), "interrupt-id-mismatch"));
    peer.ask("op", "interrupt", "interrupt-id", id);
    peer.answers(id);
  }

  @Test
  void hushIsHeardBesideAnEndlessLoopAndEndsIt() throws Exception {
    peer.ask("op", "eval", "code", DRUMS);
    String id = peer.send("op", "eval", "code", "(let [] (println :on) (loop [] (recur)))");
    peer.awaited("it runs", m -> id.equals(m.get("id")) && m.containsKey("out"));
    peer.ask("op", "zadenza/hush");
    assertFalse(session.isPlaying());
    assertTrue(Peer.have(peer.answers(id), "interrupted"));
    assertEquals("", Peer.text(peer.answers(id), "err"));
  }

  /** Whoever is left finds the endless evaluation of one who has gone, and ends it. */
  @Test
  void anEvaluationOutlivesItsEditorAndCanBeInterruptedByAnother() throws Exception {
    peer.ask("op", "eval", "code", DRUMS);
    try (Peer gone = new Peer(editors.port())) {
      String seat = Peer.text(gone.ask("op", "clone"), "new-session");
      String id =
          gone.send(
              "op", "eval", "session", seat, "code", "(let [] (println :on) (loop [] (recur)))");
      gone.awaited("it runs", m -> id.equals(m.get("id")) && m.containsKey("out"));
    }
    play(100);
    List<?> seats = List.of();
    while (seats.isEmpty())
      seats = (List<?>) peer.ask("op", "ls-sessions").getLast().get("sessions");
    assertFalse(
        Peer.have(peer.ask("op", "interrupt", "session", seats.getFirst()), "session-idle"));
    while (!seats.isEmpty())
      seats = (List<?>) peer.ask("op", "ls-sessions").getLast().get("sessions");
    play(100);
    assertEquals(undisturbed(200), times(sink));
  }
}
