// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a sound's spectrum: the DJ's filter, vowels, comb, ring, valve and crunch. */
class ColourTest {
  private static final double RATE = 48_000;

  /** Works in place on {@code x[from..to)}. */
  private interface Kernel {
    void process(float[] x, int from, int to);
  }

  private static float[] sine(double hz, double level) {
    float[] x = new float[48_000];
    for (int i = 0; i < x.length; i++) x[i] = (float) (level * Sine.of(hz * i / RATE));
    return x;
  }

  private static float[] through(Kernel kernel, double hz, double level) {
    float[] x = sine(hz, level);
    kernel.process(x, 0, x.length);
    return java.util.Arrays.copyOfRange(x, 24_000, 48_000);
  }

  /** How loud a sine comes out over how it went in. */
  private static double gainDb(Kernel kernel, double hz) {
    return levelDb(through(kernel, hz, 1), hz);
  }

  /** The level of one partial, 0 dB for a sine of 1. */
  private static double levelDb(float[] x, double hz) {
    return 10 * Math.log10(Hearing.energyAt(x, hz, RATE) * 16 + 1e-30);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, LOW, 69.3",
    "0.25, LOW, 447.2",
    "0.4, LOW, 2885",
    "0.75, HIGH, 447.2",
    "0.9, HIGH, 2885"
  })
  void theDjsFilterHasOneCorner(double place, SweptFilter.Part part, double cornerHz) {
    DjFilter filter = new DjFilter(RATE);
    for (double factor : new double[] {0.25, 0.5, 1, 2, 4}) {
      filter.start(place);
      double hz = cornerHz * factor;
      double expected = SweptFilterTest.theoryDb(part, hz, cornerHz, 1);
      if (part == SweptFilter.Part.HIGH) {
        expected += SweptFilterTest.theoryDb(SweptFilter.Part.LOW, hz, 10_000, 1);
      }
      assertEquals(expected, gainDb(filter::process, hz), 0.15, place + " at " + hz);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aVowelsFormantsAreItsLoudestPlaces(int vowel) {
    Formants formants = new Formants(RATE);
    double first = Formants.centreHz(vowel, 0);
    double second = Formants.centreHz(vowel, 1);
    formants.start(vowel);
    double top = gainDb(formants::process, first);
    formants.start(vowel);
    assertTrue(top > gainDb(formants::process, first * 0.5) + 8);
    formants.start(vowel);
    double between = gainDb(formants::process, Math.sqrt(first * second));
    assertTrue(top > between + 6, top + " over " + between);
    assertEquals(12, top, 1.5, "a make-up of 4");
  }

  @Test
  void theCombsTeethAreWhereTheyShouldBe() {
    Comb comb = new Comb();
    for (int tooth = 0; tooth < 5; tooth++) {
      comb.start(0.125);
      double spacing = RATE / 64;
      assertEquals(0, gainDb(comb::process, (tooth + 1) * spacing), 0.01);
      comb.start(0.125);
      assertTrue(gainDb(comb::process, (tooth + 0.5) * spacing) < -90);
    }
  }

  @Test
  void aRingPutsTwoNeighboursBesideEveryPartial() {
    RingModulator ring = new RingModulator(RATE);
    ring.start(0.5, 300, 0);
    float[] x = through(ring::process, 1000, 1);
    assertEquals(0, levelDb(x, 1000), 0.01);
    assertEquals(-12.04, levelDb(x, 700), 0.05);
    assertEquals(-12.04, levelDb(x, 1300), 0.05);
    assertTrue(levelDb(x, 850) < -80);
  }

  @Test
  void aRingSlidesForASecond() {
    RingModulator ring = new RingModulator(RATE);
    ring.start(1, 200, 400);
    float[] x = new float[96_000];
    java.util.Arrays.fill(x, 1);
    ring.process(x, 0, x.length);
    float[] late = java.util.Arrays.copyOfRange(x, 60_000, 96_000);
    assertEquals(0, levelDb(late, 600), 0.1);
    float[] early = java.util.Arrays.copyOfRange(x, 0, 4800);
    assertTrue(levelDb(early, 205) > levelDb(early, 600) + 30);
  }

  @Test
  void aValveAddsEvenPartialsAndNoOffset() {
    Triode triode = new Triode(RATE);
    triode.start(1);
    float[] x = through(triode::process, 500, 0.4);
    assertTrue(levelDb(x, 1000) > levelDb(x, 1500), "even before odd");
    assertTrue(levelDb(x, 1000) > -40);
    double mean = 0;
    for (float sample : x) mean += sample / x.length;
    assertEquals(0, mean, 1e-4);
  }

  @Test
  void distortionAddsOddPartialsThatGrow() {
    Distortion distortion = new Distortion();
    double before = -300;
    for (double amount : new double[] {0.1, 0.3, 0.6, 1}) {
      distortion.start(amount, 1);
      float[] x = through(distortion::process, 500, 0.4);
      double third = levelDb(x, 1500) - levelDb(x, 500);
      assertTrue(third > before, amount + ": " + third);
      assertTrue(levelDb(x, 1000) < -90, "no even ones");
      before = third;
    }
    distortion.start(1, 0.5);
    double half = levelDb(through(distortion::process, 500, 0.4), 500);
    distortion.start(1, 1);
    assertEquals(6.02, levelDb(through(distortion::process, 500, 0.4), 500) - half, 0.01);
  }

  @Test
  void offIsNothing() {
    float[] x = sine(440, 0.5);
    float[] y = x.clone();
    Tremolo tremolo = new Tremolo(RATE);
    tremolo.start(0, 1, 0);
    Phaser phaser = new Phaser(RATE);
    phaser.start(0, 1, 900, 1.5);
    RingModulator ring = new RingModulator(RATE);
    ring.start(0, 100, 0);
    Triode triode = new Triode(RATE);
    triode.start(0);
    Distortion distortion = new Distortion();
    distortion.start(0, 1);
    Comb comb = new Comb();
    comb.start(0);
    DjFilter dj = new DjFilter(RATE);
    dj.start(-1);
    Formants formants = new Formants(RATE);
    formants.start(-1);
    for (Kernel kernel :
        new Kernel[] {
          tremolo::process,
          phaser::process,
          ring::process,
          triode::process,
          distortion::process,
          comb::process,
          dj::process,
          formants::process
        }) {
      kernel.process(y, 0, y.length);
      org.junit.jupiter.api.Assertions.assertArrayEquals(x, y);
    }
  }
}
