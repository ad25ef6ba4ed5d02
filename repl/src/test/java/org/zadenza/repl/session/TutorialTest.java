// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.audio.Take;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.cli.ZadenzaCommand;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.tutorial.Chapter;
import org.zadenza.repl.tutorial.Step;
import org.zadenza.repl.tutorial.Tutorial;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import picocli.CommandLine;

/** Every line of the tutorial does what it says. */
class TutorialTest {
  private static final int CYCLES_A_STEP = 3;
  private static final int CYCLES_A_PIECE = 8;
  private static final double HEADROOM = 0.967; // the limiter's -0.3 dB

  static IntStream chapters() {
    return IntStream.rangeClosed(1, Tutorial.FILES.size());
  }

  private static Chapter chapter(int number) {
    return Tutorial.chapters().get(number - 1);
  }

  /** A player who types each step of a chapter hears something, until the step says hush. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("chapters")
  void everyStepIsHeard(int number) {
    try (HeardSession player = new HeardSession()) {
      for (Step step : chapter(number).steps()) {
        String what = number + " " + step.title();
        player.type("tutorial.clj", step.clojure());
        Take heard = player.hear(CYCLES_A_STEP);
        assertEquals(List.of(), player.told, what);
        if (step.clojure().endsWith("(hush)")) {
          float[] left = lastHalfSecond(heard.left());
          float[] right = lastHalfSecond(heard.right());
          assertTrue(Mixdown.of(left, right).rmsDb() < -60, what + " is not silent");
        } else {
          Mixdown level = Mixdown.of(heard.left(), heard.right());
          assertTrue(level.rmsDb() > -45 && level.rmsDb() < -8, what + ": " + level);
          assertTrue(level.peak() > 0.02 && level.peak() <= HEADROOM, what + ": " + level);
        }
      }
    }
  }

  private static float[] lastHalfSecond(float[] side) {
    return Arrays.copyOfRange(side, side.length - HeardSession.RATE / 2, side.length);
  }

  /** A piece is a whole: neither too soft nor too loud, from low to high, and never silent. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("chapters")
  void everyPieceIsMusicByItself(int number) {
    try (HeardSession player = new HeardSession()) {
      player.type("tutorial.clj", chapter(number).piece().clojure());
      Take heard = player.hear(CYCLES_A_PIECE);
      Mixdown level = Mixdown.of(heard.left(), heard.right());
      String what = number + ": " + level;
      assertEquals(List.of(), player.told, what);
      assertTrue(level.rmsDb() > -26 && level.rmsDb() < -12, what);
      assertTrue(level.peak() > 0.2 && level.peak() <= HEADROOM, what);
      assertTrue(level.longestSilence() < 1, what);
      for (double share : new double[] {level.low(), level.middle(), level.high()}) {
        assertTrue(Mixdown.decibels(share) > -25, what);
      }
    }
  }

  /** The lines in Java send the same cues at the same times. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("chapters")
  void bothLanguagesSoundTheSame(int number) {
    List<String> clojure = cues(number, Language.CLOJURE);
    assertTrue(clojure.size() > 50, "chapter " + number + " plays " + clojure.size());
    List<String> java = cues(number, Language.JAVA);
    for (int i = 0; i < Math.min(clojure.size(), java.size()); i++) {
      assertEquals(clojure.get(i), java.get(i), "cue " + i + " of chapter " + number);
    }
    assertEquals(clojure.size(), java.size(), "chapter " + number);
  }

  private static List<String> cues(int number, Language language) {
    ManualClock clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    List<String> out = new ArrayList<>();
    String file = language == Language.JAVA ? "tutorial.jsh" : "tutorial.clj";
    try (Session session =
        Session.on(
            clock, Session.DEFAULT_CPS, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      session.outlets().add(sink);
      for (Step step : chapter(number).steps()) {
        for (Answer answer : session.load(file, step.lines(language))) {
          assertInstanceOf(Answer.Value.class, answer, () -> step.title() + "\n" + answer.text());
        }
        for (int second = 0; second < 5; second++) {
          session.scheduler().tick();
          clock.advance(1_000_000_000);
        }
        session.scheduler().tick();
        sink.cues().stream()
            .skip(out.size())
            .map(cue -> step.title() + " " + cue.nanos() + " " + cue.slot() + " " + cue.controls())
            .sorted()
            .forEach(out::add);
      }
    }
    return out;
  }

  /** What is to be typed outside the prompt are commands that there are. */
  @ParameterizedTest
  @MethodSource("chapters")
  void everyCommandIsKnown(int number) {
    for (Step step : chapter(number).steps()) {
      String text = step.text() + "\n" + step.after();
      if (!text.contains("```sh\n")) continue;
      String block = text.substring(text.indexOf("```sh\n") + 6, text.lastIndexOf("```"));
      for (String line : block.lines().toList()) {
        List<String> words = List.of(line.split(" +"));
        assertEquals("./zadenza", words.getFirst(), line);
        CommandLine command = new CommandLine(new ZadenzaCommand());
        command.registerConverter(Rational.class, Rational::parse);
        command.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      }
    }
  }
}
