// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;
import org.zadenza.time.Rational;

/** {@code defsynth} as a player types it. */
class SynthWordsTest {
  private final ManualClock clock = new ManualClock();
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);

  @AfterEach
  void close() {
    session.close();
  }

  private String said(String line) {
    return session.evaluate(Forms.typed(line).getFirst()).text();
  }

  private String firstLine(String line) {
    return said(line).lines().findFirst().orElse("");
  }

  private Layout layout(String name) {
    Synth synth = session.outlets().synths().find(name);
    assertTrue(synth != null, name);
    return Layout.of(synth);
  }

  private List<String> classes(String name) {
    return layout(name).units().stream().map(Layout.Unit::className).toList();
  }

  @Test
  void aSynthIsDefinedInClojure() {
    String wobble =
        "(defsynth wobble [freq 110 cutoff 800 gate 1]"
            + " (* (env-gen (adsr 0.01 0.1 0.7 0.3) gate :action FREE)"
            + " (rlpf (saw freq) cutoff 0.3)))";
    assertEquals("wobble [freq 110, cutoff 800, gate 1], 4 generators", said(wobble));
    assertEquals(
        List.of("Control", "EnvGen", "Saw", "RLPF", "BinaryOpUGen", "OffsetOut"),
        classes("wobble"));
    assertEquals("wobble [freq 110, cutoff 800, gate 1], 4 generators", said("(synths)"));
    assertTrue(said("(d1 (s \"wobble*2\" (ctrl \"cutoff\" 500)))").startsWith("d1"));
    assertEquals("wobble is taken away", said("(synth-off :wobble)"));
    assertEquals("no synth is defined", said("(synths)"));
  }

  @Test
  void theSameIsSaidInJava() {
    said("(defsynth one [freq 110 tone 800] (* 0.5 (rlpf (saw [freq (* freq 1.01)]) tone 0.3)))");
    String java =
        "defsynth(\"two\", u -> u.saw(List.of(u.param(\"freq\", 110),"
            + " u.param(\"freq\", 110).times(1.01))).rlpf(u.param(\"tone\", 800), 0.3).times(0.5))";
    Answer answer =
        session.evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, java).getFirst());
    assertInstanceOf(Answer.Value.class, answer, answer.text());
    assertEquals(
        classes("one").stream().sorted().toList(), classes("two").stream().sorted().toList());
    String wrong = "defsynth(\"three\", u -> u.saw().lpf(1, 2, 3))";
    String said =
        session
            .evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, wrong).getFirst())
            .text();
    assertTrue(said.startsWith("lpf takes at most 2 arguments, not 4: in, freq"), said);
  }

  @Test
  void namesInTheBodyAreGeneratorsAndClojureIsStillThere() {
    said("(defsynth chord [freq 110] (mix (map (fn [i] (saw (* freq i))) (range 1 4))))");
    assertEquals(3, classes("chord").stream().filter(c -> c.equals("Saw")).count());
    said("(defsynth saw [freq 110] (let [x (saw freq)] (-> x (lpf (line:kr 900 100 1)))))");
    assertTrue(classes("saw").contains("Line"));
    assertTrue(said("(s \"hh*4\" (pan saw))").contains("pan"), "outside it is a pattern again");
    assertEquals("6", said("(+ 1 2 3)"));
    said("(defsynth inner [freq 110 [x] 3] (saw))");
    assertEquals(2, session.outlets().synths().all().size());
  }

  @Test
  void wrongLinesAreExplained() {
    assertEquals(
        "there is no generator rlfp; did you mean \"rlpf\"?",
        firstLine("(defsynth a [freq 110] (rlfp (saw freq) 800))"));
    assertEquals(
        "rlpf takes at most 3 arguments, not 4: in, freq, rq",
        firstLine("(defsynth a [freq 110] (rlpf (saw freq) 800 0.3 1))"));
    assertEquals(
        "saw: the argument \"freq\" must be a number or a sound, not \"a2\"",
        firstLine("(defsynth a [] (saw \"a2\"))"));
    assertEquals(
        "lpf: the argument \"in\" must be a number or a sound, not saw",
        firstLine("(defsynth a [] (lpf saw 300))"));
    assertEquals(
        "defsynth a: the parameter freq wants a number",
        firstLine("(defsynth a [freq] (saw freq))"));
    assertEquals(
        "this refers to itself without end",
        firstLine("(defsynth a [] (letfn [(f [x] (lpf (f x) 100))] (f 1)))"));
    assertTrue(
        firstLine("(defsynth a [] (reduce (fn [x i] (lpf x 100)) (saw) (range 2000)))")
            .contains("more than 500 generators"));
    assertEquals(
        "defsynth: the parameter \"freq\" must be a number, or [number least most], not \"a2\"",
        firstLine("(defsynth a [freq \"a2\"] (saw freq))"));
    assertTrue(firstLine("(synth-off :nope)").contains("there is no synth \"nope\""));
    assertTrue(firstLine("(ugens \"rlfp\")").contains("did you mean \"rlpf\"?"));
    assertEquals("no synth is defined", said("(synths)"));
  }

  @Test
  void aGeneratorIsExplained() {
    assertEquals(
        "(rlpf in, freq 440, rq 1)\n  takes away the highs and rings at freq; answers as often as"
            + " in\n  scsynth: RLPF",
        said("(ugens \"rlpf\")"));
    assertTrue(said("(ugens :adsr)").contains("an envelope"));
    assertTrue(said("(ugens)").contains("sin-osc sin-osc:kr "));
  }

  @Test
  void aSynthIsWrittenForSuperDirt(@TempDir Path folder) throws IOException {
    said("(defsynth wobble [freq 110] (saw freq))");
    Path file = folder.resolve("wobble.scsyndef");
    assertTrue(said("(write-synth :wobble \"" + file + "\")").startsWith("wrote "));
    Synth synth = session.outlets().synths().find("wobble");
    assertArrayEquals(SynthDefFile.of(synth), Files.readAllBytes(file));
  }

  @Test
  void aSetWithASynthIsRenderedAndSoundsAnewWhenItIsChanged(@TempDir Path folder)
      throws IOException {
    List<byte[]> takes = new ArrayList<>();
    for (String graph : List.of("(saw freq)", "(saw freq)", "(pulse freq 0.1)")) {
      Path wav = folder.resolve(takes.size() + ".wav");
      ManualClock time = new ManualClock();
      try (Session own =
          Session.on(time, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
        own.load(
            "set.clj",
            "(defsynth mine [freq 220] " + graph + ")\n(d1 (note \"60 64\" (s \"mine\")))");
        new Rendering(wav, null, null, null).play(own, time, Rational.of(2), Reporter.SILENT);
      }
      takes.add(Files.readAllBytes(wav));
    }
    assertArrayEquals(takes.get(0), takes.get(1));
    assertTrue(takes.get(0).length > 100_000);
    assertTrue(!java.util.Arrays.equals(takes.get(0), takes.get(2)));
  }

  private static Path home(String... path) {
    return Path.of(System.getProperty("zadenza.home"), path);
  }

  @Test
  void everyLineThatThePageShowsWorks() throws IOException {
    List<String> lines =
        Files.readString(home("docs", "defsynth.md"))
            .lines()
            .filter(line -> line.startsWith("    (") && !line.contains("write-synth"))
            .map(String::strip)
            .toList();
    assertTrue(lines.size() > 5, lines.toString());
    for (String line : lines) {
      Answer answer = session.evaluate(Forms.typed(line).getFirst());
      assertInstanceOf(Answer.Value.class, answer, () -> line + ": " + answer.text());
    }
    String java =
        Files.readString(home("docs", "defsynth.md"))
            .replaceAll("(?s).*?\n    (defsynth\\(.*?\\)\\);)\n.*", "$1");
    Answer answer =
        session.evaluate(Language.JAVA, session.tongues().typed(Language.JAVA, java).getFirst());
    assertInstanceOf(Answer.Value.class, answer, () -> java + ": " + answer.text());
  }

  @Tag("slow")
  @Test
  void theExampleSetIsHeard(@TempDir Path folder) throws IOException {
    List<String> told = new ArrayList<>();
    Reporter messages = (where, message) -> told.add(where + ": " + message);
    try (Session own =
        Session.on(clock, Rational.HALF, Timing.OFFLINE, SessionLog.none(), messages)) {
      for (Answer answer : own.load(home("examples", "defsynth.clj"))) {
        assertInstanceOf(Answer.Value.class, answer, answer.text());
      }
      assertEquals(4, own.outlets().synths().all().size());
      new Rendering(null, folder, null, null).play(own, clock, Rational.of(4), messages);
    }
    assertEquals(List.of(), told);
    for (int slot = 1; slot <= 4; slot++) {
      byte[] wav = Files.readAllBytes(folder.resolve("d" + slot + ".wav"));
      int loudest = 0;
      for (int i = 44; i + 1 < wav.length; i += 2) {
        loudest = Math.max(loudest, Math.abs((short) (wav[i] & 0xFF | wav[i + 1] << 8)));
      }
      assertTrue(loudest > 2_000 && loudest < 30_000, "d" + slot + " peaks at " + loudest);
    }
  }
}
