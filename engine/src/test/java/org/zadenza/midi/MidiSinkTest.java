// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;

class MidiSinkTest {
  private final MidiRig rig = new MidiRig().open("Synth");

  private static Controls controls(Object... pairs) {
    Controls out = Controls.EMPTY;
    for (int i = 0; i < pairs.length; i += 2) out = out.with((String) pairs[i], pairs[i + 1]);
    return out;
  }

  private List<String> bytesOf(Object... pairs) {
    rig.port("Synth").log.clear();
    rig.cue("d1", rig.clock.nanos() / MidiRig.MS + 100, 0.1, controls(pairs));
    rig.runTo(rig.clock.nanos() / MidiRig.MS + 500);
    return rig.bytes();
  }

  @Test
  void aNoteGoesDownAndUpAtItsTimes() {
    rig.note(100, 0.25, 60);
    rig.runTo(1_000);
    assertEquals(List.of("100 903c72", "350 803c00"), rig.heard());
  }

  /** A minute of sleep: what was sent ahead is not struck all at once, and nothing hangs. */
  @Test
  void afterAStallOnlyWhatIsALittleLateIsPlayed() {
    rig.note(100, 0.25, 60);
    rig.note(200, 120, 61);
    rig.note(59_650, 0.25, 62);
    rig.note(59_800, 0.25, 63);
    rig.runTo(250);
    rig.clock.moveTo(60_000 * MidiRig.MS);
    rig.runTo(60_100);
    assertEquals(
        List.of("903c72", "903d72", "803c00", "903f72", "803f00"), rig.bytes().subList(0, 5));
    rig.runTo(121_000);
    assertEquals("803d00", rig.bytes().getLast());
  }

  @Test
  void aPatternPlaysInTime() {
    rig.scheduler.play("d1", Pattern.of("c4 e4").withValue(v -> Controls.of("note", v)));
    rig.runTo(990);
    assertEquals(List.of("0 903c72", "500 803c00", "500 904072"), rig.heard());
  }

  @Test
  void lengthsAndLoudnessAreTheCues() {
    rig.cue("d1", 0, 0.5, controls("note", 48.0, "legato", 0.5, "gain", 0.5, "velocity", 1.0));
    rig.cue("d1", 0, 0.5, controls("n", 2.0, "sustain", 0.1, "midichan", 16.0));
    rig.cue("d1", 0, 0.5, controls("s", "bd"));
    rig.runTo(1_000);
    assertEquals(
        List.of("0 903040", "0 9f3e72", "0 992472", "100 8f3e00", "250 803000", "500 892400"),
        rig.heard());
  }

  @Test
  void everyKindOfMessageHasItsBytes() {
    assertEquals(List.of("b04a40"), bytesOf("ccn", 74.0, "ccv", 64.0));
    assertEquals(List.of("b20764"), bytesOf("ctlNum", 7.0, "control", 100.0, "midichan", 3.0));
    assertEquals(List.of("c005"), bytesOf("progNum", 5.0));
    assertEquals(List.of("e00040"), bytesOf("midibend", 0.0));
    assertEquals(List.of("e00000"), bytesOf("midibend", -1.0));
    assertEquals(List.of("e07f7f"), bytesOf("midibend", 1.0));
    assertEquals(List.of("d07f"), bytesOf("miditouch", 1.0));
    assertEquals(List.of("903c72", "a03c40", "803c00"), bytesOf("note", 60.0, "polyTouch", 0.5));
    assertEquals(
        List.of("b06308", "b06201", "b00601", "b02648"), bytesOf("nrpnn", 1025.0, "nrpnv", 200.0));
    assertEquals(List.of("f0437901f7"), bytesOf("sysexid", 67.0, "sysexdata", List.of(121.0, 1.0)));
    assertEquals(List.of("fa"), bytesOf("midicmd", "start"));
    assertEquals(List.of("fb"), bytesOf("midicmd", "continue"));
    assertEquals(List.of("fc"), bytesOf("midicmd", "stop"));
    assertEquals(List.of("f8"), bytesOf("midicmd", "midiClock"));
    assertEquals(List.of("f20001"), bytesOf("songPtr", 128.0));
    assertEquals(
        List.of("f07f7f010161020304f7"),
        bytesOf("midicmd", "smpte", "hours", 1.0, "minutes", 2.0, "seconds", 3.0, "frames", 4.0));
  }

  @Test
  void programAndControllersComeBeforeTheirNote() {
    assertEquals(
        List.of("c003", "b04a10", "e00040", "903c72", "803c00"),
        bytesOf("note", 60.0, "ccn", 74.0, "ccv", 16.0, "progNum", 3.0, "midibend", 0.0));
  }

