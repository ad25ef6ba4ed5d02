// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class OscillatorTest {
  private static final double RATE = 48_000;
  private static final double HZ = 3000 * Math.PI / 3.1;

  private static float[] second(DoubleUnaryOperator nextOfStep) {
    return second(HZ, nextOfStep);
  }

  private static float[] second(double hz, DoubleUnaryOperator nextOfStep) {
    float[] out = new float[(int) RATE];
    for (int i = 0; i < out.length; i++) out[i] = (float) nextOfStep.applyAsDouble(hz / RATE);
    return out;
  }

  /** Energy that is not near a harmonic, as a part of all. */
  private static double inharmonic(float[] sound) {
    float[] x = new float[1 << 15];
    for (int i = 0; i < x.length; i++)
      x[i] = (float) (sound[i] * (1 - Math.cos(2 * Math.PI * i / x.length)));
    double harmonic = 0;
    for (int k = 1; k * HZ < RATE / 2; k++) {
      harmonic += Hearing.partInBand(x, k * HZ - 20, k * HZ + 20, RATE);
    }
    return 1 - harmonic;
  }

  private static double naiveSaw(int i) {
    double t = i * HZ / RATE;
    return 2 * (t - Math.floor(t)) - 1;
  }

  private static float[] wave(String name, double hz) {
    Oscillator o = new Oscillator();
    o.phase(0.123);
    return switch (name) {
      case "saw" -> second(hz, o::saw);
      case "square" -> second(hz, step -> o.pulse(step, 0.5));
      case "pulse" -> second(hz, step -> o.pulse(step, 0.2));
      default -> second(hz, o::triangle);
    };
  }

  /** The loudest that lies below 16 kHz and is no partial, over the fundamental, in dB. */
  private static double aliasDb(float[] sound, double hz) {
    double[] power = Hearing.spectrum(sound, 1 << 15);
    double binHz = RATE / (1 << 15);
    double loudest = 0;
    for (int k = 8; k * binHz < 16_000; k++) {
      double off = Math.abs(k * binHz - hz * Math.rint(k * binHz / hz));
      if (off > 6 * binHz) loudest = Math.max(loudest, power[k]);
    }
    return 10 * Math.log10(loudest / power[(int) Math.rint(hz / binHz)]);
  }

  /** Swept over the keys of a piano and an octave beyond. */
  @ParameterizedTest
  @CsvSource({"saw", "square", "pulse", "triangle"})
  void aliasesLieEightyDecibelsDown(String name) {
    double worst = -300;
    for (double hz = 27.5; hz < 9000; hz *= 1.0823) {
      double alias = aliasDb(wave(name, hz), hz);
      worst = Math.max(worst, alias);
      assertTrue(alias < -80, name + " at " + hz + " Hz: " + alias + " dB");
    }
    System.out.printf("aliases of a %s: at most %.1f dB%n", name, worst);
  }

  @Test
  void theSawAliasesFarLessThanANaiveOne() {
    Oscillator o = new Oscillator();
    float[] naive = new float[(int) RATE];
    for (int i = 0; i < naive.length; i++) naive[i] = (float) naiveSaw(i);
    double rounded = inharmonic(second(o::saw));
    assertTrue(rounded < 0.02, "aliased part " + rounded);
    assertTrue(rounded < inharmonic(naive) / 4, rounded + " against " + inharmonic(naive));
  }

  @Test
  void squareAndTriangleKeepToTheirHarmonics() {
    Oscillator o = new Oscillator();
    assertEquals(0, inharmonic(second(step -> o.pulse(step, 0.5))), 0.02);
    Oscillator p = new Oscillator();
    float[] naive = new float[(int) RATE];
    for (int i = 0; i < naive.length; i++) naive[i] = (float) (2 * Math.abs(naiveSaw(i)) - 1);
    double rounded = inharmonic(second(p::triangle));
    assertTrue(rounded < inharmonic(naive) / 4, rounded + " against " + inharmonic(naive));
  }

  /**
   * A jump without what lies above half the rate overshoots by 9 % (Gibbs): 0.18 of a jump of 2.
   */
  @Test
  void everyWaveSwingsBetweenMinusOneAndOneAndRingsAsGibbsHasIt() {
    Oscillator o = new Oscillator();
    float[] saw = second(100, o::saw);
    float[] square = second(100, step -> o.pulse(step, 0.5));
    assertEquals(1.165, Hearing.peak(saw), 0.015);
    assertEquals(1.165, Hearing.peak(square), 0.015);
    for (int turn = 1; turn < 99; turn++) {
      assertTrue(Hearing.peak(saw, turn * 480 + 10, turn * 480 + 470) < 1);
      assertEquals(1, Hearing.peak(square, turn * 480 + 10, turn * 480 + 230), 0.01);
      assertEquals(1, Hearing.peak(square, turn * 480 + 250, turn * 480 + 470), 0.01);
    }
    assertEquals(1, Hearing.peak(second(100, o::triangle)), 0.01);
    assertEquals(1, Hearing.peak(second(100, o::sine)), 0.001);
  }

  @Test
  void theSineIsASine() {
    for (double turns = -3; turns < 3; turns += 0.00137) {
      assertEquals(Math.sin(2 * Math.PI * turns), Sine.of(turns), 6e-8);
      assertEquals(Math.cos(2 * Math.PI * turns), Sine.cosine(turns), 6e-8);
    }
  }
}
