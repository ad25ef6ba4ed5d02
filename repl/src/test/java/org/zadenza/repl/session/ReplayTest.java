// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.audio.OfflineRenderer;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Conductor;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.EventLogSink;
import org.zadenza.sink.Hand;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

@Tag("slow")
class ReplayTest {
  private static final List<String> LINES =
      List.of(
          "(d1 (s \"bd*4 <sn cp>\"))",
          "(d2 (-> (s \"hh*8\") (gain (cf 0.3 \"knob\"))))",
          "(d3 (note \"<c e g>(3,8)\"))",
          "(do (d1 (s \"cp\")) (d4 (s \"bd sn\")) (setcps 0.8))",
          "(once (s \"cp*3\"))",
          "(xfade :d1 (s \"sn*3\"))",
          "(setcps 1.1)",
          "(setcps 0.6 :cycle)",
          "(set-cycle 16)",
          "(mute d1)",
          "(unmute d1)",
          "(solo d2)",
          "(unsolo d2)",
          "(undo d1)",
          "(hush)",
          "(all rev)",
          "(all rev)",
          "(d3 (note (segment 4 (sig (fn [t] (if (= 5 (mod (long t) 8)) (throw (Exception.))"
              + " 60))))))",
          "(all identity)",
          "(set-f \"knob\" 0.7)",
          "(def beat (s \"bd(5,8)\"))",
          "(d5 beat)",
          "(nudge :d1 0.05)",
          "(d6 (nonsense))",
          "(d7 (drums-rnn {:seed 7 :temperature \"<0.8 1.2>\"}))",
          "(d7 (melody-rnn {:seed 3}))",
          "(defsynth thin [freq 110] (rlpf (saw freq) 900 0.3))",
          "(d8 (note \"0 7\" (s \"thin\")))");

  @TempDir Path folder;

  private Path events(String name) {
    return folder.resolve(name + ".jsonl");
  }

  /** Plays at random on a clock that steps at random; the log. */
  private Path perform(long seed, String events) throws IOException {
    return perform(seed, new Rendering(null, null, null, events(events)));
  }

  private Path perform(long seed, Rendering outputs) throws IOException {
    return perform(seed, outputs, null);
  }

