// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes and goes: tremolo, phaser and Leslie; and what gives way: compressor and ducker. */
class MovementTest {
  private static final double RATE = 48_000;

  private static float[] sine(double hz, double level, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < x.length; i++) x[i] = (float) (level * Sine.of(hz * i / RATE));
    return x;
  }

  @Test
  void aTremoloGoesAsDeepAndComesAsOftenAsItShould() {
    Tremolo tremolo = new Tremolo(RATE);
    tremolo.start(4, 0.6, 0);
    float[] x = new float[48_000];
    java.util.Arrays.fill(x, 1);
    tremolo.process(x, 0, x.length);
    for (int turn = 0; turn < 4; turn++) {
      assertEquals(1, x[turn * 12_000], 1e-4);
      assertEquals(0.4, x[turn * 12_000 + 6000], 1e-4);
    }
    tremolo.start(4, 0.6, 0.5);
    java.util.Arrays.fill(x, 1);
    tremolo.process(x, 0, x.length);
    assertEquals(0.4, x[0], 1e-4);
  }

  /** The loudness over time of a sine, in pieces of 240 frames. */
  private static float[] loudness(float[] x) {
    float[] out = new float[x.length / 240];
    for (int i = 0; i < out.length; i++) out[i] = (float) Hearing.rms(x, i * 240, i * 240 + 240);
    return out;
  }

  @Test
  void aPhasersNotchesPassAtItsRate() {
    Phaser phaser = new Phaser(RATE);
    phaser.start(2, 1, 900, 1.5);
    float[] x = sine(1000, 1, 192_000);
    phaser.process(x, 0, x.length);
    float[] level = loudness(x);
    assertTrue(Hearing.peak(level) > 0.65, "peak " + Hearing.peak(level));
    float least = 1;
    for (float l : level) least = Math.min(least, l);
    assertTrue(least < 0.1, "notch " + least);
    assertEquals(2, Hearing.pitchHz(level, 1.2, 3.5, 200), 0.03);
  }

  @Test
  void aPhasersNotchLiesWhereTheAllPassesTurnByHalf() {
    Phaser phaser = new Phaser(RATE);
    for (double factor : new double[] {Math.tan(Math.PI / 8), Math.tan(3 * Math.PI / 8)}) {
      phaser.start(1e-6, 1, 1000, 0);
      double tangent = Math.tan(Math.PI * 1000 / RATE);
      double hz = Math.atan(factor * tangent) * RATE / Math.PI;
      float[] x = sine(hz, 1, 48_000);
      phaser.process(x, 0, x.length);
      assertTrue(Hearing.dB(Hearing.rms(x, 24_000, 48_000)) < -70, "at " + hz);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 6.7})
  void aLeslieThrobsAtItsRateAndWanders(double hz) {
    Leslie leslie = new Leslie(RATE);
    leslie.set(1, hz, 0.3);
    int settle = 5 * 48_000;
    float[] left = sine(3000, 0.5, settle + 4 * 48_000);
    float[] right = left.clone();
    leslie.process(left, right, 0, left.length);
    float[] l = loudness(java.util.Arrays.copyOfRange(left, settle, left.length));
    float[] r = loudness(java.util.Arrays.copyOfRange(right, settle, right.length));
    double between = 0;
    for (int i = 0; i < l.length; i++) between = Math.max(between, Math.abs(l[i] - r[i]));
    assertTrue(between > 0.1, "sides " + between);
    assertEquals(hz, Hearing.pitchHz(l, 0.7 * hz, 1.4 * hz, 200), 0.05 * hz);
  }

  @Test
  void aLeslieThatIsTurnedOffCostsNothingAndChangesNothing() {
    Leslie leslie = new Leslie(RATE);
    leslie.set(1, 6.7, 0.3);
    float[] x = sine(500, 0.5, 48_000);
    leslie.process(x, x.clone(), 0, x.length);
    leslie.set(0, 6.7, 0.3);
    float[] y = sine(500, 0.5, 48_000);
    leslie.process(y, y.clone(), 0, y.length);
    float[] z = sine(500, 0.5, 4800);
    leslie.process(z, z.clone(), 0, z.length);
    org.junit.jupiter.api.Assertions.assertArrayEquals(sine(500, 0.5, 4800), z);
  }

  private static double held(Compressor compressor, double levelDb) {
    double level = Power.ofDecibels(levelDb);
    float[] x = sine(1000, level, 96_000);
    compressor.process(x, x.clone(), 0, x.length);
    return Hearing.dB(Hearing.peak(x, 48_000, 96_000));
  }

  @Test
  void aCompressorFollowsItsCurve() {
    for (double ratio : new double[] {2, 4, 20}) {
      for (double in : new double[] {-50, -35, -30, -24, -12, 0}) {
        Compressor compressor = new Compressor(RATE);
        compressor.set(-30, ratio, 0, 0.0001, 0.5);
        double expected = in <= -30 ? in : -30 + (in + 30) / ratio;
        assertEquals(expected, held(compressor, in), 0.3, ratio + ":1 at " + in);
      }
    }
    Compressor soft = new Compressor(RATE);
    soft.set(-30, 4, 12, 0.0001, 0.5);
    assertEquals(-30 - 0.75 * 36 / 24, held(soft, -30), 0.3, "half way into the knee");
  }

  @Test
  void aCompressorOpensInItsTime() {
    Compressor compressor = new Compressor(RATE);
    compressor.set(-40, 100, 0, 0.001, 0.2);
    float[] loud = new float[48_000];
    java.util.Arrays.fill(loud, 1);
    compressor.process(loud, loud.clone(), 0, loud.length);
    assertEquals(-39.6, Hearing.dB(loud[47_999]), 0.1);
    float[] quiet = new float[48_000];
    java.util.Arrays.fill(quiet, 1e-4f);
    compressor.process(quiet, quiet.clone(), 0, quiet.length);
    double after = Hearing.dB(quiet[9600] / 1e-4);
    assertEquals(-0.99 * 20 * Math.log10(Math.exp(-1) / 0.01), after, 0.3, "one time constant");
    assertEquals(1e-4, quiet[47_999], 1e-7);
  }

  @Test
  void aDuckerFallsAndComesBackInItsTimes() {
    Ducker ducker = new Ducker(RATE);
    ducker.duck(0.25, 0.01, 0.2);
    double level = 1;
    for (int i = 0; i < 480; i++) level = ducker.next();
    assertEquals(0.5, level, 1e-6);
    for (int i = 0; i < 4800; i++) level = ducker.next();
    assertEquals(Math.sqrt(0.5), level, 1e-6, "half way in decibels");
    for (int i = 0; i < 4801; i++) level = ducker.next();
    assertEquals(1, level);
    assertTrue(!ducker.ducking());
    ducker.duck(1, 0, 0.1);
    assertEquals(0.01, ducker.next(), 1e-9);
  }
}
