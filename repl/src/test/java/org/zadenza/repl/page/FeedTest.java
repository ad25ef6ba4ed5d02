// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** What those who look are shown, by a clock that the test moves. */
class FeedTest {
  private static final long STEP = 50_000_000;
  private static final String SET = "(d1 (gain 0.8 (s \"bd*2 <sn cp>\")))";

  private final ManualClock clock = new ManualClock();
  private final Session session = session(clock);
  private final List<Cue> sent = new ArrayList<>();
  private final Page page = new Page(session, clock, Browser.NONE);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private static Session session(ManualClock clock) {
    return Session.on(clock, Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  }

  @AfterEach
  void close() {
    page.close();
    session.close();
  }

  private static void play(Session session, String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    assertTrue(answer instanceof Answer.Value, answer.text());
  }

  private static void run(Session session, ManualClock clock, int steps) {
    for (int i = 0; i < steps; i++) {
      clock.advance(STEP);
      session.scheduler().tick();
    }
  }

  private Visitor look() throws Exception {
    session.outlets().add(sent::add);
    Visitor out = new Visitor(URI.create(page.open(0)).getPort(), page.gate());
    out.socket(out.enter(), out.origin(), heard::add);
    messages("state");
    return out;
  }

  private List<JsonObject> known(String kind) {
    return heard.stream()
        .map(text -> JsonParser.parseString(text).getAsJsonObject())
        .filter(message -> message.get("t").getAsString().equals(kind))
        .toList();
  }

  private List<JsonObject> messages(String kind) throws Exception {
    Await.until("a message " + kind, () -> !known(kind).isEmpty());
    return known(kind);
  }

  private List<JsonObject> cues() {
    List<JsonObject> out = new ArrayList<>();
    for (JsonObject moment : known("moment")) {
      if (!moment.has("cues")) continue;
      for (JsonElement cue : moment.getAsJsonArray("cues")) out.add(cue.getAsJsonObject());
    }
    return out;
  }

  @Test
  void everyCueIsShownWithItsTimeAndItsPlaces() throws Exception {
    look();
    play(session, SET);
    run(session, clock, 200);
    assertTrue(sent.size() > 10, sent.toString());
    Await.until("all cues", () -> cues().size() == sent.size());
    List<JsonObject> shown = cues();
    for (int i = 0; i < shown.size(); i++) {
      Cue cue = sent.get(i);
      JsonObject one = shown.get(i);
      assertEquals(cue.slot(), one.get("d").getAsString());
      assertEquals(cue.nanos() / 1e6, one.get("b").getAsDouble(), 1e-3);
      assertEquals(cue.seconds() * 1000, one.get("l").getAsDouble(), 1e-3);
      assertEquals(0.8, one.get("g").getAsDouble());
      String sound = one.get("s").getAsString();
      int from = one.getAsJsonArray("at").get(0).getAsInt();
      int to = one.getAsJsonArray("at").get(1).getAsInt();
      assertEquals(sound, SET.substring(from, to));
    }
  }

  /** Times and places of a drawing go from 0 to 1, y downwards, as the lines go on. */
  @Test
  void whatIsDrawnIsShownWithItsTimes() throws Exception {
    look();
    play(session, "(d2 (draw (drawing \"0,0 255,0; 255,255\")))");
    run(session, clock, 60);
    Await.until("a drawing", () -> !cues().isEmpty());
    JsonObject one = cues().getFirst();
    assertEquals("d2", one.get("d").getAsString());
    JsonElement lines = one.get("drawing");
    double down = lines.getAsJsonArray().get(1).getAsJsonArray().get(0).getAsDouble();
    double lifted = lines.getAsJsonArray().get(0).getAsJsonArray().get(3).getAsDouble();
    assertEquals(255 / 516.0, lifted, 2e-3);
    assertEquals(510 / 516.0, down, 2e-3);
    assertEquals("[[0.0,0.0,0.0,%s,1.0,0.0],[%s,1.0,1.0]]".formatted(lifted, down), "" + lines);
  }

  @Test
  void wordsComeOneByOneAndNotLongerThanCanBeSeen() throws Exception {
    look();
    play(session, "(d2 (label \"to be\"))");
    play(session, "(d3 (label (pure (apply str (repeat 300 \"x\")))))");
    run(session, clock, 100);
    Await.until("words", () -> cues().size() == sent.size() && cues().size() >= 3);
    SortedSet<String> said = new TreeSet<>();
    cues().forEach(one -> said.add(one.get("label").getAsString()));
    assertEquals(List.of("be", "to", "x".repeat(200)), List.copyOf(said));
  }

  @Test
  void slotsAndTempoAreShownAndAHushTakesBack() throws Exception {
    play(session, SET);
    look();
    JsonObject state = messages("state").getFirst();
    assertEquals(0.5, state.get("cps").getAsDouble());
    JsonObject slot = state.getAsJsonArray("slots").get(0).getAsJsonObject();
    assertEquals("d1", slot.get("d").getAsString());
    assertEquals(SET, slot.get("text").getAsString());
    play(session, "(hush)");
    run(session, clock, 2);
    Await.until("a hush", () -> known("moment").stream().anyMatch(m -> m.has("hush")));
  }

  /** What was outlined is what plays: in the next cycles, at the same places. */
  @Tag("slow")
  @Test
  void whatModelsPlanIsWhatTheyPlay() throws Exception {
    look();
    play(session, "(d1 (drums-rnn {:seed 3}))");
    run(session, clock, 4);
    SortedSet<String> planned = new TreeSet<>();
    Await.until("a plan of cycle 2", () -> planned.addAll(planned(2)) || !planned.isEmpty());
    run(session, clock, 200);
    SortedSet<String> played = new TreeSet<>();
    for (Cue cue : sent) {
      double cycle = cue.cycle().toDouble();
      if (cycle >= 2 && cycle < 3) played.add(name(cycle, cue.controls().text("s", "")));
    }
    assertEquals(planned, played);
  }

  private static String name(double cycle, String sound) {
    return Math.round(cycle * 1000) + " " + sound;
  }

  private SortedSet<String> planned(int cycle) {
    SortedSet<String> out = new TreeSet<>();
    for (JsonObject plan : known("plan")) {
      for (JsonElement slot : plan.getAsJsonArray("slots")) {
        for (JsonElement each : slot.getAsJsonObject().getAsJsonArray("events")) {
          JsonObject event = each.getAsJsonObject();
          double at = event.get("b").getAsDouble();
          if (at >= cycle && at < cycle + 1) out.add(name(at, event.get("s").getAsString()));
        }
      }
    }
    return out;
  }

  /** With twenty who look and one who never listens, what is played is what is played alone. */
  @Tag("slow")
  @Test
  void theMusicDoesNotNotice() throws Exception {
    Visitor visitor = look();
    for (int i = 1; i < 20; i++) visitor.socket(visitor.enter(), visitor.origin(), text -> {});
    try (Socket stalled = visitor.stalled(visitor.enter())) {
      assertTrue(stalled.isConnected());
      Await.until("all are in", () -> page.looking() == 21);
      play(session, SET);
      run(session, clock, 400);
    }
    ManualClock alone = new ManualClock();
    List<Cue> expected = new ArrayList<>();
    try (Session quiet = session(alone)) {
      quiet.outlets().add(expected::add);
      play(quiet, SET);
      run(quiet, alone, 400);
    }
    assertEquals(expected, sent);
    assertEquals(0, session.now().sinkFailures());
  }
}
