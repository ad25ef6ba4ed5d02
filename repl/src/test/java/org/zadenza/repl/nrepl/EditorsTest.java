// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Namespace;
import clojure.lang.Symbol;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Timing;

/** What editors ask over real sockets, in a session that does not play by itself. */
@Tag("slow")
class EditorsTest {
  private static final String OWN = "my-night";
  @TempDir private Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Session session =
      Session.on(
          new ManualClock(),
          Session.DEFAULT_CPS,
          Timing.LIVE,
          SessionLog.none(),
          (where, what) -> told.add(where + ": " + what));
  private final Editors editors = new Editors(session, () -> Set.of("bd", "bass"));
  private String started = "";
  private Peer peer;

  @BeforeEach
  void open() throws Exception {
    started = editors.open(0, folder);
    peer = new Peer(editors.port());
  }

  @AfterEach
  void close() throws Exception {
    peer.close();
    editors.close();
    session.close();
    Namespace.remove(Symbol.intern(OWN)); // of the whole JVM
  }

  private String playing() {
    return session.now().lanes().stream()
        .map(lane -> lane.slot() + " " + lane.text())
        .toList()
        .toString();
  }

  @Test
  void editorsFindThePort() throws Exception {
    int port = editors.port();
    assertEquals(
        "nREPL server started on port " + port + " on host 127.0.0.1 - nrepl://127.0.0.1:" + port,
        started);
    Path file = folder.resolve(".nrepl-port");
    assertEquals(Integer.toString(port), Files.readString(file));
    editors.close();
    assertFalse(Files.exists(file));
  }

  @Test
  void anotherServersPortFileIsLeftAlone() throws Exception {
    Path file = folder.resolve(".nrepl-port");
    Files.writeString(file, "1");
    editors.close();
    assertEquals("1", Files.readString(file));
  }

  @Test
  void formsPlayInTheSessionOneAfterTheOther() throws Exception {
    List<Map<?, ?>> answers =
        peer.ask("op", "eval", "code", "(d1 (s \"bd sn\")) (+ 1 2) (d2 (s \"hh\"))");
    assertEquals(List.of("d1 0 bd | 1/2 sn", "3", "d2 0 hh"), Peer.all(answers, "value"));
    assertEquals(Set.of("set"), Set.copyOf(Peer.all(answers, "ns")));
    assertEquals("[d1 (d1 (s \"bd sn\")), d2 (d2 (s \"hh\"))]", playing());
    assertTrue(told.contains("editor: (d2 (s \"hh\"))\nd2 0 hh"), told.toString());
  }

  @Test
  void anErrorSaysWhatThePromptSaysAndWhereItStandsInTheEditor() throws Exception {
    peer.ask("op", "eval", "code", "(d1 (s \"bd\"))");
    List<Map<?, ?>> answers =
        peer.ask(
            "op",
            "eval",
            "code",
            "(+ 1 1)\n  (d1 (evry 2)) (d2 (s \"hh\"))",
            "file",
            "/home/ada/set.clj",
            "line",
            12,
            "column",
            5);
    assertEquals(
        """
        there is no word evry
          set.clj:13:8
          (d1 (evry 2))
               ^
          d1 keeps its last pattern
          did you mean every?
        Syntax error compiling at (/home/ada/set.clj:13:8).
        """,
        Peer.text(answers, "err"));
    assertEquals(List.of("2"), Peer.all(answers, "value"));
    assertTrue(Peer.have(answers, "eval-error"));
    assertEquals("class clojure.lang.Compiler$CompilerException", Peer.text(answers, "ex"));
    assertEquals("class java.lang.RuntimeException", Peer.text(answers, "root-ex"));
    assertEquals("[d1 (d1 (s \"bd\"))]", playing());
  }

  @Test
  void aFileIsLoadedAndOneSlipIsPlaced() throws Exception {
    String set = "; mine\n(d1 (s \"bd\"))\n(d2 (s \"sn\")\n(d3 (s \"hh\"))\n";
    List<Map<?, ?>> answers =
        peer.ask("op", "load-file", "file", set, "file-path", "/s/a.clj", "file-name", "a.clj");
    assertTrue(Peer.text(answers, "err").startsWith("this bracket is never closed\n  a.clj:3:1\n"));
    assertEquals("[d1 (d1 (s \"bd\"))]", playing());
  }

