// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Hand;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Keys and knobs that come in. */
class MidiInTest {
  private static final int BLOCK = 64;

  private final MidiRig rig = new MidiRig().open("Synth");

  @BeforeEach
  void listen() throws MidiUnavailable {
    rig.midi.listen("keys");
  }

  private void send(int bytes) {
    rig.host.ears.get("Keys").received(rig.clock.nanos(), bytes);
    rig.midi.hear();
  }

  private Map<String, Object> inputs() {
    return rig.scheduler.inputs().now();
  }

  @Test
  void aControllerIsAnInputUnderEveryNameOfIts() {
    send(Wire.controller(1, 74, 127));
    for (String name : List.of("74", "cc74", "cc74:2", "cc74@Keys", "cc74:2@Keys")) {
      assertEquals(1.0, inputs().get(name), name);
    }
    send(Wire.controller(0, 74, 0));
    assertEquals(0.0, inputs().get("cc74"));
    assertEquals(1.0, inputs().get("cc74:2"));
    send(Wire.bend(0, -1));
    send(Wire.touch(0, 127));
    send(Wire.noteOn(0, 60, 127));
    assertEquals(-1.0, inputs().get("midibend"));
    assertEquals(1.0, inputs().get("miditouch"));
    assertEquals(60.0, inputs().get("midinote"));
    assertEquals(1.0, inputs().get("midigate"));
    send(Wire.noteOff(0, 60));
    assertEquals(0.0, inputs().get("midigate"));
  }

  @Test
  void aPatternReadsAController() {
    Pattern cutoff =
        Controllers.pattern("cc74", 0.25).withValue(v -> Controls.of("ccv", 127 * (Double) v));
    rig.scheduler.play("d1", Pattern.of("c4").withValue(v -> Controls.of("ccn", 1.0)).set(cutoff));
    rig.runTo(500);
    send(Wire.controller(0, 74, 127));
    rig.runTo(1_500);
    assertEquals(List.of("0 b00120", "1000 b0017f"), rig.heard());
  }

  @Test
  void theKnobThatMovesNextIsLearned() {
    rig.hand.learn(new Hand.Range("ccv", 0, 100));
    rig.cue("d1", 100, 0.1, Controls.of("ccn", 7.0).with("ccv", 5.0));
    assertEquals(List.of("ccv  waits for a knob"), rig.hand.lines());
    send(Wire.controller(2, 20, 64));
    assertEquals(List.of("controller 20 of channel 3 of Keys is ccv now"), rig.told);
    send(Wire.controller(2, 21, 127));
    rig.midi.sink().accept(rig.hand.turned(cue(100)));
    send(Wire.controller(2, 20, 127));
    rig.midi.sink().accept(rig.hand.turned(cue(200)));
    rig.hand.forget("ccv");
    rig.midi.sink().accept(rig.hand.turned(cue(300)));
    rig.runTo(500);
    assertEquals(List.of("b00705", "b00732", "b00764", "b00705"), rig.bytes());
  }

  private static org.zadenza.schedule.Cue cue(long ms) {
    return new org.zadenza.schedule.Cue(
        "d1",
        ms * MidiRig.MS,
        0.1,
        1,
        Span.of(0, 1),
        Controls.of("ccn", 7.0).with("ccv", 5.0),
        org.zadenza.pattern.Sources.NONE);
  }

  @Test
  void aWideRangeIsWalkedInRatios() {
    Hand.Range cutoff = new Hand.Range("cutoff", 100, 10_000);
    assertEquals(1_000, cutoff.at(0.5), 1e-6);
    assertEquals(0.5, new Hand.Range("pan", 0, 1).at(0.5));
  }

