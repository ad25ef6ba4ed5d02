// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.zadenza.neural.MuLaw;

class PastPeriodsTest {
  private static final long SEED = Long.getLong("seed", 7);

  private final PastPeriods past = new PastPeriods();
  private final float[] guesses = new float[PastPeriods.GUESSES];

  /** The guesses of sample {@code samples} of a sound. */
  private float[] heard(IntToDoubleFunction sound, int samples, double hertz) {
    past.begin();
    for (int t = 0; t < samples; t++) {
      past.next(hertz);
      past.add((float) sound.applyAsDouble(t));
    }
    past.next(hertz);
    past.guesses(guesses, 0);
    return guesses;
  }

  private static double companded(double sample) {
    return Math.signum(sample) * Math.log1p(255 * Math.abs(sample)) / Math.log(256);
  }

  /** Anything whose period is whole samples is guessed exactly, once the means have heard it. */
  @Test
  void whatRepeatsItselfIsGuessed() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 20; round++) {
      int period = random.nextInt(20, 400);
      double[] wave = random.doubles(period, -0.9, 0.9).toArray();
      int samples = 200 * period + 3;
      heard(t -> wave[t % period], samples, 16_000.0 / period);
      double next = companded(wave[samples % period]);
      for (int k = 0; k < 10; k++) {
        if (k == 4) continue; // the sample before with its change
        assertEquals(next, guesses[k], 2e-3, "guess %d, seed %d".formatted(k, SEED));
      }
      assertEquals(companded(wave[(samples - 2) % period]), guesses[10], 1e-5, "two before");
      assertEquals(companded(wave[(samples + 1) % period]), guesses[11], 2e-3, "what comes after");
    }
  }

  /** Tones of any pitch with harmonics up to 5 kHz are, between the samples. */
  @Test
  void aToneOfAnyPitchIsGuessed() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200; round++) {
      double hertz = Excitation.hertz(random.nextDouble(27, 103));
      double phase = random.nextDouble(2 * Math.PI);
      int harmonics = (int) Math.max(1, 5000 / hertz);
      IntToDoubleFunction tone =
          t -> {
            double sum = 0;
            for (int h = 1; h <= harmonics; h++) {
              sum += Math.sin(h * (2 * Math.PI * hertz * t / 16_000 + phase));
            }
            return 0.5 * sum / harmonics;
          };
      double next = tone.applyAsDouble(4000);
      double guess = expanded(heard(tone, 4000, hertz)[3]);
      assertEquals(next, guess, 0.02, "%.1f Hz, seed %d".formatted(hertz, SEED));
    }
  }

  private static double expanded(double y) {
    return Math.signum(y) * Math.expm1(Math.abs(y) * Math.log(256)) / 255;
  }

  /** A longer memory has less of what is not of the note. */
  @Test
  void meansHaveLessNoise() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] longer = {3, 5, 6, 7};
    double[] errors = new double[longer.length];
    for (int round = 0; round < 200; round++) {
      double[] noise = random.doubles(12_001, -0.3, 0.3).toArray();
      float[] found = heard(t -> noise[t], 12_000, 800);
      for (int k = 0; k < longer.length; k++) errors[k] += Math.pow(expanded(found[longer[k]]), 2);
    }
    for (int k = 1; k < longer.length; k++) {
      assertTrue(errors[k] < 0.7 * errors[k - 1], "guess " + longer[k]);
    }
  }

  /** A period is followed while it changes. */
  @Test
  void aGlideIsFollowed() {
    double[] phase = new double[8001];
    for (int t = 1; t < phase.length; t++) {
      phase[t] = phase[t - 1] + 2 * Math.PI * (300 + t * 0.01) / 16_000;
    }
    past.begin();
    for (int t = 0; t < 8000; t++) {
      past.next(300 + t * 0.01);
      past.add((float) (0.5 * Math.sin(phase[t])));
    }
    past.next(380);
    past.guesses(guesses, 0);
    assertEquals(0.5 * Math.sin(phase[8000]), expanded(guesses[3]), 0.02);
  }

  @Test
  void afterTheBeginningNothingIsLeft() {
    heard(t -> 0.5, 3000, 100);
    past.begin();
    past.next(440);
    past.guesses(guesses, 0);
    assertArrayEquals(new float[PastPeriods.GUESSES], guesses);
  }

  /** What drifts away from zero comes back, and a note of any pitch stays what it is. */
  @Test
  void aSoundBesideZeroSettlesAndItsHarmonicsStay() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      double hertz = Excitation.hertz(random.nextDouble(27, 103));
      double beside = random.nextDouble(-0.2, 0.2);
      past.begin();
      double moved = 0;
      for (int t = 0; t < 4000; t++) {
        double tone = 0.4 * Math.sin(2 * Math.PI * hertz * t / 16_000);
        past.next(hertz);
        int drawn = MuLaw.encode(tone + beside);
        int heard = past.settled(drawn);
        past.add((float) (tone + beside));
        moved = MuLaw.decode(drawn) - 0.1 * beside - MuLaw.decode(heard);
        double step = 0.002 + 0.03 * Math.abs(tone + beside);
        if (t > 1000) assertEquals(0, moved, step, "%.1f Hz, seed %d".formatted(hertz, SEED));
      }
    }
  }

  @Test
  void whatGoesOnByItselfComesBackToZero() {
    float[] period = new float[80];
    past.begin();
    for (int t = 0; t < 8000; t++) {
      past.next(200);
      int drawn = MuLaw.encode(t < 80 ? 0.2 + 0.1 * Math.sin(t * Math.PI / 40) : period[t % 80]);
      period[t % 80] = MuLaw.decode(past.settled(drawn));
      past.add(period[t % 80]);
    }
    double sum = 0;
    for (float sample : period) sum += sample;
    assertEquals(0, sum / 80, 0.01);
  }
}