  @Test
  void javaIsSaidByTheMessageTheFileOrTheSeat() throws Exception {
    assertEquals(
        "d1 0 bd",
        Peer.text(peer.ask("op", "eval", "code", "d1(s(\"bd\"))", "lang", "java"), "value"));
    assertEquals(
        "d2 0 sn",
        Peer.text(peer.ask("op", "eval", "code", "d2(s(\"sn\"))", "file", "/x/a.jsh"), "value"));
    peer.ask("op", "eval", "code", ":java");
    List<Map<?, ?>> answers =
        peer.ask("op", "eval", "code", "System.out.println(\"né\");\nd3(s(\"hh\"));\nd4(evry(2))");
    assertEquals("né\n", Peer.text(answers, "out"));
    assertEquals(List.of("nil", "d3 0 hh"), Peer.all(answers, "value"));
    assertTrue(Peer.text(answers, "err").startsWith("there is no word evry\n  editor:3:4\n"));
    assertEquals("3", Peer.text(peer.ask("op", "eval", "code", "(+ 1 2)", "lang", "clj"), "value"));
  }

  /** It reads after it has printed: what was printed is there before the evaluation ends. */
  @Test
  void whatIsPrintedComesWhileItIsEvaluated() throws Exception {
    String id =
        peer.send(
            "op",
            "eval",
            "code",
            "(do (println \"one\") (binding [*out* *err*] (println \"two\")) (print \"name? \")"
                + " (read-line))");
    peer.awaited("a question", m -> id.equals(m.get("id")) && Peer.has(m, "need-input"));
    assertEquals("one\n", peer.awaited("out", m -> m.containsKey("out")).get("out"));
    assertEquals("two\n", peer.awaited("err", m -> m.containsKey("err")).get("err"));
    assertEquals(
        "name? ", peer.awaited("the prompt", m -> "name? ".equals(m.get("out"))).get("out"));
    peer.ask("op", "stdin", "stdin", "Ada\nmore");
    assertEquals("\"Ada\"", Peer.text(peer.answers(id), "value"));
    assertEquals("\"more\"", Peer.text(answered("(read-line)", "\n"), "value"));
    assertEquals("nil", Peer.text(answered("(read-line)", ""), "value"));
  }

  private List<Map<?, ?>> answered(String code, String typed) throws Exception {
    String id = peer.send("op", "eval", "code", code);
    peer.send("op", "stdin", "stdin", typed);
    return peer.answers(id);
  }

  @Test
  void whatIsPrintedGoesToWhoeverEvaluates() throws Exception {
    try (Peer other = new Peer(editors.port())) {
      for (int i = 0; i < 20; i++) {
        String mine =
            peer.send("op", "eval", "code", "(do (println :mine) (Thread/yield) " + i + ")");
        String theirs = other.send("op", "eval", "code", "(do (println :theirs) " + -i + ")");
        assertEquals(
            ":mine\n" + i,
            Peer.text(peer.answers(mine), "out") + Peer.text(peer.answers(mine), "value"));
        assertEquals(":theirs\n", Peer.text(other.answers(theirs), "out"));
        assertEquals(Integer.toString(-i), Peer.text(other.answers(theirs), "value"));
      }
    }
  }

  @Test
  void evaluationsOfOneSeatFollowEachOtherAndThoseOfAnotherDoNotWait() throws Exception {
    String waits = peer.send("op", "eval", "code", "(read-line)");
    String next = peer.send("op", "eval", "code", "(+ 2 2)");
    peer.awaited("a question", m -> waits.equals(m.get("id")) && Peer.has(m, "need-input"));
    String seat = Peer.text(peer.ask("op", "clone"), "new-session");
    assertEquals(
        "5", Peer.text(peer.ask("op", "eval", "session", seat, "code", "(+ 2 3)"), "value"));
    peer.ask("op", "stdin", "stdin", "x\n");
    peer.answers(waits);
    assertEquals("4", Peer.text(peer.answers(next), "value"));
  }

