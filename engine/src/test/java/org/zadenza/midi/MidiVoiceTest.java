// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.pattern.Controls;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.MidiVoice;

/** What our instruments are on a MIDI device. */
class MidiVoiceTest {
  private static final MidiVoice LEAD =
      new MidiVoice(3, 81, 48, false, List.of(new MidiVoice.Controller("cutoff", 74, 200, 8_000)));
  private static final MidiVoice TOM = new MidiVoice(10, MidiVoice.NONE, 45, true, List.of());

  private static final Instruments MINE =
      new Instruments() {
        @Override
        public DirtVoice dirt(Controls cue) {
          return null;
        }

        @Override
        public MidiVoice midi(Controls cue) {
          String s = cue.text("s", "");
          return s.equals("mylead") ? LEAD : s.equals("mytom") ? TOM : null;
        }
      };

  private final MidiRig rig = new MidiRig().open("Synth");

  private List<String> sent(Instruments instruments, Object... pairs) {
    rig.midi.instruments(instruments);
    rig.port("Synth").log.clear();
    Controls controls = Controls.EMPTY;
    for (int i = 0; i < pairs.length; i += 2) {
      controls = controls.with((String) pairs[i], pairs[i + 1]);
    }
    rig.cue("d1", rig.clock.nanos() / MidiRig.MS + 100, 0.1, controls);
    rig.runTo(rig.clock.nanos() / MidiRig.MS + 500);
    return rig.bytes();
  }

  @Test
  void aProgramIsSentWhereItChangesAndControllersRunOverTheirRange() {
    assertEquals(
        List.of("c251", "b24a00", "923072", "823000"), sent(MINE, "s", "mylead", "cutoff", 200.0));
    assertEquals(
        List.of("b24a7f", "923c72", "823c00"),
        sent(MINE, "s", "mylead", "note", 60.0, "cutoff", 9e9));
    assertEquals(
        List.of("c205", "923072", "823000"), sent(MINE, "s", "mylead", "progNum", 5.0, "n", -12.0));
    assertEquals(List.of("c251", "924072", "824000"), sent(MINE, "s", "mylead", "n", 4.0));
    assertEquals(List.of("c151", "913072", "813000"), sent(MINE, "s", "mylead", "midichan", 2.0));
  }

  @Test
  void theNumberOfADrumIsNoPitch() {
    assertEquals(List.of("992d72", "892d00"), sent(MINE, "s", "mytom"));
    assertEquals(List.of("992d72", "892d00"), sent(MINE, "s", "mytom", "n", 3.0));
    assertEquals(List.of("993272", "893200"), sent(MINE, "s", "mytom", "note", 50.0));
  }

  @Test
  void generalMidisNamesSendTheirProgram() {
    PatchLibrary patches = PatchLibrary.bundled();
    assertEquals(
        List.of("c028", "904572", "804500"), sent(patches, "s", "gm_violin", "note", 69.0));
    assertEquals(List.of("992472", "892400"), sent(patches, "s", "808bd", "n", 7.0));
    assertEquals(List.of("992672", "892600"), sent(patches, "s", "sd", "bank", "RolandTR909"));
  }

  @Test
  void anInstrumentWithoutAFileIsAsItWas() {
    assertEquals(List.of("903c72", "803c00"), sent(MINE, "s", "other", "note", 60.0));
    assertEquals(List.of(), sent(MINE, "s", "other"));
  }
}
