// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Hearing;

class PitchTest {
  /** What makes an instrument broad or moving: it has one pitch without it. */
  private static final Set<String> MOVEMENT =
      Set.of("cents", "detune", "bend", "sweep", "shimmer", "index", "index2", "click");

  /** Their names say that they are noises. */
  private static final Set<String> UNPITCHED =
      Set.of(
          "birds",
          "can",
          "click",
          "crackle",
          "glitch",
          "industrial",
          "metal",
          "808cl",
          "woodblock");

  private static final Set<VoiceKind> NO_PITCH = Set.of(VoiceKind.NOISE, VoiceKind.SPARK);

  static List<Patch> pitched() {
    return Stage.PATCHES.patches().stream()
        .filter(p -> p.kind().held() && !NO_PITCH.contains(p.kind()))
        .filter(p -> !UNPITCHED.contains(p.name()))
        .map(PitchTest::still)
        .toList();
  }

  private static Patch still(Patch p) {
    List<Double> params = new ArrayList<>();
    for (Param param : p.kind().params()) {
      boolean moves = MOVEMENT.contains(param.name());
      params.add(moves ? param.held(0) : p.params().get(params.size()));
    }
    return new Patch(
        p.name(), List.of(), p.kind(), p.levelDb(), p.note(), "", Contour.HELD, params);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("pitched")
  void isInTuneToACent(Patch patch) {
    for (double midi : new double[] {41, 57, 69, 81}) {
      double hz = 440 * Math.pow(2, (midi - 69) / 12);
      Stage stage = new Stage(PatchLibrary.of(List.of(patch)));
      stage.play(Stage.cue(0, "s", patch.name(), "note", midi));
      float[] x = stage.render(Stage.RATE / 2, 512).left();
      double ring =
          patch.kind().indexOf("ring") < 0 ? 1 : patch.params().get(patch.kind().indexOf("ring"));
      int end = (int) Math.clamp(0.5 * ring * Stage.RATE, 6_000, 20_000);
      float[] steady = Arrays.copyOfRange(x, Math.min(4_000, end / 3), end);
      double off = Hearing.cents(Hearing.partialHz(steady, hz, Stage.RATE), hz);
      assertTrue(Math.abs(off) < 1, patch.name() + " is off by " + off + " cents at " + midi);
    }
  }

  private static double heard(double near, Object... controls) {
    float[] x = Stage.sound(Stage.RATE / 2, Stage.cue(0, controls)).left();
    float[] steady = Arrays.copyOfRange(x, 6000, 20_000);
    return Hearing.pitchHz(steady, near * 0.72, near * 1.4, Stage.RATE);
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
