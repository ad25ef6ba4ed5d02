// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.safetensors.WeightsException;

/** How loud a sound is, apart from what it sounds like. */
class LevelsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int HOP = 64;

  private static float[] tone(int samples, double size) {
    float[] out = new float[samples];
    for (int t = 0; t < samples; t++) out[t] = (float) (size * Math.sin(0.3 * t));
    return out;
  }

  @Test
  void zeroIsEighteenDecibelsBelowFullScaleAndOneIsTwentyMore() {
    for (float level : Levels.of(tone(2000, 0.125 * Math.sqrt(2)), HOP)) {
      assertEquals(0, level, 0.02);
    }
    for (float level : Levels.of(tone(2000, 0.0125 * Math.sqrt(2)), HOP)) {
      assertEquals(-1, level, 0.02);
    }
  }

  /** Also of noise that changes by 40 dB from one frame to the next. */
  @Test
  void aLevelledSoundWithItsLevelsIsTheSound() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] sound = new float[1 + random.nextInt(5000)];
    double size = 0.5;
    for (int t = 0; t < sound.length; t++) {
      if (random.nextInt(100) == 0) size = Math.pow(10, random.nextDouble(-2, 0));
      sound[t] = (float) (size * random.nextDouble(-1, 1));
    }
    float[] levels = Levels.of(sound, HOP);
    float[] levelled = Levels.levelled(sound, HOP);
    Levels gain = new Levels();
    for (int t = 0; t < sound.length; t++) {
      if (t % HOP == 0) gain.frame(levels[t / HOP], HOP);
      assertEquals(sound[t], gain.next() * levelled[t], 1e-6, "at " + t + " seed=" + SEED);
    }
  }

  @Test
  void howLoudASoundIsDoesNotChangeWhatIsMadeOfIt() {
    float[] loud = Levels.levelled(tone(2000, 0.5), HOP);
    float[] soft = Levels.levelled(tone(2000, 0.005), HOP);
    for (int t = 0; t < loud.length; t++) assertEquals(loud[t], soft[t], 1e-4, "at " + t);
  }

  @Test
  void silenceStaysSilent() {
    for (float sample : Levels.levelled(new float[500], HOP)) assertEquals(0, sample);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, -100, Double.POSITIVE_INFINITY})
  void noCodeMakesAnythingLouderThanTheLoudest(double level) {
    Levels gain = new Levels();
    gain.frame(0, HOP);
    for (int t = 0; t < HOP; t++) gain.next();
    gain.frame(level, HOP);
    for (int t = 0; t < HOP; t++) {
      float next = gain.next();
      assertTrue(next > 0.004 && next < 5.02, level + " gives " + next);
    }
  }

  @Test
  void fromFrameToFrameTheGainGoesSmoothly() {
    SplittableRandom random = new SplittableRandom(SEED);
    Levels gain = new Levels();
    double before = Double.NaN;
    for (int frame = 0; frame < 50; frame++) {
      gain.frame(random.nextDouble(-1, 0.5), HOP);
      for (int t = 0; t < HOP; t++) {
        double next = Math.log10(gain.next());
        assertTrue(!(Math.abs(next - before) > 1.5 / HOP + 1e-4), "a jump, seed=" + SEED);
        before = next;
      }
    }
  }

  /** The network is told nothing of it, so that nothing else changes. */
  @Test
  void aNoteWithALevelOfHalfOneMoreIsTenDecibelsLouder() throws WeightsException {
    Nsynth net = RandomNsynth.network(NsynthShape.tiny(), SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] soft = new float[4][net.shape().code()];
    float[][] loud = new float[4][];
    for (int f = 0; f < soft.length; f++) {
      for (int k = 0; k < soft[f].length; k++) soft[f][k] = (float) random.nextDouble(-1, 0);
      loud[f] = soft[f].clone();
      loud[f][net.shape().latents()] += 0.5f;
    }
    SoundDecoder decoder = new SoundDecoder(net, 2);
    float[][] made =
        decoder.decode(
            List.of(new SoundDecoder.Wanted(soft, 60, 3), new SoundDecoder.Wanted(loud, 60, 3)), 1);
    for (int t = 0; t < made[0].length; t++) {
      assertEquals(made[0][t] * Math.sqrt(10), made[1][t], 1e-5, "at " + t + " seed=" + SEED);
    }
  }
}
