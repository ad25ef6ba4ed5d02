// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.dsp.Hearing;

/**
 * Silence is exact zeros at last, and nothing that sounds leans to one side: 120 dB below full
 * scale at most, and 60 dB where the limiter is hard at work.
 */
@Tag("slow")
class QuietTest {
  static List<String> instruments() {
    return Stage.PATCHES.patches().stream().map(Patch::name).toList();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everySoundWithEveryEffectEndsInZeros(String name) {
    Stage.Sound sound =
        Stage.sound(
            20 * Stage.RATE,
            Stage.cue(
                0,
                "s",
                name,
                "sustain",
                0.2,
                "room",
                0.5,
                "roomfade",
                0.8,
                "delay",
                0.5,
                "delaytime",
                0.05,
                "delayfeedback",
                0.5,
                "leslie",
                0.7,
                "compressor",
                -20.0,
                "cutoff",
                2000.0,
                "lpenv",
                2.0,
                "vowel",
                "o",
                "phaserrate",
                1.0,
                "triode",
                0.5,
                "ring",
                0.3,
                "ringf",
                300.0));
    int from = 19 * Stage.RATE;
    assertTrue(Hearing.peak(sound.left()) > 1e-5);
    for (float x : sound.left()) assertTrue(x == 0 || Math.abs(x) >= Float.MIN_NORMAL);
    assertEquals(0, Hearing.peak(sound.left(), from, sound.left().length));
    assertEquals(0, Hearing.peak(sound.right(), from, sound.right().length));
  }

  private static float[] steady(float[] x) {
    return java.util.Arrays.copyOfRange(x, Stage.RATE, x.length);
  }

  @ParameterizedTest
  @CsvSource({
    "shape, 0.9",
    "distort, 2",
    "triode, 2",
    "crush, 2",
    "coarse, 7",
    "fm, 5",
    "comb, 0.4",
    "djf, 0.3",
    "lpf, 20",
    "vowel, a",
    "leslie, 1",
    "ring, 1",
    "phaserrate, 3",
    "tremolorate, 4",
    "gain, 2"
  })
  void nothingLeansToOneSide(String control, String value) {
    Object set = control.equals("vowel") ? value : (Object) Double.valueOf(value);
    for (String name : List.of("sawtooth", "pulse", "superpiano", "supersaw", "superfm", "bd")) {
      float[] x =
          Stage.sound(
                  5 * Stage.RATE,
                  Stage.cue(0, "s", name, "sustain", 5.0, "note", 48.0, control, set))
              .left();
      double mean = 2 * Math.sqrt(Hearing.energyAt(steady(x), 0, Stage.RATE));
      boolean limited = Hearing.peak(x) > 0.9 * Master.CEILING;
      assertEquals(0, mean, limited ? 1e-3 : 1e-4, name + " with " + control);
    }
  }
}
