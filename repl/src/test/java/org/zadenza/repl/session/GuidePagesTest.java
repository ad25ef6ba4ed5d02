// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.models.live.Models;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.cli.ZadenzaCommand;
import org.zadenza.repl.conform.Conformance;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.ClojureSpace;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Patterns;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;
import picocli.CommandLine;

/** The pages for players who come from elsewhere, and the cheat sheet, keep their word. */
class GuidePagesTest {
  private static final java.util.regex.Pattern SLOT =
      java.util.regex.Pattern.compile("[(](d[0-9]+) (?!silence).*");

  /** Words that need no brackets. */
  private static final Set<String> BARE = Set.of("hush", "panic", "unmute-all", "unsolo-all");

  private final List<String> told = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final RecordingSink sink = new RecordingSink();

  private Session session() {
    Models models = new Models(new ToyWeights(1), new ModelService(), new ModelService());
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    Session session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), reporter, models);
    session.outlets().add(sink);
    return session;
  }

  private static Answer works(Session session, String line) {
    Answer answer = session.evaluate(Forms.typed(line).getFirst());
    if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text(), line);
    return answer;
  }

  /** That a line does what it says: a pattern has events, a slot is heard within eight cycles. */
  private void plays(Session session, String line) {
    Answer answer = works(session, line);
    if (answer instanceof Answer.Value(var value, var shown) && value instanceof Pattern pattern) {
      assertFalse(pattern.events(Span.of(0, 8)).isEmpty(), line + ": " + shown);
    }
    var slot = SLOT.matcher(line);
    if (!slot.matches()) return;
    for (String calm : List.of("(setcps 1)", "(all)", "unmute-all", "unsolo-all")) {
      works(session, calm);
    }
    int before = sink.cues().size();
    for (int i = 0; i < 45; i++) {
      session.scheduler().tick();
      clock.advance(Clock.NANOS_PER_SECOND / 5);
    }
    assertTrue(
        sink.cues().subList(before, sink.cues().size()).stream()
            .anyMatch(cue -> cue.slot().equals(slot.group(1))),
        line + " is not heard");
    works(session, "(silence " + slot.group(1) + ")");
  }

  private static boolean isLine(String code) {
    return code.startsWith("(") || BARE.contains(code);
  }

  @ParameterizedTest
  @CsvSource({"from-tidal.md, 50", "from-strudel.md, 45", "from-overtone.md, 25"})
  void everyLineOfOursPlays(String page, int least) throws IOException {
    int lines = 0;
    try (Session session = session()) {
      for (GuidePages.Row row : GuidePages.rows(GuidePages.page(page))) {
        for (String code : row.code(1)) {
          assertTrue(isLine(code), code);
          plays(session, code);
          lines++;
        }
      }
      for (String block : GuidePages.blocks(GuidePages.page(page), "clojure")) {
        session.load("block.clj", block).forEach(answer -> value(answer, block));
      }
      for (String block : GuidePages.blocks(GuidePages.page(page), "java")) {
        for (String line : block.lines().toList()) {
          value(session.load("block.jsh", line).getFirst(), line);
        }
      }
    }
    assertTrue(lines >= least, "lines: " + lines);
    assertEquals(List.of(), told);
  }

  private static void value(Answer answer, String line) {
    if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text(), line);
  }

  private static Map<String, JsonObject> cases() throws IOException {
    Path file =
        Path.of(System.getProperty("zadenza.home"))
            .resolve("test/src/test/resources/conformance/func.public.jsonl");
    Map<String, JsonObject> cases = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      cases.put(json.get("id").getAsString(), json);
    }
    return cases;
  }

  /**
   * Lines that name a case are that case's, in our spelling and in theirs, and answer as it says.
   */
  @ParameterizedTest
  @ValueSource(strings = {"from-tidal.md", "from-strudel.md"})
  void linesThatNameACaseAnswerAsItSays(String page, @TempDir Path folder) throws IOException {
    Map<String, JsonObject> cases = cases();
    List<String> named = new ArrayList<>();
    for (GuidePages.Row row : GuidePages.rows(GuidePages.page(page))) {
      if (row.cells().size() < 3 || !row.cells().get(2).startsWith("func-")) continue;
      JsonObject json = cases.get(row.cells().get(2));
      assertNotNull(json, row.cells().get(2));
      assertEquals(List.of(json.get("expr").getAsString()), row.code(1));
      if (page.contains("strudel")) {
        assertEquals(List.of(json.get("js").getAsString()), row.code(0));
      }
      named.add(json.toString());
    }
    assertTrue(named.size() > 30, "cases: " + named.size());
    Path file = folder.resolve("named.jsonl");
    Files.write(file, named);
    StringWriter failures = new StringWriter();
    ClojureSpace space = ClojureSpace.with(Vocabulary.words());
    Conformance.Tally tally =
        new Conformance(text -> Patterns.of(space.value(text)), false)
            .run(List.of(file), new PrintWriter(failures));
    assertEquals(
        named.size() + " passed, 0 failed, 0 skipped", tally.toString(), failures.toString());
  }

  @Test
  void everyCellOfTheCheatSheetWorks() throws IOException {
    int lines = 0;
    try (Session session = session()) {
      works(session, "(d1 (drums-rnn))");
      for (GuidePages.Row row : GuidePages.rows(GuidePages.page("cheat-sheet.md"))) {
        switch (row.heading()) {
          case "notation" ->
              row.code(0)
                  .forEach(
                      text -> assertFalse(Pattern.of(text).events(Span.of(0, 4)).isEmpty(), text));
          case "command" -> row.code(0).forEach(GuidePagesTest::isCommand);
          case "key" -> {}
          default -> {
            for (String code : row.code(1)) {
              if (code.matches("[(](plan|lock|veto|unlock) d1[)]")) {
                works(session, "(d1 (drums-rnn))");
              }
              plays(session, isLine(code) ? code : "(" + code + " \"1\" (s \"bd\"))");
            }
          }
        }
        lines++;
      }
    }
    assertTrue(lines > 60, "rows: " + lines);
    assertEquals(List.of(), told);
  }

  private static void isCommand(String line) {
    CommandLine command = new CommandLine(new ZadenzaCommand());
    command.registerConverter(Rational.class, Rational::parse);
    List<String> words = new ArrayList<>();
    var word = java.util.regex.Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (word.find()) words.add(word.group(1) == null ? word.group(2) : word.group(1));
    assertEquals("./zadenza", words.removeFirst(), line);
    command.parseArgs(words.toArray(String[]::new));
  }
}
