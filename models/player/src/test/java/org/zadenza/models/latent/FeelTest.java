// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.idiom.DrumsIdiom;

class FeelTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int BARS = 2;
  private static final int STEPS = 16;

  private final Random random = new Random(SEED);
  private final float[][] written = new float[BARS * STEPS][GrooveCodec.WIDTH];
  private final List<List<Integer>> bars = new ArrayList<>();

  FeelTest() {
    for (int bar = 0; bar < BARS; bar++) {
      List<Integer> tokens = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        for (DrumClass drum : List.of(DrumClass.KICK, DrumClass.CLOSED_HAT)) {
          float[] row = written[bar * STEPS + step];
          row[GrooveCodec.VELOCITIES + drum.ordinal()] = 0.6f + 0.4f * random.nextFloat();
          int late = random.nextInt(-48, 49);
          tokens.add(new Feel(step, drum, random.nextInt(45, 100), late).token());
        }
      }
      bars.add(tokens);
    }
  }

  private static List<Feel> feels(List<Integer> tokens) {
    return tokens.stream().map(token -> Feel.of(token).orElseThrow()).toList();
  }

  /** Law: in power, gain to the eighth, each drum of a phrase is as loud as it is written. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void aPhraseIsAsLoudAsItIsWritten(double amount) {
    double[] before = new double[DrumClass.values().length];
    double[] after = new double[before.length];
    for (int bar = 0; bar < BARS; bar++) {
      for (Feel feel : feels(Feel.ofWritten(bars, written, bar, amount))) {
        int drum = feel.drum().ordinal();
        float gain = written[bar * STEPS + feel.step()][GrooveCodec.VELOCITIES + drum];
        double louder = DrumsIdiom.gain((double) feel.velocity() / Feel.AS_WRITTEN);
        before[drum] += Math.pow(gain, 8);
        after[drum] += Math.pow(gain * louder, 8);
      }
    }
    for (int drum = 0; drum < before.length; drum++) {
      assertEquals(before[drum], after[drum], 0.02 * before[drum], "seed=" + SEED);
    }
  }

  /** Law: what nobody wrote has the loudness of velocity 96 on average, whatever the model says. */
  @Test
  void whatNobodyWroteHasALevel() {
    double power = 0;
    int count = 0;
    for (int bar = 0; bar < BARS; bar++) {
      List<Feel> feels = feels(Feel.levelled(bars, bar));
      for (int k = 0; k < feels.size(); k++) {
        power += Math.pow(feels.get(k).velocity(), 3);
        count++;
        assertEquals(feels(bars.get(bar)).get(k).late(), feels.get(k).late());
      }
    }
    assertEquals(96, Math.cbrt(power / count), 3, "seed=" + SEED); // what is above 127 is cut
  }

  @Test
  void noneOfTheFeelIsWhatIsWritten() {
    for (Feel feel : feels(Feel.ofWritten(bars, written, 1, 0))) {
      assertEquals(Feel.AS_WRITTEN, feel.velocity());
      assertEquals(0, feel.late());
    }
  }

  @Test
  void moreOfTheFeelIsMoreOfBoth() {
    List<Feel> half = feels(Feel.ofWritten(bars, written, 0, 0.5));
    List<Feel> whole = feels(Feel.ofWritten(bars, written, 0, 1));
    for (int k = 0; k < half.size(); k++) {
      int some = Math.abs(half.get(k).velocity() - Feel.AS_WRITTEN);
      int all = Math.abs(whole.get(k).velocity() - Feel.AS_WRITTEN);
      assertTrue(some <= all + 4, () -> "seed=" + SEED);
      assertEquals(whole.get(k).late(), 2.0 * half.get(k).late(), 1.01, "seed=" + SEED);
    }
  }
}
