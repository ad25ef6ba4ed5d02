// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that are pulled out and put back. */
class HotPlugTest {
  private final MidiRig rig = new MidiRig().open("Synth").open("drum");

  @Test
  void aPortThatVanishesInMidNoteIsToldOnceAndComesBackQuiet() {
    rig.note(0, 10, 60);
    rig.runTo(100);
    FakeHost.Port before = rig.port("Synth");
    rig.host.outputs.remove("Synth");
    before.open = false;
    rig.note(200, 0.1, 62);
    rig.runTo(300);
    for (int i = 0; i < 3; i++) rig.midi.scan();
    assertEquals(List.of("Synth is gone; what is for it is lost until it is back"), rig.told);
    assertEquals(3, rig.port("Drum Machine").log.size(), "the other one plays on");
    rig.host.outputs.add("Synth");
    rig.midi.scan();
    rig.runTo(400);
    assertEquals(List.of("300 803c00"), rig.heard());
    rig.note(500, 0.1, 64);
    rig.runTo(700);
    assertEquals(List.of("300 803c00", "500 904072", "600 804000"), rig.heard());
    assertEquals("Synth is back", rig.told.getLast());
    assertEquals(2, rig.told.size());
  }

  @Test
  void anEndThatWasDueWhileThePortWasAwayIsMadeGood() {
    rig.note(0, 0.2, 60);
    rig.runTo(100);
    rig.host.outputs.remove("Synth");
    rig.port("Synth").open = false;
    rig.midi.scan();
    rig.runTo(300);
    rig.host.outputs.add("Synth");
    rig.midi.scan();
    rig.runTo(400);
    assertEquals(List.of("300 803c00"), rig.heard());
  }

  @Test
  void anEndThatADriverRefusesIsTriedAgainWithTheNextNoteOrTheNextLook() {
    FakeHost.Port synth = rig.port("Synth");
    rig.note(0, 0.2, 60);
    rig.note(0, 0.2, 62);
    rig.runTo(100);
    synth.throwing = true;
    rig.runTo(300);
    synth.throwing = false;
    rig.midi.scan();
    rig.runTo(400);
    assertEquals(
        List.of("0 903c72", "0 903e72", "300 803c00", "300 803e00"), rig.heard(), "by a look");
    rig.note(500, 0.1, 64);
    rig.runTo(550);
    synth.throwing = true;
    rig.runTo(650);
    synth.throwing = false;
    rig.note(700, 0.1, 65);
    rig.note(700, 0.1, 67);
    rig.runTo(750);
    assertTrue(rig.heard().contains("700 804000"), "by a note: " + rig.heard());
  }

  @Test
  void aPortThatThrowsKeepsNobodyElseFromPlaying() {
    rig.port("Synth").throwing = true;
    rig.note(0, 0.1, 60);
    rig.runTo(200);
    assertEquals(2, rig.port("Drum Machine").log.size());
    assertEquals(1, rig.midi.lost());
  }

  @Test
  void anInputThatComesBackIsHeardAgain() throws MidiUnavailable {
    rig.midi.listen("keys");
    rig.host.inputs.remove("Keys");
    rig.midi.scan();
    rig.midi.scan();
    rig.host.inputs.add("Keys");
    rig.midi.scan();
    assertEquals(
        List.of("Keys is gone; it is heard again when it is back", "Keys is back"), rig.told);
    rig.host.ears.get("Keys").received(0, 0x7F4AB0);
    rig.midi.hear();
    assertEquals(1.0, rig.scheduler.inputs().now().get("cc74"));
  }
}
