// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.dsp.Hearing;

class PitchTest {
  /** The organ's lowest drawbar lies an octave down, and the bell has no one pitch. */
  static List<String> pitched() {
    return Stage.PATCHES.patches().stream()
        .filter(p -> p.kind().held() && !p.kind().word().equals("noise"))
        .map(Patch::name)
        .filter(name -> !List.of("superhammond", "bell").contains(name))
        .toList();
  }

  private static double heard(double near, Object... controls) {
    float[] x = Stage.sound(Stage.RATE / 2, Stage.cue(0, controls)).left();
    float[] steady = Arrays.copyOfRange(x, 6000, 20_000);
    return Hearing.pitchHz(steady, near * 0.72, near * 1.4, Stage.RATE);
  }

  @ParameterizedTest
  @MethodSource("pitched")
  void noteFiftySevenIsA3(String name) {
    assertEquals(220, heard(220, "s", name, "note", 57.0), 2.2);
  }

  @ParameterizedTest
  @MethodSource("pitched")
  void highAndLowNotesAreInTuneToo(String name) {
    assertEquals(880, heard(880, "s", name, "note", 81.0), 8.8);
    assertEquals(82.407, heard(82.4, "s", name, "note", "e2"), 0.83);
  }

  @Test
  void everyWayToNameAPitchAgrees() {
    assertEquals(311.127, heard(311, "s", "triangle", "note", "eb4"), 1);
    assertEquals(311.127, heard(311, "note", "d#4"), 1);
    assertEquals(300, heard(300, "s", "triangle", "freq", 300.0), 1);
    assertEquals(261.626, heard(261, "s", "superpiano"), 1);
    assertEquals(329.628, heard(329, "s", "superpiano", "n", 4.0), 1);
    assertEquals(164.814, heard(164, "s", "superpiano", "n", 4.0, "octave", 4.0), 1);
    assertEquals(65.406, heard(65, "s", "sawtooth"), 0.3);
    assertEquals(440, heard(440, "s", "sine", "note", 57.0, "speed", 2.0), 1);
  }
}