  @Test
  void whatWasPlayedIsAPatternAndAPrimer() {
    rig.runTo(2_000);
    key(2_003, 2_240, 60);
    key(2_510, 2_700, 64);
    rig.runTo(3_000);
    key(3_255, 4_100, 67);
    rig.runTo(4_200);
    List<PlayedNote> notes = rig.midi.played().all();
    assertEquals(3, notes.size());
    assertEquals(new PlayedNote(2_003 * MidiRig.MS, 2_240 * MidiRig.MS, 1, 60, 100), notes.get(0));
    PlayedPattern pattern = PlayedPattern.of(notes, rig.scheduler.tempo(), Rational.TWO, 2, 16);
    assertEquals(
        List.of("-3/4 → 1/8 67.0", "0 → 1/4 60.0", "1/2 → 11/16 64.0", "5/4 → 17/8 67.0"),
        events(pattern, 0, 2));
    assertEquals("2 → 9/4 60.0", events(pattern, 2, 3).get(1));
    assertEquals(events(pattern, 2, 4), events(pattern, 2, 4));
  }

  private void key(long onMs, long offMs, int key) {
    rig.host.ears.get("Keys").received(onMs * MidiRig.MS, Wire.noteOn(0, key, 100));
    rig.host.ears.get("Keys").received(offMs * MidiRig.MS, Wire.noteOff(0, key));
    rig.midi.hear();
  }

  private static List<String> events(Pattern pattern, long from, long to) {
    return pattern.events(new Query(Span.of(from, to), 1, Budget.standard())).stream()
        .map((Event e) -> e.wholeOrPart() + " " + ((Controls) e.value()).get("note"))
        .toList();
  }

  @Test
  void aKeySoundsInTheNextBlockAndEndsWhenItGoesUp() {
    AudioEngine engine =
        new AudioEngine(PatchLibrary.bundled(), 48_000, rig.clock, Reporter.SILENT);
    rig.midi.instruments(engine.direct());
    rig.midi.playKeys(Controls.of("s", "supersaw"));
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (int i = 0; i < 100; i++) engine.render(left, right, BLOCK);
    send(Wire.noteOn(0, 60, 100));
    engine.render(left, right, BLOCK);
    assertEquals(1, engine.load().voices(), "in the very next block");
    int blocks = 0;
    while (loudest(left) < 0.01f && blocks++ < 30) engine.render(left, right, BLOCK);
    assertTrue(blocks * BLOCK < 0.02 * 48_000, "heard after " + blocks + " blocks");
    for (int i = 0; i < 3_000; i++) engine.render(left, right, BLOCK);
    assertTrue(loudest(left) > 0.01f, "it is held for 4 seconds");
    send(Wire.noteOff(0, 60));
    for (int i = 0; i < 100; i++) engine.render(left, right, BLOCK);
    assertTrue(loudest(left) < 0.01f, "it ends when the key goes up");
    assertEquals(0, engine.load().late());
  }

  private static float loudest(float[] samples) {
    float most = 0;
    for (float sample : samples) most = Math.max(most, Math.abs(sample));
    return most;
  }

  @Test
  void keysCanPlayAnOutputAndHushLeavesThemDown() {
    rig.midi.playKeys(Controls.of("s", "midi"));
    send(Wire.noteOn(4, 60, 99));
    rig.runTo(20);
    rig.midi.sink().hush();
    rig.runTo(40);
    assertEquals(List.of("943c63"), rig.bytes());
    send(Wire.noteOn(4, 60, 0));
    rig.runTo(60);
    assertEquals(List.of("943c63", "843c00"), rig.bytes());
  }

  @Test
  void whateverAKeyLeadsToTheNextOneIsHeard() {
    rig.midi.playKeys(Controls.of("s", "bd"));
    rig.midi.instruments(
        cue -> {
          throw new IllegalStateException("no instruments");
        });
    send(Wire.noteOn(0, 60, 100));
    send(Wire.controller(0, 1, 127));
    assertEquals(1.0, inputs().get("cc1"));
  }

  @Test
  void aFloodOfMessagesIsCountedNotKept() {
    for (int i = 0; i < 10_000; i++) {
      rig.host.ears.get("Keys").received(0, Wire.controller(0, 1, i));
    }
    rig.midi.hear();
    assertTrue(rig.midi.lost() > 0);
    send(Wire.controller(0, 1, 127));
    assertEquals(1.0, inputs().get("cc1"));
  }
}