  /** The same after a session that was cut off, which is restored. */
  private Path perform(long seed, Rendering outputs, @Nullable Path cutOff) throws IOException {
    Random random = new Random(seed);
    ManualClock clock = new ManualClock();
    clock.moveTo(1 + random.nextInt(90_000_000));
    Path logs = folder.resolve("logs" + seed);
    SessionLog log = SessionLog.in(logs, Instant.EPOCH);
    Session session = Session.on(clock, Rational.HALF, Timing.LIVE, log, Reporter.SILENT);
    OfflineRenderer renderer = outputs.outlets(session, clock, Reporter.SILENT);
    if (cutOff != null) {
      session.canRestore(SessionRecord.read(cutOff));
      session.evaluate(Forms.typed("(restore)").getFirst());
    }
    if (seed % 2 == 0) session.scheduler().hold(); // as when a set is loaded
    for (int i = 0; i < 1200; i++) {
      if (i == 30) session.scheduler().begin();
      clock.advance(random.nextInt(60_000_000));
      if (random.nextInt(200) == 0) clock.advance(random.nextLong(40) * Clock.NANOS_PER_SECOND);
      if (random.nextInt(8) == 0) {
        String line = LINES.get(random.nextInt(LINES.size()));
        session.evaluate(Forms.typed(line).getFirst());
        if (!session.isPlaying()) session.evaluate(Forms.typed(LINES.getFirst()).getFirst());
      }
      fromOutside(random, session.scheduler());
      hands(random, session.outlets().hand());
      if (renderer != null && random.nextInt(9) == 0) press(session, clock, random, renderer);
      session.scheduler().tick();
      if (renderer != null) renderer.advanceTo(clock.nanos() - Clock.NANOS_PER_SECOND);
    }
    Scheduler scheduler = session.scheduler();
    if (renderer != null) renderer.advanceTo(scheduler.tempo().nanosAt(scheduler.sentUpTo()));
    session.close();
    try (var files = Files.list(logs)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** A key is heard at once: it is on no list of what was sent ahead. */
  private static void press(
      Session session, ManualClock clock, Random random, OfflineRenderer renderer) {
    Controls controls = Controls.of("s", "superpiano").with("note", 48.0 + random.nextInt(24));
    Cue key = new Cue("keys", clock.nanos(), 0.3, 1, Span.of(0, 1), controls, Sources.NONE);
    session.outlets().keyed(key);
    renderer.addKey(key);
  }

  private static void hands(Random random, Hand hand) {
    if (random.nextInt(40) == 0) hand.learn(new Hand.Range("cutoff", 200, 4000));
    if (random.nextInt(10) == 0) hand.moved("knob", random.nextDouble());
    if (random.nextInt(60) == 0) hand.forget("cutoff");
  }

  private static void fromOutside(Random random, Scheduler scheduler) {
    if (random.nextInt(5) == 0) scheduler.inputs().set("knob", random.nextDouble());
    if (random.nextInt(90) == 0) scheduler.inputs().set("knob", Double.NaN);
    if (random.nextInt(60) == 0) scheduler.mute("d1");
    if (random.nextInt(60) == 0) scheduler.unmute("d1");
    if (random.nextInt(90) == 0) scheduler.setCps(Rational.of(1 + random.nextInt(20), 16));
    if (random.nextInt(90) == 0) scheduler.follow(new Whim(random));
    if (random.nextInt(90) == 0) scheduler.follow(null);
  }

  /** Leads the tempo as no plan can know. */
  private record Whim(Random random) implements Conductor {
    @Override
    public Lead lead(TempoMap tempo, Rational from, Rational played) {
      if (random.nextInt(6) > 0) return new Lead(tempo, null);
      Rational meeting = from.plus(Rational.of(1 + random.nextInt(64), 64));
      TempoMap out = tempo.withTempo(from, Rational.of(1 + random.nextInt(30), 32));
      Rational count = random.nextInt(4) == 0 ? Rational.of(random.nextInt(9)) : null;
      return new Lead(out.withTempo(meeting, Rational.HALF), count);
    }

    @Override
    public void ask(Rational cps) {}
  }

  private void replay(Path log, String events, String sound) throws IOException {
    SessionRecord read = SessionRecord.read(log);
    Path wav = sound.isEmpty() ? null : folder.resolve(sound);
    Path stems = sound.isEmpty() ? null : folder.resolve("stems-" + sound);
    try (Replay replay = new Replay(read, Reporter.SILENT)) {
      new Rendering(wav, stems, null, events(events)).replay(replay, read.end(), Reporter.SILENT);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21})
  void whatWasPlayedIsPlayedAgainCueForCue(long seed) throws IOException {
    Path log = perform(seed, "live");
    replay(log, "again", "");
    assertSamePlayed(seed);
  }

  private void assertSamePlayed(long seed) throws IOException {
    List<String> live = Files.readAllLines(events("live"));
    assertTrue(live.size() > 20, "seed " + seed + ": " + live.size());
    List<String> again = Files.readAllLines(events("again"));
    for (int i = 0; i < Math.min(live.size(), again.size()); i++) {
      assertEquals(live.get(i), again.get(i), "seed " + seed + ", line " + i);
    }
    assertEquals(live.size(), again.size(), "seed " + seed);
  }

  /** Restoring is in the log as what it came to. */
  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44})
  void aSessionThatBeganWithAnotherIsPlayedAgainCueForCue(long seed) throws IOException {
    Path first = perform(seed + 100, "first");
    Path log = perform(seed, new Rendering(null, null, null, events("live")), first);
    replay(log, "again", "");
    assertSamePlayed(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void whatWasPlayedIsPlayedAgainByteForByte(long seed) throws IOException {
    Path live = folder.resolve("live");
    Path again = folder.resolve("again");
    List<String> names = List.of("mix.wav", "night.mid", "night.jsonl");
    Path log = perform(seed, outputs(live, names));
    SessionRecord read = SessionRecord.read(log);
    try (Replay replay = new Replay(read, Reporter.SILENT)) {
      outputs(again, names).replay(replay, read.end(), Reporter.SILENT);
    }
    try (var files = Files.walk(live)) {
      List<Path> all = files.filter(Files::isRegularFile).map(live::relativize).toList();
      assertTrue(all.size() > 5, all.toString());
      for (Path file : all) {
        long differ = Files.mismatch(live.resolve(file), again.resolve(file));
        assertEquals(-1, differ, file + ", seed " + seed);
      }
    }
  }

  private static Rendering outputs(Path to, List<String> names) {
    return new Rendering(
        to.resolve(names.get(0)),
        to.resolve("stems"),
        to.resolve(names.get(1)),
        to.resolve(names.get(2)));
  }

  @Test
  void twoReplaysSoundTheSameToTheLastBit() throws IOException {
    Path log = perform(77, "live");
    replay(log, "one", "one.wav");
    replay(log, "two", "two.wav");
    assertEquals(-1, Files.mismatch(folder.resolve("one.wav"), folder.resolve("two.wav")));
    try (var stems = Files.list(folder.resolve("stems-one.wav"))) {
      List<Path> all = stems.toList();
      assertTrue(all.size() > 2, all.toString());
      for (Path stem : all) {
        Path other = folder.resolve("stems-two.wav").resolve(stem.getFileName());
        assertEquals(-1, Files.mismatch(stem, other), stem.toString());
      }
    }
  }

  @Test
  void aKilledSessionLosesHalfALastLineAtMost() throws IOException {
    Path log = perform(5, "live");
    String text = Files.readString(log);
    List<String> lines = text.lines().toList();
    assertTrue(SessionRecord.read(log).ended());
    for (int cut : new int[] {text.length() - 3, text.length() / 2, text.length() / 3}) {
      Files.writeString(log, text.substring(0, cut));
      SessionRecord read = SessionRecord.read(log);
      long whole = text.substring(0, cut).lines().count() - 1;
      assertTrue(read.lines().size() >= whole - 1, cut + ": " + read.lines().size());
      assertFalse(read.ended());
      replay(log, "cut", "");
      List<String> live = Files.readAllLines(events("live"));
      List<String> cutShort = Files.readAllLines(events("cut"));
      assertEquals(live.subList(0, cutShort.size()), cutShort);
      assertEquals(cut < text.length() - 3, cutShort.size() < live.size());
    }
    List<String> broken = new ArrayList<>(lines);
    broken.set(3, "not json");
    Files.write(log, broken);
    var refused = assertThrows(IllegalArgumentException.class, () -> SessionRecord.read(log));
    assertTrue(refused.getMessage().startsWith("line 4 of "), refused.getMessage());
  }

  @Test
  void aSetThatWasLoadedComesFromTheLogAndNotFromItsFile() throws IOException {
    Path set = folder.resolve("set.clj");
    Files.writeString(set, "(d1 (s \"bd*4\"))\n(d2 (s \"hh\"))\n");
    Path logs = folder.resolve("logs");
    ManualClock clock = new ManualClock();
    SessionLog log = SessionLog.in(logs, Instant.EPOCH);
    try (Session session = Session.on(clock, Rational.ONE, Timing.LIVE, log, Reporter.SILENT)) {
      session.outlets().add(new EventLogSink(events("live")));
      session.evaluate(Forms.typed("(load-set \"" + set + "\")").getFirst());
      session.tongues().typed(Language.CLOJURE, "(setcps 2)").forEach(session::evaluate);
      for (int i = 0; i < 50; i++, clock.advance(50_000_000)) session.scheduler().tick();
    }
    Files.delete(set);
    try (var files = Files.list(logs)) {
      replay(files.findFirst().orElseThrow(), "again", "");
    }
    assertEquals(Files.readAllLines(events("live")), Files.readAllLines(events("again")));
  }
}