  @Test
  void seatsAreTakenListedAndLeft() throws Exception {
    assertEquals(List.of(), peer.ask("op", "ls-sessions").getLast().get("sessions"));
    String seat = Peer.text(peer.ask("op", "clone"), "new-session");
    assertEquals(List.of(seat), peer.ask("op", "ls-sessions").getLast().get("sessions"));
    assertEquals(
        seat, peer.ask("op", "eval", "code", "1", "session", seat).getLast().get("session"));
    assertTrue(Peer.have(peer.ask("op", "close", "session", seat), "session-closed"));
    assertTrue(Peer.have(peer.ask("op", "eval", "code", "1", "session", seat), "unknown-session"));
    for (int i = 0; i < Seats.MOST; i++) peer.ask("op", "clone");
    assertTrue(Peer.have(peer.ask("op", "clone"), "busy"));
  }

  @Test
  void wordsAreCompletedAndExplained() throws Exception {
    List<?> found =
        (List<?>) peer.ask("op", "complete", "symbol", "palin").getLast().get("completions");
    assertEquals("palindrome", ((Map<?, ?>) found.getFirst()).get("candidate"));
    assertEquals("function", ((Map<?, ?>) found.getFirst()).get("type"));
    peer.ask("op", "eval", "code", "(def palinka 1)");
    List<?> more =
        (List<?>) peer.ask("op", "completions", "prefix", "palin").getLast().get("completions");
    assertEquals(
        List.of("palindrome", "palinka"),
        more.stream().map(m -> ((Map<?, ?>) m).get("candidate")).toList());
    List<?> sounds =
        (List<?>)
            peer.ask("op", "complete", "symbol", "b", "context", "(d1 (s \"__prefix__ sn\"))")
                .getLast()
                .get("completions");
    assertEquals(
        Set.of("bd", "bass"),
        Set.copyOf(sounds.stream().map(m -> ((Map<?, ?>) m).get("candidate")).toList()));
    Map<?, ?> info = peer.ask("op", "info", "symbol", "every").getLast();
    assertEquals("[n f pattern]", info.get("arglists-str"));
    assertTrue(info.get("doc").toString().contains("(every 3 rev (n \"0 1 2 3\"))"));
    assertEquals(
        info.get("doc"),
        ((Map<?, ?>) peer.ask("op", "lookup", "sym", "zadenza.live/every").getLast().get("info"))
            .get("doc"));
    assertEquals(
        List.of(List.of("n", "f", "pattern")),
        peer.ask("op", "eldoc", "symbol", "every").getLast().get("eldoc"));
    assertEquals("clojure.core", peer.ask("op", "info", "symbol", "defn").getLast().get("ns"));
    assertTrue(Peer.have(peer.ask("op", "info", "symbol", "nosuchword"), "no-info"));
    assertTrue(Peer.have(peer.ask("op", "eldoc", "symbol", "nosuchword"), "no-eldoc"));
    assertTrue(
        peer.ask("op", "apropos", "query", "palindrome")
            .getLast()
            .toString()
            .contains("zadenza.live/palindrome"));
    List<?> names =
        (List<?>)
            peer.ask("op", "ns-list", "filter-regexps", List.of("^clojure"))
                .getLast()
                .get("ns-list");
    assertTrue(names.contains("set") && names.contains("user"), names.toString());
    assertFalse(names.contains("clojure.core"), names.toString());
    assertTrue(
        Peer.text(peer.ask("op", "ns-list", "filter-regexps", List.of("(")), "err")
            .startsWith("no regular"));
  }

  @Test
  void javaIsCompletedByTheCompiler() throws Exception {
    peer.ask("op", "eval", "code", ":java");
    List<?> found =
        (List<?>)
            peer.ask("op", "complete", "symbol", "s(\"bd\").pali").getLast().get("completions");
    assertTrue(found.toString().contains("palindrome"), found.toString());
  }

