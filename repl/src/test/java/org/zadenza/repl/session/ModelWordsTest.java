// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Tier;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.EventLogSink;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

class ModelWordsTest {
  private static final long STEP = Clock.NANOS_PER_SECOND / 20;

  private final ManualClock clock = new ManualClock();
  private final ModelService network = new ModelService(); // no thread: the test does the work
  private final ModelService cheap = new ModelService();
  private final RecordingSink sink = new RecordingSink();
  private final List<String> told = new ArrayList<>();
  private Session session = session(SessionLog.none());

  private Session session(SessionLog log) {
    Models models = new Models(new ToyWeights(1), network, cheap);
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    Session out = Session.on(clock, Rational.ONE, Timing.LIVE, log, reporter, models);
    out.outlets().add(sink);
    return out;
  }

  @AfterEach
  void close() {
    session.close();
  }

  private String said(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why).text();
  }

  private String refused(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    return assertInstanceOf(Answer.Refused.class, answer, text).complaint().text();
  }

  /** Plays on; the models keep up. */
  private void play(double cycles) {
    long end = clock.nanos() + Math.round(cycles * Clock.NANOS_PER_SECOND);
    while (clock.nanos() < end) {
      clock.advance(STEP);
      session.scheduler().tick();
      while (network.runOnce()) {}
      while (cheap.runOnce()) {}
    }
  }

  /** What a slot played in a cycle: place in the cycle and controls. */
  private List<String> heard(String slot, long cycle) {
    return sink.cues().stream()
        .filter(cue -> cue.slot().equals(slot))
        .filter(cue -> Math.floorDiv(cue.nanos(), Clock.NANOS_PER_SECOND) == cycle)
        .map(cue -> cue.nanos() - cycle * Clock.NANOS_PER_SECOND + " " + cue.controls())
        .sorted()
        .toList();
  }

  private long sentCycles() {
    return session.scheduler().sentUpTo().ceil();
  }

  @Test
  void theStatusLineAndNowPlayingSayFromWhereAModelPlays() {
    assertEquals("", new ModelText(session).line());
    said("(d1 (s \"bd\"))");
    said("(d2 (fast 2 (drums-rnn {:seed 3})))");
    play(3);
    assertEquals("model d2 fresh", new ModelText(session).line());
    assertTrue(said("(now-playing)").endsWith("models of d2: drums-rnn fresh"));
    assertTrue(said("(timing)").contains("drums-rnn: "));
    assertTrue(said("(timing)").contains(" fresh, 0 repeated, 0 markov, 0 resting"));
  }

  @Test
  void thePlanIsWhatIsPlayedThen() {
    said("(d1 (drums-rnn {:seed 3}))");
    play(2);
    long coming = sentCycles();
    String plan = said("(plan :d1)");
    assertTrue(plan.contains("cycle " + coming + "  "), plan);
    assertTrue(plan.contains("cycle " + (coming + 3) + "  "), plan);
    play(6);
    for (long cycle = coming; cycle < coming + 4; cycle++) {
      String line =
          plan.lines()
              .filter(l -> l.matches("\\s+cycle \\d+ .*"))
              .toList()
              .get((int) (cycle - coming));
      boolean silent = line.endsWith("silence");
      assertEquals(silent, heard("d1", cycle).isEmpty(), line);
    }
    assertTrue(refused("(plan :d9)").contains("d9 plays nothing"));
  }

  @Test
  void aLockRepeatsTheBarToComeUntilItIsOpened() {
    said("(d1 (drums-rnn {:seed 3 :temperature 3}))");
    play(2);
    said("(lock d1)");
    long coming = sentCycles();
    play(6);
    List<String> locked = heard("d1", coming);
    assertFalse(locked.isEmpty());
    assertEquals(locked, heard("d1", coming + 1));
    assertEquals(locked, heard("d1", coming + 3));
    assertNotEquals(locked, heard("d1", coming - 1));
    said("(unlock d1)");
    long free = sentCycles();
    play(4);
    assertNotEquals(locked, heard("d1", free + 1));
    assertTrue(refused("(lock :d5)").contains("d5 plays nothing"));
    said("(d5 (s \"bd\"))");
    assertTrue(refused("(lock :d5)").contains("d5 has none"));
    assertEquals("0 lock 1 s hh", said("(lock 1 (s \"hh\"))"));
    assertEquals("d1 repeats", said("(lock \"d1\")").substring(0, 10));
  }

  @Tag("slow")
  @Test
  void theWordsOfAModelCanBeSaidInJava() {
    for (String line :
        List.of(
            "d1(drumsRnn(Map.of(\"seed\", 3)))",
            "lock(\"d1\")",
            "unlock(\"d1\")",
            "veto(\"d1\")",
            "plan(\"d1\")",
            "d2(respond(\"60 64\", Map.of(\":model\", \":melody-rnn\")))",
            "d3(s(\"hh*4\").set(lock(1)))")) {
      Answer answer = session.load("set.jsh", line).getFirst();
      assertInstanceOf(Answer.Value.class, answer, () -> line + ": " + answer.text());
    }
  }

  @Test
  void aVetoHasTheBarToComeDrawnAgain() {
    said("(d1 (drums-rnn {:seed 3 :temperature 3}))");
    said("(d2 (drums-rnn {:seed 3 :temperature 3}))");
    play(2);
    said("(veto d2)");
    long coming = sentCycles();
    play(4);
    assertEquals(heard("d1", coming - 1), heard("d2", coming - 1));
    assertNotEquals(heard("d1", coming), heard("d2", coming));
    assertEquals("model d1 fresh d2 fresh", new ModelText(session).line());
  }

  @Test
  void aModelAnswersWhatWasPlayedOnTheKeys() {
    assertTrue(
        refused("(continue :midi-in)").contains("no key was played in the last whole cycle"));
    said("(d1 (s \"bd\"))");
    play(2);
    for (int key : List.of(60, 64, 67, 72)) {
      session.played().take(clock.nanos(), 1, key, 90);
      play(0.2);
      session.played().take(clock.nanos(), 1, key, 0);
    }
    play(1);
    said("(d2 (continue :midi-in {:cycles 2 :seed 5}))");
    said("(d3 (melody-rnn {:seed 5}))");
    said("(d4 (continue \"60 64 67 72\" {:model :performance-rnn :temperature 2}))");
    said("(d5 (continue (s \"bd sn\") {:model :drums-rnn}))");
    play(4);
    long cycle = sentCycles() - 2;
    assertNotEquals(heard("d2", cycle), heard("d3", cycle));
    assertTrue(refused("(continue :osc)").contains(":midi-in or a pattern"));
    assertTrue(refused("(continue :midi-in {:cycles 0})").contains("1 to 16 whole :cycles"));
    assertTrue(
        refused("(continue :midi-in {:model \"melody-rn\" :cycles 8})")
            .contains("did you mean \"melody-rnn\"?"));
    assertTrue(refused("(continue (s \"zz\") {:model :drums-rnn})").contains("is no drum"));
  }

  /** Ten times too slow: a cycle of the network takes two of the music. */
  @Test
  void aSlowNetworkCostsFreshnessAndNothingElse() {
    said("(d1 (drums-rnn {:seed 3 :temperature 3}))");
    said("(d2 (s \"bd\"))");
    long free = 0;
    for (long step = 0; step < 60 * 20; step++) {
      clock.advance(STEP);
      session.scheduler().tick();
      while (cheap.runOnce()) {}
      if (clock.nanos() >= free && network.runOnce()) {
        free = clock.nanos() + 2 * Clock.NANOS_PER_SECOND;
      }
    }
    for (long cycle = 1; cycle < 59; cycle++) {
      assertFalse(heard("d1", cycle).isEmpty(), "cycle " + cycle);
      assertEquals(1, heard("d2", cycle).size());
    }
    assertEquals(List.of(), told);
    assertEquals(0, network.failures());
    assertTrue(session.models().tally().of("drums-rnn", Tier.MARKOV) > 10, said("(timing)"));
    assertEquals(0, session.models().tally().of("drums-rnn", Tier.RESTING));
    assertTrue(new ModelText(session).line().matches("model d1 \\w+ \\(\\d+ late\\)"));
  }

  /** Law: what was sampled comes from the log, whatever the weights and however late it was. */
  @Test
  void aNightIsPlayedAgainToTheTokenWithOtherWeights(@TempDir Path folder) throws IOException {
    session.close();
    Path logs = folder.resolve("logs");
    session = session(SessionLog.in(logs, Instant.EPOCH));
    Path first = folder.resolve("first.jsonl");
    session.outlets().add(new EventLogSink(first));
    said("(d1 (drums-rnn {:seed 3 :temperature 3}))");
    said("(d2 (performance-rnn {:seed 4 :temperature 2}))");
    said("(d3 (markov (note \"60 64 67*2\") {:order 1}))");
    for (int k = 0; k < 200; k++) {
      clock.advance(STEP);
      session.scheduler().tick();
      if (k % 37 == 0) network.runOnce();
      if (k % 11 == 0) cheap.runOnce();
      if (k == 90) said("(veto d1)");
      if (k == 120) said("(lock d1)");
    }
    session.close();
    SessionRecord record;
    try (var files = Files.list(logs)) {
      record = SessionRecord.read(files.findFirst().orElseThrow());
    }
    Path second = folder.resolve("second.jsonl");
    Models others = new Models(new ToyWeights(2), new ModelService(), new ModelService());
    try (Replay replay = new Replay(record, Reporter.SILENT, others)) {
      new Rendering(null, null, null, second).replay(replay, record.end(), Reporter.SILENT);
    }
    assertTrue(Files.size(first) > 1000);
    assertEquals(Files.readAllLines(first), Files.readAllLines(second));
    assertTrue(record.lines().stream().filter(l -> l instanceof LogLine.Phrased).count() > 20);
  }
}
