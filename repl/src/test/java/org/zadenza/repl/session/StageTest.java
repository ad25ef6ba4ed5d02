// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** The verbs of a performance, as they are typed. */
class StageTest {
  /** What ends or loads something, or needs a file or weights that do not come along. */
  private static final List<String> ELSEWHERE = List.of("quit", "loadSet", "writeSynth", "style");

  private final ManualClock clock = new ManualClock();
  private final List<Cue> cues = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);

  StageTest() {
    session
        .outlets()
        .add(
            new Sink() {
              @Override
              public void accept(Cue cue) {
                cues.add(cue);
              }

              @Override
              public void hush() {
                told.add("hush");
              }

              @Override
              public void panic() {
                told.add("panic");
              }
            });
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Answer type(String text) {
    return session.evaluate(Forms.typed(text).getFirst());
  }

  private String said(String text) {
    Answer answer = type(text);
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why).text();
  }

  private String refused(String text) {
    return assertInstanceOf(Answer.Refused.class, type(text), text).complaint().text();
  }

  /** What is heard in so many cycles, as {@code "d1 bd"}. */
  private List<String> cycles(int count) {
    session.scheduler().tick();
    int before = cues.size();
    clock.advance(count * 1_000_000_000L);
    session.scheduler().tick();
    return cues.subList(before, cues.size()).stream()
        .map(cue -> cue.slot() + " " + cue.controls().text("s", "?"))
        .toList();
  }

  @Test
  void hushAndPanicReachTheOutlets() {
    said("(d1 (s \"bd\"))");
    said("hush");
    cycles(1);
    assertEquals(List.of("hush"), told);
    said("panic");
    assertEquals(List.of("hush", "panic"), told);
    said("(d1 (s \"bd\"))");
    assertEquals(List.of("d1 bd"), cycles(1));
  }

  @Test
  void everyTransitionIsTypedAndEndsInTheNewPattern() {
    for (String form :
        List.of(
            "(xfade :d1 (s \"sn\"))",
            "(xfade d1 (s \"sn\"))",
            "(xfade-in :d1 3 (s \"sn\"))",
            "(xfadeIn \"d1\" 1/2 (s \"sn\"))",
            "(clutch :d1 (s \"sn\"))",
            "(clutch-in :d1 3 (s \"sn\"))",
            "(jump :d1 (s \"sn\"))",
            "(jump-in :d1 3 (s \"sn\"))",
            "(jump-in' :d1 2 (s \"sn\"))",
            "(jump-at-cycle :d1 2 (s \"sn\"))",
            "(jump-mod :d1 4 (s \"sn\"))",
            "(jump-mod' :d1 4 1 (s \"sn\"))",
            "(anticipate :d1 (s \"sn\"))",
            "(anticipate-in :d1 3 (s \"sn\"))",
            "(wait :d1 4 (s \"sn\"))",
            "(interpolate :d1 (s \"sn\"))",
            "(interpolate-in :d1 3 (s \"sn\"))",
            "(wash :d1 rev (fn [x] (fast 2 x)) 1 2 2 (s \"sn\"))",
            "(wash-in :d1 (fn [x] (fast 2 x)) 3 (s \"sn\"))")) {
      said("(d1 (s \"bd\"))");
      cycles(1);
      assertEquals("d1 0 sn", said(form), form);
      cycles(8);
      assertEquals(List.of("d1 sn", "d1 sn"), cycles(2), form);
      said("(undo)");
      assertEquals(List.of("d1 bd"), cycles(1), form);
    }
    said("(mortal :d1 2 2 (s \"sn\"))");
    assertEquals(List.of("d1 sn", "d1 sn"), cycles(2));
    cycles(2);
    assertEquals(List.of(), cycles(2));
  }

  @Test
  void wordsOfTheLanguageKeepTheirOtherMeaning() {
    assertTrue(said("(xfade (s \"bd\") 0.25 (s \"hh\"))").contains("hh"));
    assertTrue(said("(xfade (s \"bd\") 0 (s \"hh\"))").contains("bd"));
    assertTrue(said("(s \"bd\" (nudge 0.1))").contains("nudge"));
    assertTrue(said("(nudge \"0.1 0.2\")").contains("0.2"));
    assertEquals("(1 2)", said("(list 1 2)"));
    assertEquals("(\"a\")", said("(list \"a\")"));
    assertEquals("(1 2 3)", said("(apply list [1 2 3])"));
  }

  @Test
  void transitionsSayWhatTheyWant() {
    assertTrue(refused("(xfade :d1)").contains("xfade wants 2 arguments"));
    assertTrue(refused("(xfade-in :d1 (s \"bd\"))").contains("xfade-in wants 3 arguments"));
    assertTrue(refused("(xfade-in :d1 0 (s \"bd\"))").contains("more than 0 cycles"));
    assertTrue(refused("(clutch-in :d1 \"x\" (s \"bd\"))").contains("a number"));
    assertTrue(refused("(jump-mod :d1 1/2 (s \"bd\"))").contains("whole numbers"));
    assertTrue(refused("(wash :d1 5 rev 1 1 1 (s \"bd\"))").contains("a function"));
    assertEquals(List.of(), cycles(1));
  }

  @Test
  void allChangesEverySlotAndIsTakenBack() {
    said("(d1 (s \"bd\"))");
    said("(all (fn [x] (fast 2 x)))");
    said("(d2 (s \"hh\"))");
    assertEquals(List.of("d1 bd", "d2 hh", "d1 bd", "d2 hh"), cycles(1));
    assertTrue(said("(now-playing)").endsWith("every slot: (all (fn [x] (fast 2 x)))"));
    said("(all)");
    assertEquals(List.of("d1 bd", "d2 hh"), cycles(1));
    assertTrue(refused("(all 5)").contains("all: the argument \"f\" must be a function"));
    assertTrue(refused("(all (fn [x] \"a\"))").contains("plain words make no sound"));
    said("(each rev)");
    assertEquals(List.of("d1 bd", "d2 hh"), cycles(1));
  }

  @Test
  void slotsAreChosenByTidalsNames() {
    said("(d1 (s \"a\"))");
    said("(d2 (s \"b\"))");
    said("(mute-all)");
    assertEquals(List.of(), cycles(1));
    assertEquals("d1  [muted] (d1 (s \"a\"))\nd2  [muted] (d2 (s \"b\"))", said("(list)"));
    said("unmute-all");
    said("(solo d2)");
    assertEquals(List.of("d2 b"), cycles(1));
    assertEquals("d1  [another is solo] (d1 (s \"a\"))\nd2  [solo] (d2 (s \"b\"))", said("(list)"));
    said("unsolo-all");
    said("(only d1)");
    assertEquals(List.of("d1 a"), cycles(1));
    said("(only (d3 (s \"c\")))");
    assertEquals(List.of("d3 c"), cycles(1));
  }

  @Test
  void diffShowsTheLinesThatChangedAndRedoGoesForth() {
    assertEquals("d1 was never played", said("(diff d1)"));
    said("(d1 (s \"bd\"))");
    assertEquals("+ (d1 (s \"bd\"))", said("(diff d1)"));
    said("(d1 (stack\n  (s \"bd\")\n  (s \"hh\")))");
    said("(d1 (stack\n  (s \"bd*2\")\n  (s \"hh\")))");
    assertEquals(
        "  (d1 (stack\n-   (s \"bd\")\n+   (s \"bd*2\")\n    (s \"hh\")))", said("(diff d1)"));
    assertEquals("d1 plays (d1 (stack\n  (s \"bd\")\n  (s \"hh\")))", said("(undo)"));
    assertEquals("d1 plays (d1 (stack\n  (s \"bd*2\")\n  (s \"hh\")))", said("redo"));
    assertEquals("d1 has nothing to redo", said("(redo)"));
    said("(hush)");
    assertEquals("d1 plays (d1 (stack\n  (s \"bd*2\")\n  (s \"hh\")))", said("(undo d1)"));
  }

  @Test
  void nowPlayingSaysWhatAndSinceWhen() {
    assertEquals("nothing plays", said("(now-playing)"));
    cycles(2);
    said("(d1 (s \"bd\"))");
    assertEquals("d1  begins now\n    (d1 (s \"bd\"))", said("(now-playing)"));
    cycles(1);
    said("(xfade-in :d1 4 (s \"sn\"))");
    said("(nudge :d1 0.02)");
    said("(mute d1)");
    cycles(1);
    assertEquals(
        "d1  [muted] since cycle 3, xfade until cycle 7, +0.020 s\n"
            + "    (xfade-in :d1 4 (s \"sn\"))",
        said("(now-playing)"));
  }

  @Test
  void aFormInsideAFileIsKnownByItsOwnText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("set.clj");
    Files.writeString(file, "(d1 (s \"bd\"))\n(d2 (s \"hh\"))");
    said("(load-set \"" + file.toString().replace('\\', '/') + "\")");
    assertEquals(List.of("(d2 (s \"hh\"))"), session.scheduler().texts("d2"));
  }

  @Test
  void cyclesAreCountedAnewAndTheTempoIsAnswered() {
    said("(d1 (s \"<a b c>\"))");
    assertEquals(List.of("d1 a", "d1 b"), cycles(2));
    said("(reset-cycles)");
    assertEquals(List.of("d1 a"), cycles(1));
    said("(set-cycle 2)");
    assertEquals(List.of("d1 c"), cycles(1));
    assertEquals("3.0", said("(getnow)"));
    said("(setcps 2)");
    assertEquals("2.0", said("(getcps)"));
    assertEquals("120.0", said("(getcpm)"));
    said("(setbpm 120)");
    assertEquals("0.5", said("(getcps)"));
    assertEquals("120.0", said("(getbpm)"));
    assertTrue(refused("(nudge :d1 5)").contains("-0.15 to 2 seconds"));
  }

  @Test
  void asapIsHeardOnce() {
    said("(asap (s \"cp\"))");
    assertEquals(List.of("asap cp"), cycles(2));
  }

  @Test
  void everyExampleOfTheStageWorks() {
    for (Word word : session.words().words()) {
      if (!word.category().equals(StageWords.CATEGORY)) continue;
      if (ELSEWHERE.contains(word.name())) continue;
      assertFalse(said(word.example()).isEmpty(), word.name());
      cycles(1);
    }
  }
}
