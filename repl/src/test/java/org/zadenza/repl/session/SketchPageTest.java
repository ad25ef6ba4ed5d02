// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.Clock;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** The page about drawings keeps its word, in both languages, by networks of chance. */
class SketchPageTest extends NsynthStage {
  private static final Pattern CODE =
      Pattern.compile("`(\\((?:draw|d1|z\\+|morph)[^`]* [^`]*\\))`");

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("zadenza.home")).resolve("docs/models/sketch-rnn.md"));
  }

  private static List<String> lines(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    assertTrue(block.find(), language);
    return block.group(1).lines().toList();
  }

  @Test
  void bothLanguagesDrawAndSoundTheSame() throws IOException {
    List<String> clojure = cues("set.clj", lines("clojure"));
    assertEquals(
        Set.of("d1", "d2", "d3", "d4", "d5", "d6"),
        clojure.stream().map(cue -> cue.split(" ")[1]).collect(Collectors.toSet()));
    assertEquals(clojure, cues("set.jsh", lines("java")));
    assertEquals(List.of(), told);
  }

  @Test
  void everyLineThatItShowsWorks() throws IOException {
    Matcher code = CODE.matcher(page());
    int count = 0;
    try (Session session = session()) {
      while (code.find()) {
        String form = code.group(1);
        if (form.contains("..")) continue;
        Answer answer = session.evaluate(Forms.typed(form).getFirst());
        assertTrue(answer instanceof Answer.Value, form + ": " + answer.text());
        count++;
      }
    }
    assertTrue(count >= 4, "lines: " + count);
  }

  @Test
  void wordsAreListed() {
    try (Session session = session()) {
      String said = session.load("a", "(sketch-words)").getFirst().text();
      assertEquals("cat, pig", said);
      assertEquals(said, session.load("a", "(sketch-words :quickdraw)").getFirst().text());
      assertEquals(said, session.load("a", "(sketch-words :omniglot)").getFirst().text());
    }
  }

  /** A line that cannot be drawn is refused where it is written, and the slot goes on as it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(draw (sketch :cta)) | sketch: sketch-quickdraw has not learnt to draw \"cta\"; did you"
            + " mean",
        "(draw (sketch :cat {:temperature 5})) | sketch: :temperature must be a number from 0 to 2",
        "(draw (sketch [1 2 3])) | sketch: a z of sketch-quickdraw has 6 numbers, not 3",
        "(draw (s \"bd\")) | draw needs drawings",
        "(draw (drawing \"1,2 3\")) | drawing: point 2 is 3",
        "(sketch :cat) | only controls make a sound (the first value is a drawing, which draw puts",
        "(draw (morph (sketch :cat) :zebra 0.5)) | morph: sketch-quickdraw has not learnt"
      })
  void aSlotKeepsWhatItPlays(String line, String says) {
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      session.load("a", "(d1 (s \"bd*2\"))");
      Answer.Refused refused =
          assertInstanceOf(
              Answer.Refused.class, session.load("b", "(d1 " + line + ")").getFirst(), line);
      String text = refused.complaint().text();
      assertTrue(text.contains(says), text);
      for (int i = 0; i < 10; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
    }
    assertTrue(sink.cues().size() >= 2);
    assertTrue(sink.cues().stream().allMatch(cue -> "bd".equals(cue.controls().get("s"))));
  }

  @Test
  void withoutWeightsItSaysWhatToDo() {
    Models none =
        new Models(
            new PlayersWeights(folder, name -> false), new ModelService(), new ModelService());
    try (Session session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT, none)) {
      for (String line :
          List.of("(d1 (draw (sketch :kanji {:model :kanji})))", "(sketch-words :kanji)")) {
        String said = session.load("a", line).getFirst().text();
        assertTrue(said.contains("sketch-kanji cannot draw: it has no weights here"), said);
        assertTrue(said.contains("./zadenza models train sketch-kanji --data DIR"), said);
        assertTrue(said.contains("./zadenza models import FILE.json"), said);
      }
      String said = session.load("a", "(d1 (draw (drawing \"1,1 9,9\")))").getFirst().text();
      assertTrue(said.startsWith("d1 0 _drawing drawing of 2 points"), said);
    }
  }

  /** A player's own weights are played before any that come along. */
  @Test
  void weightsOfOnesOwnAreFound() throws IOException {
    ToySketches.write(folder, "sketch-quickdraw", 1);
    ToySketches.write(folder, "bear-gen", 1);
    Models own = new Models(new PlayersWeights(folder), new ModelService(), new ModelService());
    try (Session session =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT, own)) {
      assertEquals("cat, pig", session.load("a", "(sketch-words)").getFirst().text());
      String said = session.load("a", "(sketch :pig {:model :bear-gen})").getFirst().text();
      assertTrue(said.startsWith("0 drawing of "), said);
      String unknown = session.load("a", "(sketch {:model :nothing})").getFirst().text();
      assertTrue(unknown.contains("no model that draws is called \"nothing\""), unknown);
    }
  }
}
