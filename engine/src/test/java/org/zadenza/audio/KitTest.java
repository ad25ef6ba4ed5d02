// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.zadenza.dsp.Hearing;

/** Drums sound like drums. */
class KitTest {
  private static float[] hit(Object... controls) {
    return Stage.sound(1 << 16, Stage.cue(0, controls)).left();
  }

  private static double part(float[] x, double lowHz, double highHz) {
    return Hearing.partInBand(x, lowHz, highHz, Stage.RATE);
  }

  @Test
  void theKickIsLowAndFallsInPitch() {
    float[] kick = hit("s", "bd");
    assertTrue(part(kick, 20, 200) > 0.9);
    float[] early = Arrays.copyOfRange(kick, 100, 1300);
    float[] late = Arrays.copyOfRange(kick, 7200, 12_000);
    assertTrue(Hearing.pitchHz(early, 60, 200, Stage.RATE) > 75);
    assertEquals(49, Hearing.pitchHz(late, 35, 120, Stage.RATE), 3);
    assertEquals(
        -36, Hearing.dB(Hearing.rms(kick, 14_400, 16_800) / Hearing.rms(kick, 0, 2400)), 8);
  }

  @Test
  void hatsAreHighAndTheOpenOneIsLonger() {
    assertTrue(part(hit("s", "hh"), 5000, 24_000) > 0.9);
    float[] closed = hit("s", "hh");
    float[] open = hit("s", "oh");
    assertTrue(Hearing.rms(open, 9600, 14_400) > 100 * Hearing.rms(closed, 9600, 14_400));
  }

  @Test
  void theSnareHasASkinAndWires() {
    float[] snare = hit("s", "sn");
    assertTrue(part(snare, 120, 450) > 0.15, "skin " + part(snare, 120, 450));
    assertTrue(part(snare, 2000, 12_000) > 0.3, "wires " + part(snare, 2000, 12_000));
  }

  @Test
  void tomsGoUp() {
    double[] found = new double[3];
    String[] toms = {"lt", "mt", "ht"};
    for (int i = 0; i < 3; i++) {
      float[] ring = Arrays.copyOfRange(hit("s", toms[i]), 9600, 16_800);
      found[i] = Hearing.pitchHz(ring, 60, 260, Stage.RATE);
    }
    assertEquals(82, found[0], 4);
    assertEquals(118, found[1], 5);
    assertEquals(168, found[2], 7);
  }

  @Test
  void speedTunesADrum() {
    float[] ring = Arrays.copyOfRange(hit("s", "mt", "speed", 1.5), 9600, 16_800);
    assertEquals(177, Hearing.pitchHz(ring, 120, 260, Stage.RATE), 7);
  }

  @Test
  void theKitIsBalanced() {
    for (String name : "bd sn hh oh cp rim lt mt ht cr rd cb".split(" ")) {
      double peak = Hearing.dB(Hearing.peak(hit("s", name)));
      assertTrue(peak > -12 && peak < -5.5, name + " peaks at " + peak + " dBFS");
    }
  }
}
