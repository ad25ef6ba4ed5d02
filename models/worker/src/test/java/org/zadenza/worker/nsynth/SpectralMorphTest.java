// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralMorphTest {
  private static final int SAMPLES = 5000;

  @Test
  void atItsEndsAreTheSoundsThemselves() {
    SplittableRandom random = new SplittableRandom(5);
    float[] from = noise(random, 0.5);
    float[] to = noise(random, 0.02);
    SpectralMorph morph = new SpectralMorph();
    assertArrayEquals(from, morph.between(from, to, all(0)), 1e-6f);
    assertArrayEquals(to, morph.between(from, to, all(1)), 1e-6f);
  }

  /** A partial's level goes in a straight line in decibels. */
  @ParameterizedTest
  @ValueSource(floats = {0.25f, 0.5f, 0.75f})
  void levelsInDecibelsAreMixed(float part) {
    float[] from = cosine(0.8);
    float[] to = cosine(0.008);
    float[] mixed = new SpectralMorph().between(from, to, all(part));
    double wanted = 0.8 * Math.pow(0.01, part);
    assertEquals(wanted, level(mixed), 0.02 * wanted);
  }

  @Test
  void whatOneHasAloneIsFaintMidway() {
    float[] mixed = new SpectralMorph().between(cosine(0.5), new float[SAMPLES], all(0.5f));
    assertEquals(0.007, level(mixed), 0.001); // between -6 dB and the softest, -80 dB
  }

  @Test
  void betweenSilenceIsSilence() {
    float[] silence = new float[SAMPLES];
    assertArrayEquals(silence, new SpectralMorph().between(silence, silence, all(0.5f)));
  }

  @Test
  void onTheWayItBeginsWithTheOneAndEndsWithTheOther() {
    float[] from = cosine(0.8);
    float[] to = cosine(0.1);
    float[] part = new float[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) part[t] = t < SAMPLES / 2 ? 0 : 1;
    float[] mixed = new SpectralMorph().between(from, to, part);
    for (int t = 0; t < 1500; t++) assertEquals(from[t], mixed[t], 1e-5);
    for (int t = 3500; t < SAMPLES; t++) assertEquals(to[t], mixed[t], 1e-5);
  }

  private static float[] all(float part) {
    float[] out = new float[SAMPLES];
    Arrays.fill(out, part);
    return out;
  }

  private static float[] noise(SplittableRandom random, double size) {
    float[] out = new float[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) out[t] = (float) random.nextDouble(-size, size);
    return out;
  }

  private static float[] cosine(double size) {
    float[] out = new float[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) {
      out[t] = (float) (size * Math.cos(2 * Math.PI * 440 * t / 16_000));
    }
    return out;
  }

  /** The amplitude of a sine that is as loud, away from the borders. */
  private static double level(float[] sound) {
    double sum = 0;
    for (int t = 1100; t < 3900; t++) sum += sound[t] * sound[t];
    return Math.sqrt(2 * sum / 2800);
  }
}
