// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

@Timeout(60)
class MidiWordsTest {
  /** A message this late is sent all the same. */
  private static final long SOON_NANOS = 100_000_000;

  private final ManualClock clock = new ManualClock();
  private final ToyPorts ports = new ToyPorts();
  private final RecordingSink sink = new RecordingSink();
  private final AudioEngine engine =
      new AudioEngine(PatchLibrary.bundled(), 48_000, clock, Reporter.SILENT);
  private final Session session =
      Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);

  MidiWordsTest() {
    session.connect(
        LiveMidi.start(
            List.of(ports), session.scheduler(), session.outlets().hand(), clock, Reporter.SILENT));
    session.outlets().add(engine);
    session.outlets().add(sink);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Answer type(Language language, String text) {
    return session.evaluate(language, session.tongues().typed(language, text).getFirst());
  }

  private String said(String text) {
    return assertInstanceOf(Answer.Value.class, type(Language.CLOJURE, text), text).text();
  }

  private String java(String text) {
    Answer answer = type(Language.JAVA, text);
    return assertInstanceOf(Answer.Value.class, answer, answer.text()).text();
  }

  private String refused(String text) {
    Answer answer = type(Language.CLOJURE, text);
    return assertInstanceOf(Answer.Refused.class, answer, text).complaint().what();
  }

  private static void await(BooleanSupplier met) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!met.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "it never came");
      Thread.onSpinWait();
    }
  }

  private void play(long seconds) {
    session.scheduler().tick();
    clock.advance(seconds * 1_000_000_000);
    session.scheduler().tick();
  }

  @Test
  void portsAreListedOpenedAndClosed() {
    assertTrue(said("(midi-ports)").startsWith("out  toy  Synth\nout  toy  Drum Machine\nin "));
    assertEquals("plays on Synth", said("(midi \"synth\")"));
    assertTrue(said("(midi-ports)").contains("Synth  (open)"));
    assertEquals("Synth closed", said("(midi-off \"synth\")"));
    assertEquals("no such port is open", said("(midi-off)"));
    assertEquals(
        "midi: no MIDI output is called piano; there is Synth, Drum Machine",
        refused("(midi \"piano\")"));
    assertEquals(
        "midi has no option :slot; there are :channel :latency :slots",
        refused("(midi \"synth\" {:slot 1})"));
    assertTrue(refused("(midi \"synth\" {:channel 17})").contains("from 1 to 16"));
  }

  @Test
  void aSlotOfItsOwnPlaysThereAndNotOnTheInstruments() {
    said("(midi \"synth\" {:slots :d1 :channel 2})");
    said("(d1 (note \"c4\" (s \"supersaw\")))");
    session.scheduler().tick();
    clock.advance(SOON_NANOS);
    session.scheduler().tick();
    await(() -> ports.sent.contains("Synth 723c91"));
    play(1);
    engine.render(new float[64], new float[64], 64);
    assertEquals(0, engine.load().voices());
    said("(d2 (note \"c4\" (s \"supersaw\")))");
    play(2);
    for (int i = 0; i < 2_000; i++) engine.render(new float[64], new float[64], 64);
    assertEquals(1, engine.load().voices());
    session.close();
    assertEquals("Synth closed", ports.sent.getLast());
    assertEquals(
        ports.sent.stream().filter(s -> s.endsWith("3c91")).count(),
        ports.sent.stream().filter(s -> s.endsWith("3c81")).count());
  }

  @Test
  void javaHasTheSameWords() {
    assertEquals("plays on Synth", java("midi(\"synth\", Map.of(\"slots\", List.of(\"d1\")))"));
    assertEquals("hears Nano", java("midiIn(\"nano\")"));
    assertEquals("move the knob for cutoff", java("learn(\"cutoff\", 200, 4000)"));
    assertTrue(java("d2(s(\"supersaw\").set(cutoff(cc(74).range(300, 3000))))").startsWith("d2"));
    assertEquals("nobody has the beat", java("midiClockOff()"));
  }

  @Test
  void aKnobIsAPatternAndCanBeLearned() {
    said("(midi-in \"nano\")");
    said("(d1 (pan (cc 74 {:default 0.5}) (s \"bd\")))");
    play(1);
    assertEquals(0.5, sink.cues().getLast().controls().get("pan"));
    ports.ears.get("Nano").received(0, 0x7F4AB0);
    await(() -> session.scheduler().inputs().now().containsKey("cc74:1@Nano"));
    play(1);
    assertEquals(1.0, sink.cues().getLast().controls().get("pan"));
    said("(learn :pan 0.25 0.75)");
    ports.ears.get("Nano").received(0, 0x0015B0);
    await(() -> said("(learned)").contains("controller 21 of channel 1 of Nano"));
    play(1);
    assertEquals(0.25, sink.cues().getLast().controls().get("pan"));
    assertEquals("pan is the patterns' again", said("(unlearn :pan)"));
    play(1);
    assertEquals(1.0, sink.cues().getLast().controls().get("pan"));
  }

  @Test
  void whatWasPlayedIsAPattern() {
    said("(midi-in \"keys\")");
    clock.moveTo(2_300_000_000L);
    ports.ears.get("Keystation").received(500_000_000L, 0x7F3C90);
    ports.ears.get("Keystation").received(750_000_000L, 0x003C80);
    await(() -> !session.midi().orElseThrow().played().all().isEmpty());
    await(() -> session.midi().orElseThrow().played().all().getFirst().offNanos() < 2e9);
    said("(d1 (s \"superpiano\" (played 2)))");
    play(2);
    assertEquals(
        List.of("1/2 60.0", "5/2 60.0"),
        sink.cues().stream().map(c -> c.cycle() + " " + c.controls().get("note")).toList());
    assertTrue(refused("(played 0)").contains("whole cycles"));
  }

  @Test
  void aStopOfTheOtherSilencesTheSlots() {
    said("(midi-follow \"drum\")");
    said("(d1 (s \"bd\"))");
    play(1);
    assertEquals(1, sink.cues().size());
    ports.ears.get("Drum Machine").received(0, 0xFC);
    await(() -> session.midi().orElseThrow().isHalted());
    play(1);
    assertEquals(1, sink.cues().size());
    ports.ears.get("Drum Machine").received(0, 0xFB);
    await(() -> !session.midi().orElseThrow().isHalted());
    play(1);
    assertEquals(2, sink.cues().size());
  }

  @Test
  void aRenderedSetHasNoPortsAndIsNotRefused() {
    try (Session offline =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      for (Answer answer :
          offline.load("set.clj", "(midi \"x\") (learn :pan) (d1 (s \"bd\" (played 2)))")) {
        assertInstanceOf(Answer.Value.class, answer);
      }
    }
  }
}
