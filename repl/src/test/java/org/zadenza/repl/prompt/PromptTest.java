// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** Transcripts: keys typed into a terminal made of bytes, and what it shows. */
class PromptTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);

  @AfterEach
  void close() {
    session.close();
  }

  private String transcript(String keys) throws IOException {
    session.outlets().add(sink);
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayInputStream typed = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        new ExternalTerminal(
            null,
            "test",
            "ansi",
            typed,
            screen,
            StandardCharsets.UTF_8,
            Terminal.SignalHandler.SIG_DFL,
            false,
            keysAreKeys(),
            new Size(80, 24))) {
      new Prompt(terminal, session, folder.resolve("history"), () -> Set.of("bd", "bass")).run();
    }
    clock.advance(1_000_000_000);
    session.scheduler().tick();
    return screen.toString(StandardCharsets.UTF_8);
  }

  /** All keys are there at once: Ctrl-C must wait in line, not act before the first is read. */
  private static Attributes keysAreKeys() throws IOException {
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    try (Terminal usual =
        new ExternalTerminal(
            "usual", "ansi", nothing, new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
      Attributes attributes = new Attributes(usual.getAttributes());
      attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
      return attributes;
    }
  }

  private List<String> heard() {
    return sink.cues().stream().map(cue -> cue.controls().text("s", "?")).toList();
  }

  @Test
  void aLineIsAnsweredAndPlays() throws IOException {
    String screen = transcript("(d1 (s \"bd sn\"))\n(quit)\n");
    assertTrue(screen.contains("d1 0 bd | 1/2 sn"), screen);
    assertEquals(List.of("bd", "sn"), heard());
  }

  @Test
  void anErrorIsExplainedAndTheNextLineWorks() throws IOException {
    String screen = transcript("(d1 (s \"bd\"))\n(d1 (evry 2))\n(d2 (s \"hh\"))\n(quit)\n");
    assertTrue(screen.contains("there is no word evry"), screen);
    assertTrue(screen.contains("d1 keeps its last pattern"), screen);
    assertTrue(screen.contains("did you mean every?"), screen);
    assertEquals(List.of("bd", "hh"), heard());
  }

  @Test
  void aFormMayTakeSeveralLines() throws IOException {
    transcript("(d1\n  (s \"bd\n  sn\"))\n(quit)\n");
    assertEquals(List.of("bd", "sn"), heard());
  }

  @Test
  void ctrlDAsksOnceWhileSomethingPlays() throws IOException {
    String screen = transcript("(d1 (s \"bd\"))\n" + CTRL_D + CTRL_D + "(d1 (s \"sn\"))\n");
    assertTrue(screen.contains("d1 still plays: Ctrl-D again leaves"), screen);
    assertTrue(session.isOver());
    assertEquals(List.of("bd"), heard());
  }

  @Test
  void ctrlDLeavesAtOnceWhenNothingPlays() throws IOException {
    String screen = transcript(CTRL_D + "(d1 (s \"sn\"))\n");
    assertFalse(screen.contains("still plays"), screen);
    assertEquals(List.of(), heard());
  }

  @Test
  void linesAreKeptInTheHistory() throws IOException {
    transcript("(d1 (s \"bd\"))\n(quit)\n");
    String history = Files.readString(folder.resolve("history"));
    assertTrue(history.contains("(d1 (s \"bd\"))"), history);
  }

  @Test
  void anUnfinishedFormAsksForWhatIsMissing() {
    FormParser parser = new FormParser(new Dialogue(session));
    EOFError open =
        assertThrows(EOFError.class, () -> parser.parse("(d1 [", 5, ParseContext.ACCEPT_LINE));
    assertEquals("])", open.getMissing());
    parser.parse("(d1 ]", 5, ParseContext.ACCEPT_LINE);
    parser.parse("; (", 3, ParseContext.ACCEPT_LINE);
  }

  @Test
  void theNameAtTheCursorIsCompleted() {
    ParsedLine line =
        new FormParser(new Dialogue(session)).parse("(d1 (ever 4", 9, ParseContext.COMPLETE);
    assertEquals("ever", line.word());
    assertEquals(4, line.wordCursor());
    var candidates = new java.util.ArrayList<org.jline.reader.Candidate>();
    var completer = new WordCompleter(session.words(), () -> Set.of("bd", "bass"), Set::of);
    completer.complete(null, line, candidates);
    var every = candidates.stream().filter(c -> c.value().equals("every")).findFirst();
    assertFalse(every.orElseThrow().descr().isBlank());
    assertTrue(candidates.stream().anyMatch(c -> c.value().equals("hush")));
  }

  @Test
  void soundsAreCompletedWithinATextOnly() {
    ParsedLine line =
        new FormParser(new Dialogue(session)).parse("(s \"b", 5, ParseContext.COMPLETE);
    var candidates = new java.util.ArrayList<org.jline.reader.Candidate>();
    new WordCompleter(session.words(), () -> Set.of("bd", "bass"), () -> Set.of("tuba"))
        .complete(null, line, candidates);
    assertEquals(
        Set.of("bd", "bass"), Set.copyOf(candidates.stream().map(c -> c.value()).toList()));
  }

  @Test
  void timbresAreCompletedAfterAColonOnly() {
    ParsedLine line =
        new FormParser(new Dialogue(session)).parse("(z :tu", 6, ParseContext.COMPLETE);
    var candidates = new java.util.ArrayList<org.jline.reader.Candidate>();
    new WordCompleter(session.words(), () -> Set.of("bd", "bass"), () -> Set.of("tuba"))
        .complete(null, line, candidates);
    assertEquals(List.of(":tuba"), candidates.stream().map(c -> c.value()).toList());
  }

  @Test
  void aSynthThatWasDefinedIsCompletedAsAnySound() throws IOException {
    String screen =
        transcript("(defsynth wobble [freq 200] (sin-osc freq))\n(d1 (s \"wob\t\"))\n(quit)\n");
    assertEquals(List.of("wobble"), heard(), screen);
  }

  @Test
  void ctrlCDropsTheLineAndNothingAfterIt() throws IOException {
    String screen =
        transcript("(d1 (s \"bd\"))\n(d1 (s \"cp" + CTRL_C + "(d2 (s \"hh\"))\n(quit)\n");
    assertEquals(List.of("bd", "hh"), heard(), screen);
  }

  @Tag("slow")
  @Test
  void thePromptSpeaksJavaAndBack() throws IOException {
    String screen =
        transcript(
            "(d1 (s \"bd\"))\n:java\nd2(s(\"sn\")\n  .fast(2))\nd1(evry(2))\n"
                + "hush\nd2(s(\"sn*2\"))\n:clj\n(d3 (s \"cp\"))\n(quit)\n");
    assertTrue(screen.contains("d2 0 sn | 1/2 sn"), screen);
    assertTrue(screen.contains("there is no word evry"), screen);
    assertTrue(screen.contains("d1 keeps its last pattern"), screen);
    assertEquals(List.of("sn", "cp", "sn"), heard());
  }

  @Tag("slow")
  @Test
  void verbsAreCompletedInJavaAfterADotAndWordsBeforeIt() {
    Dialogue dialogue = new Dialogue(session);
    dialogue.switched(":java");
    assertEquals(List.of("palindrome"), completed(dialogue, "s(\"bd\").pali"));
    assertEquals(List.of("polymeter"), completed(dialogue, "d1(polym"));
  }

  private List<String> completed(Dialogue dialogue, String typed) {
    ParsedLine line = new FormParser(dialogue).parse(typed, typed.length(), ParseContext.COMPLETE);
    var candidates = new java.util.ArrayList<org.jline.reader.Candidate>();
    JavaCompleter completer =
        new JavaCompleter(
            session.words(), (text, at) -> session.tongues().java().completions(text, at), Set::of);
    completer.complete(null, line, candidates);
    return candidates.stream().map(c -> c.value()).toList();
  }
}
