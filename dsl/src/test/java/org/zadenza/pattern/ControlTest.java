// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.time.Span;

class ControlTest {
  /** The controls that Tidal and Strudel both have, by name or alias. */
  private static final String SHARED =
      """
      accelerate amp att attack bandf bandq bank begin binshift bpf bpq ccn ccv channel clip coarse
      comb cps crush ctf ctlNum ctranspose cut cutoff decay degree delay delayfb delayfeedback
      delayt delaytime det detune dfb distort djf dry dt dur end enhance expression fadeInTime
      fadeOutTime fadeTime frameRate frames freeze freq fshift fshiftnote fshiftphase gain gat gate
      harmonic hbrick hcutoff hold hours hpf hpq hresonance imag kcutoff krush lbrick legato leslie
      lock loop lpf lpq lrate lsize midibend midichan midicmd miditouch minutes mtranspose n note
      nrpnn nudge octave octaveR octer octersub octersubsub orbit overgain overshape pan panorient
      panspan pansplay panwidth phasdp phaserdepth phaserrate polyTouch progNum real rel release
      resonance ring ringdf ringf room s scram seconds semitone shape size slide smear songPtr
      sound speed squiz stepsPerOctave sus sustain sustainpedal sz tremolodepth triode tsdelay uid
      unit val velocity voice vowel waveloss xsdelay
      """;

  @Test
  void everySharedControlIsThere() {
    for (String name : SHARED.split("\\s+")) assertNotNull(Control.find(name), name);
  }

  @Test
  void everyControlSaysWhatItIs() {
    Set<String> names = new HashSet<>();
    for (Control control : Control.all()) {
      assertFalse(control.doc().isBlank() || control.doc().endsWith("."), control.name());
      assertFalse(control.example().isBlank(), control.name());
      assertTrue(names.add(control.name()), control.name());
      for (String alias : control.aliases()) assertTrue(names.add(alias), alias);
      for (String part : control.parts()) assertNotNull(Control.find(part), part);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s, bd:3:0.5, '{gain=0.5, n=3.0, s=bd}'",
    "lpf, 300:0.2:4, '{cutoff=300.0, lpenv=4.0, resonance=0.2}'",
    "delay, 0.5:0.25:0.6, '{delay=0.5, delayfeedback=0.6, delaytime=0.25}'",
    "room, 0.5:0.9, '{room=0.5, roomsize=0.9}'",
    "vib, 4:0.5, '{vib=4.0, vibmod=0.5}'",
    "fm, 4:1.5, '{fm=4.0, fmh=1.5}'",
    "phaser, 2:0.5, '{phaserdepth=0.5, phaserrate=2.0}'",
    "sus, 2, '{sustain=2.0}'",
    "unknown, 2, '{unknown=2.0}'",
  })
  void aListSetsSeveralControls(String name, String value, String controls) {
    Pattern pattern = Control.named(name).pattern(value);
    assertEquals(controls, pattern.events(Span.of(0, 1)).get(0).value().toString());
  }

  @Test
  void aSoundThatIsCalledANumberIsAName() {
    assertEquals(Controls.of("s", "808").with("n", 3.0), first(Control.named("s"), "808:3"));
    assertEquals(Controls.of("bank", "909"), first(Control.named("bank"), "909"));
  }

  private static Object first(Control control, String notation) {
    return control.pattern(notation).events(Span.of(0, 1)).getFirst().value();
  }
}