  @Test
  void whatMakesNoSenseIsSaidOnceAndTheRestPlays() {
    for (int i = 0; i < 3; i++) {
      bytesOf("note", 200.0);
      bytesOf("midicmd", "strat");
      bytesOf("note", 60.0, "midichan", 17.0);
      bytesOf("sysexdata", List.of("x"));
      bytesOf("ccn", 1.0, "ccv", 0.5);
      bytesOf("note", 60.0, "midiport", "nobody");
    }
    assertEquals(6, rig.told.size(), rig.told.toString());
    assertTrue(rig.told.get(1).startsWith("there is no midicmd strat"), rig.told.get(1));
    assertTrue(rig.told.get(5).contains("open are Synth"), rig.told.get(5));
    assertEquals(List.of("9f3c72", "8f3c00"), bytesOf("note", 60.0, "midichan", 17.0));
    assertEquals(List.of(), bytesOf("s", "nosuchsound"));
    assertEquals(List.of("903c72", "803c00"), bytesOf("s", "midi"));
  }

  @Test
  void aCueGoesToTheOutputThatItNames() {
    rig.open("drum");
    rig.cue("d1", 0, 0.1, controls("note", 60.0, "midiport", "drum"));
    rig.cue("d1", 0, 0.1, controls("note", 61.0));
    rig.runTo(500);
    assertEquals(List.of("0 903d72", "100 803d00"), rig.heard());
    assertEquals(4, rig.port("Drum Machine").log.size());
  }

  @Test
  void aSlotCanHaveAnOutputToItself() {
    rig.open("drum", new OutletOptions(Set.of("d2"), 5, 20 * MidiRig.MS));
    rig.cue("d1", 0, 0.1, controls("note", 60.0));
    rig.cue("d2", 0, 0.1, controls("note", 61.0));
    rig.runTo(500);
    assertEquals(
        List.of("20 943d72", "120 843d00"),
        rig.port("Drum Machine").log.stream().map(FakeHost.Sent::toString).toList());
    assertEquals(4, rig.bytes().size());
  }

  @Test
  void anOutputThatTakesTimesGetsItsMessagesAhead() {
    rig.port("Synth").lead = 50 * MidiRig.MS;
    rig.note(200, 0.1, 60);
    rig.runTo(140);
    assertEquals(List.of(), rig.heard());
    rig.runTo(150);
    assertEquals(List.of("200 903c72"), rig.heard());
  }

  @Test
  void hushEndsWhatSoundsAndForgetsWhatWaits() {
    rig.note(0, 10, 60);
    rig.note(300, 10, 62);
    rig.runTo(100);
    rig.midi.sink().hush();
    rig.note(400, 0.1, 64);
    rig.runTo(20_000);
    assertEquals(List.of("0 903c72", "100 803c00", "400 904072", "500 804000"), rig.heard());
  }

  @Test
  void panicEndsAllNotesAndAllSoundOnEveryChannel() {
    rig.note(0, 10, 60);
    rig.runTo(100);
    rig.midi.sink().panic();
    rig.runTo(200);
    List<String> after = rig.bytes().subList(1, rig.bytes().size());
    assertEquals("803c00", after.getFirst());
    assertEquals(33, after.size());
    assertTrue(after.containsAll(List.of("b07b00", "b07800", "bf7b00", "bf7800")));
  }

  @Test
  void closingSendsEveryEnd() {
    rig.note(0, 100, 60);
    rig.note(0, 100, 64);
    rig.runTo(100);
    rig.midi.close();
    assertEquals(List.of("903c72", "904072", "803c00", "804000"), rig.bytes());
    assertFalse(rig.port("Synth").open);
  }

  @Test
  void closingOneOutputSendsItsEndsAndLeavesTheOthers() throws Exception {
    MidiRig live = new MidiRig();
    live.open("Synth").open("drum");
    live.note(0, 100, 60);
    live.runTo(100);
    Thread turning = Thread.ofPlatform().daemon(true).start(() -> turnUntilGone(live));
    assertEquals(List.of("Synth"), live.midi.close("synth"));
    turning.join();
    assertEquals(List.of("903c72", "803c00"), live.bytes());
    assertTrue(live.port("Drum Machine").open);
    live.note(200, 0.1, 62);
    live.runTo(500);
    assertEquals(3, live.port("Drum Machine").log.size());
  }

  private static void turnUntilGone(MidiRig rig) {
    while (rig.port("Synth").open) rig.midi.turn();
  }

  @Test
  void badOptionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new OutletOptions(Set.of(), 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new OutletOptions(Set.of(), 1, 3_000_000_000L));
    MidiUnavailable no =
        assertThrows(MidiUnavailable.class, () -> rig.midi.open("piano", OutletOptions.PLAIN));
    assertEquals("no MIDI output is called piano; there is Synth, Drum Machine", no.getMessage());
  }

  @Test
  void whatIsForMidiAloneIsKnown() {
    assertTrue(rig.midi.hasToItself(cueOf("d1", Map.of("s", "midi"))));
    assertFalse(rig.midi.hasToItself(cueOf("d1", Map.of("s", "bd"))));
    rig.open("Synth", new OutletOptions(Set.of("d3"), 1, 0));
    assertTrue(rig.midi.hasToItself(cueOf("d3", Map.of("s", "bd"))));
  }

  private static org.zadenza.schedule.Cue cueOf(String slot, Map<String, Object> controls) {
    return new org.zadenza.schedule.Cue(
        slot,
        0,
        1,
        1,
        org.zadenza.time.Span.of(0, 1),
        Controls.copyOf(controls),
        org.zadenza.pattern.Sources.NONE);
  }
}