  @Test
  void namespacesArePlayersOwn() throws Exception {
    assertEquals(
        "set",
        Peer.text(peer.ask("op", "eval", "code", "(def k 4) k", "ns", "user"), "ns").substring(3));
    List<Map<?, ?>> missing = peer.ask("op", "eval", "code", "1", "ns", OWN);
    assertTrue(Peer.have(missing, "namespace-not-found"));
    assertTrue(Peer.text(missing, "err").startsWith("there is no namespace " + OWN));
    peer.ask(
        "op", "eval", "code", "(ns " + OWN + " (:refer-clojure :exclude [inc]))", "ns", "user");
    String own = "(def k 7) (defn inc [x] :mine) [k (inc 1) (str (d1 (fast 2 (s \"bd\"))))]";
    assertEquals(
        "[7 :mine \"d1 0 bd | 1/2 bd\"]",
        Peer.all(peer.ask("op", "eval", "code", own, "ns", OWN), "value").getLast());
    assertTrue(Peer.text(peer.ask("op", "eval", "code", "*ns*"), "value").contains(OWN));
    assertEquals("4", Peer.text(peer.ask("op", "eval", "code", "k", "ns", "set"), "value"));
  }

  @Test
  void wordsOfTheStageAreOperations() throws Exception {
    peer.ask("op", "eval", "code", "(d1 (s \"bd\"))");
    assertEquals("silence", Peer.text(peer.ask("op", "zadenza/hush"), "value"));
    assertFalse(session.isPlaying());
    peer.ask("op", "zadenza/undo");
    assertTrue(session.isPlaying());
    assertTrue(
        Peer.text(peer.ask("op", "zadenza/now-playing"), "value").contains("(d1 (s \"bd\"))"));
    assertTrue(Peer.text(peer.ask("op", "zadenza/status"), "value").contains("cps 0.5"));
  }

  @Test
  void whatThePlayerIsToldIsHeardByThoseWhoAsk() throws Exception {
    String id = peer.send("op", "out-subscribe");
    peer.awaited("that it listens", m -> id.equals(m.get("id")));
    editors.tell("d1: this pattern failed");
    editors.tell("editor: (+ 1 2)\n3");
    assertEquals(
        "d1: this pattern failed\n", peer.awaited("it", m -> m.containsKey("out")).get("out"));
    peer.ask("op", "out-unsubscribe");
    editors.tell("d1: again");
    assertEquals("", Peer.text(peer.ask("op", "eval", "code", "1"), "out"));
  }

  @Test
  void aCrowdOfEvaluationsIsRefused() throws Exception {
    String first = peer.send("op", "eval", "code", "(read-line)");
    peer.awaited("a question", m -> first.equals(m.get("id")) && Peer.has(m, "need-input"));
    for (int i = 0; i < Seat.MOST_WAITING; i++) peer.send("op", "eval", "code", "1");
    assertTrue(Peer.have(peer.ask("op", "eval", "code", "1"), "busy"));
    peer.ask("op", "stdin", "stdin", "\n");
    peer.answers(first);
  }

  @Test
  void whatNobodyKnowsIsAnswered() throws Exception {
    assertTrue(Peer.have(peer.ask("op", "no-such"), "unknown-op"));
    assertTrue(Peer.have(peer.ask("op", "eval"), "no-code"));
    assertTrue(Peer.have(peer.ask("op", "load-file"), "no-file"));
    assertTrue(Peer.have(peer.ask("hello", 1), "unknown-op"));
    assertEquals(
        "2",
        Peer.text(peer.ask("op", "eval", "code", "(+ 1 1)", "line", -5, "column", "x"), "value"));
  }

  @Test
  void aPortInUseIsASentence() {
    try (Editors second = new Editors(session, Set::of)) {
      UncheckedIOException taken =
          assertThrows(UncheckedIOException.class, () -> second.open(editors.port(), folder));
      assertTrue(taken.getMessage().startsWith("port " + editors.port() + " is taken"));
    }
  }
}
