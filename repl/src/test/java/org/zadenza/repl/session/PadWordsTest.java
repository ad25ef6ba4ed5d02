// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.Search;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.pad.PadMap;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.pattern.Controls;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The pad's words, in sessions that a test moves. */
class PadWordsTest {
  private static final long STEP = 50_000_000;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static Session session(ManualClock clock, SessionLog log, Timing timing) {
    Models models = new Models(new ToyWeights(1), new ModelService(), new ModelService());
    return Session.on(clock, Rational.ONE, timing, log, Reporter.SILENT, models);
  }

  private static Answer.Value said(Session session, String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why);
  }

  private static String refused(Session session, String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    return assertInstanceOf(Answer.Refused.class, answer, text).complaint().text();
  }

  private static void run(Session session, ManualClock clock, int steps) {
    for (int i = 0; i < steps; i++) {
      clock.advance(STEP);
      session.scheduler().tick();
    }
  }

  /** Every cue after a move has the place, in both languages; before any it is the middle. */
  @Test
  void aHandMovesAControl() {
    ManualClock clock = new ManualClock();
    List<Cue> cues = new ArrayList<>();
    try (Session session = session(clock, SessionLog.none(), Timing.LIVE)) {
      session.outlets().add(cues::add);
      said(session, "(d1 (pan (pad :x) (s \"hh*16\")))");
      Answer java =
          session.evaluate(
              Language.JAVA,
              session
                  .tongues()
                  .pieces(Language.JAVA, "t", "d2(s(\"hh*16\").set(room(pad(\":y\"))))")
                  .getFirst());
      assertInstanceOf(Answer.Value.class, java, java.text());
      run(session, clock, 20);
      assertTrue(cues.stream().anyMatch(c -> c.controls().number("pan", 0) == 0.5));
      for (int i = 0; i < 10; i++) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        new PadHand(session).move(x, y);
        int before = cues.size();
        run(session, clock, 20);
        assertTrue(cues.size() > before);
        for (Cue cue : cues.subList(before, cues.size())) {
          boolean first = cue.slot().equals("d1");
          double value = cue.controls().number(first ? "pan" : "room", -1);
          assertEquals(first ? x : y, value, 1e-12, "seed " + seed);
        }
      }
    }
  }

  /** The code of a note is that of the map where the hand was when the note was asked for. */
  @Test
  void aPlaceIsATimbre() throws IOException {
    ManualClock clock = new ManualClock();
    List<Cue> cues = new ArrayList<>();
    try (Session session = session(clock, SessionLog.none(), Timing.LIVE)) {
      session.outlets().add(cues::add);
      said(session, "(d1 (z (pad) (s \"nsynth\" (note \"c4*4\"))))");
      PadMap map = session.models().pads().timbres();
      int latents = session.models().nsynth().voice().anchors().latents();
      for (PadMap.Spot spot : map.spots()) {
        new PadHand(session).move(spot.x(), spot.y());
        int before = cues.size();
        run(session, clock, 20);
        Timbre played =
            assertInstanceOf(Timbre.class, cues.get(before).controls().get("z"), "a timbre");
        float[] code = new float[latents];
        played.code(0, 0, code);
        float[] wanted = new float[latents];
        session.models().nsynth().voice().anchors().named(spot.name()).code(0, 0, wanted);
        assertArrayEquals(wanted, code, 1e-6f, spot.name());
      }
    }
  }

  @Test
  void latentsFollowTheHandAndOnlyWhatNobodyHeardIsMadeAnew() {
    ManualClock clock = new ManualClock();
    try (Session session = session(clock, SessionLog.none(), Timing.LIVE)) {
      for (String what : List.of(":drums", ":melody", "[:rock :jazz :samba :reggae]")) {
        said(session, "(d1 (pad " + what + "))");
        PadHand hand = new PadHand(session);
        float[] left = point(session, hand, 0.1, 0.2);
        float[] right = point(session, hand, 0.9, 0.7);
        assertTrue(distance(left, right) > 0.1, what);
        assertArrayEquals(left, point(session, hand, 0.1, 0.2), 1e-6f, what);
        hand.follow(true);
      }
    }
  }

  private static float[] point(Session session, PadHand hand, double x, double y) {
    hand.move(x, y);
    return Search.in(session.now().lanes().getFirst().pattern(), Span.of(0, 1))
        .getFirst()
        .path()
        .points()
        .at(3);
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return Math.sqrt(sum);
  }

  /** At the corners of a square of four latents lie those four. */
  @Test
  void cornersAreTheFour() {
    ManualClock clock = new ManualClock();
    try (Session session = session(clock, SessionLog.none(), Timing.LIVE)) {
      List<String> names = List.of("rock", "jazz", "samba", "reggae");
      said(session, "(d1 (pad [:rock :jazz :samba :reggae]))");
      for (int k = 0; k < 4; k++) {
        float[] corner = point(session, new PadHand(session), k % 2, k / 2);
        said(session, "(d2 (palette :" + names.get(k) + "))");
        float[] named =
            Search.in(session.now().lanes().get(1).pattern(), Span.of(0, 1))
                .getFirst()
                .path()
                .points()
                .at(0);
        assertArrayEquals(named, corner, 1e-5f, names.get(k));
      }
    }
  }

  /** What a hand did, and the gesture of it, are in the log, and played again cue for cue. */
  @Test
  void theLogPlaysTheHandAndTheGestureAgain(@TempDir Path folder) throws IOException {
    ManualClock clock = new ManualClock();
    Path log = folder.resolve("log.jsonl");
    List<String> first = new ArrayList<>();
    try (Session session =
        session(clock, SessionLog.to(Files.newBufferedWriter(log)), Timing.LIVE)) {
      session.outlets().add(cue -> first.add(cue.slot() + " " + cue.cycle() + text(cue)));
      said(session, "(gesture :wave 2 \"0000i0hzzzzzhzi0\")");
      said(session, "(d1 (pan (gesture :wave :x) (room (gesture :wave :y) (s \"hh*8\"))))");
      said(session, "(d2 (pan (pad :x) (s \"bd*8\")))");
      for (int i = 0; i < 20; i++) {
        new PadHand(session).move(random.nextDouble(), random.nextDouble());
        run(session, clock, 5);
      }
    }
    List<String> second = new ArrayList<>();
    try (Replay replay =
        new Replay(
            SessionRecord.read(log),
            Reporter.SILENT,
            new Models(new ToyWeights(1), new ModelService(), new ModelService()))) {
      replay.session().outlets().add(cue -> second.add(cue.slot() + " " + cue.cycle() + text(cue)));
      replay.play(Rational.of(4));
    }
    assertTrue(second.size() > 40, "seed " + seed);
    assertEquals(first.subList(0, second.size()), second, "seed " + seed);
    assertTrue(first.stream().distinct().count() > 30);
  }

  private static String text(Cue cue) {
    Controls c = cue.controls();
    return " " + c.number("pan", -1) + " " + c.number("room", -1);
  }

  @Test
  void aGestureIsARepeatedPattern() {
    ManualClock clock = new ManualClock();
    try (Session session = session(clock, SessionLog.none(), Timing.OFFLINE)) {
      said(session, "(gesture :g1 2 \"0000zz00\")");
      said(session, "(d1 (z (gesture :g1) (s \"nsynth\" (note \"c4\"))))");
      said(session, "(d2 (gesture :g1 :drums))");
      assertEquals(
          said(session, "(segment 4 (gesture :g1 :x))").text(),
          said(session, "(early 2 (segment 4 (gesture :g1 :x)))").text());
      assertNotEquals(
          said(session, "(segment 4 (gesture :g1 :x))").text(),
          said(session, "(early 1 (segment 4 (gesture :g1 :x)))").text());
    }
  }

  @Test
  void whatIsWrongIsASentence() {
    try (Session session = session(new ManualClock(), SessionLog.none(), Timing.OFFLINE)) {
      assertTrue(refused(session, "(gesture :nope :x)").contains("none was recorded yet"));
      said(session, "(gesture :g1 1 \"0000\")");
      assertTrue(refused(session, "(gesture :nope :x)").contains("there is :g1"));
      assertTrue(refused(session, "(gesture :g1 1.5 \"0000\")").contains("whole cycles"));
      assertTrue(refused(session, "(gesture :g1 2)").contains("the text that the page wrote"));
      assertTrue(refused(session, "(gesture :g1 2 \"xyz\")").contains("four for each moment"));
      assertTrue(refused(session, "(pad :z)").contains("there are :x, :y"));
      assertTrue(refused(session, "(pad [:rock :jazz])").contains("between four latents"));
      assertTrue(refused(session, "(pad [:rock :jazz :samba :reel])").contains("latent of melody"));
    }
  }
}
