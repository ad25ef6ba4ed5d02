// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Hearing;
import org.zadenza.dsp.Loudness;

/** Drums sound like drums. */
@Tag("slow")
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

  /** In LUFS over the loudest tenth of a second, or 0.4 s of what is held. */
  private static double loudness(Patch patch, int n) {
    boolean held = patch.kind().held();
    String count = patch.counted() ? "n" : "coarse";
    Stage.Sound sound =
        Stage.sound(48_000, Stage.cue(0, "s", patch.name(), count, (double) n, "gain", 0.7));
    double quarter = Hearing.dB(Math.pow(0.7, 4));
    return Loudness.loudest(sound.left(), sound.right(), held ? 19_200 : 4_800) - quarter;
  }

  @Test
  void theKitIsBalanced() {
    for (String name : "bd sn hh oh cp lt mt ht cr rd cb sh tb".split(" ")) {
      Patch patch = Stage.PATCHES.find(name);
      for (int n = 0; n <= patch.variants().size(); n++) {
        double lufs = loudness(patch, n);
        assertTrue(lufs > -23 && lufs < -14.5, name + ":" + n + " has " + lufs + " LUFS");
      }
    }
  }

  @Test
  void everyDrumIsNearTheKit() {
    for (Patch patch : Stage.PATCHES.patches()) {
      for (int n = 0; n <= patch.variants().size(); n++) {
        if (patch.kind().held() || patch.variant(n).kind().held()) continue;
        double lufs = loudness(patch, n);
        assertTrue(lufs > -26.5 && lufs < -14.5, patch.name() + ":" + n + " has " + lufs + " LUFS");
      }
    }
  }

  @Test
  void heldInstrumentsAreAboutAsLoudAsOneAnother() {
    for (Patch patch : Stage.PATCHES.patches()) {
      boolean fades = patch.contour().sustain() == 0 || patch.kind().indexOf("ring") >= 0;
      if (!patch.kind().held() || fades || patch.kind() == VoiceKind.SPARK) continue;
      double lufs = loudness(patch, 0);
      assertTrue(lufs > -24 && lufs < -17, patch.name() + " has " + lufs + " LUFS");
    }
  }
}
