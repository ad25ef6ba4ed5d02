// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How clean a pitched sound is, in decibels. */
class SincTest {
  private static final int FRAMES = 4096;

  private static float[] tone(double cyclesPerFrame) {
    float[] x = new float[4 * FRAMES];
    for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(2 * Math.PI * cyclesPerFrame * i);
    return x;
  }

  /** How a sound is read. */
  enum Way {
    ONE_BY_ONE,
    MANY
  }

  private static float[] read(float[] x, double step, Way way) {
    return way == Way.MANY ? readMany(x, step) : readOneByOne(x, step);
  }

  private static float[] readMany(float[] x, double step) {
    Resampler resampler = new Resampler();
    float[] out = new float[FRAMES];
    double[] places = new double[Resampler.MOST];
    for (int at = 0; at < FRAMES; at += places.length) {
      for (int i = 0; i < places.length; i++) places[i] = 100 + (at + i) * step;
      resampler.read(x, Sinc.of(step), places, places.length, out, at);
    }
    return out;
  }

  private static float[] readOneByOne(float[] x, double step) {
    Sinc sinc = Sinc.of(step);
    float[] out = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      double place = 100 + i * step;
      out[i] = sinc.at(x, (int) place, place - (int) place);
    }
    return out;
  }

  /** What is left when the best fitting sine of that frequency is taken out, in dB under it. */
  private static double dirt(float[] x, double cyclesPerFrame) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = 0; i < x.length; i++) {
      double s = Math.sin(2 * Math.PI * cyclesPerFrame * i);
      double c = Math.cos(2 * Math.PI * cyclesPerFrame * i);
      ss += s * s;
      cc += c * c;
      sc += s * c;
      xs += x[i] * s;
      xc += x[i] * c;
    }
    double det = ss * cc - sc * sc;
    double a = (xs * cc - xc * sc) / det;
    double b = (xc * ss - xs * sc) / det;
    double left = 0;
    for (int i = 0; i < x.length; i++) {
      double s = Math.sin(2 * Math.PI * cyclesPerFrame * i);
      double c = Math.cos(2 * Math.PI * cyclesPerFrame * i);
      left += Math.pow(x[i] - a * s - b * c, 2);
    }
    return 10 * Math.log10(left / x.length / 0.5);
  }

  /**
   * At 48 kHz: whatever is played at whatever speed, everything but the tone itself lies 85 dB
   * under it, as long as it would fall where one can hear it, below 20 kHz.
   */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void aSweptToneAtAnySpeedIsCleanToEightyFiveDecibels(Way way) {
    double worst = -200;
    String where = "";
    for (double step = 0.11; step <= 2; step += 0.0937) {
      for (double hz = 60; hz < 23_500; hz *= 1.09) {
        double f = hz / 48_000;
        if (imageIsHeard(f, step) == Heard.IN_TRANSITION) continue;
        float[] out = read(tone(f), step, way);
        boolean gone = f * step > 0.5;
        double dirt =
            gone
                ? 20 * Math.log10(Hearing.rms(out, 0, FRAMES) * Math.sqrt(2))
                : dirt(out, f * step);
        if (dirt > worst) {
          worst = dirt;
          where = hz + " Hz at speed " + step;
        }
      }
    }
    System.out.println("pitched samples, " + way + ": worst " + worst + " dB, " + where);
    assertTrue(worst < -85, worst + " dB: " + where);
  }

  private enum Heard {
    IN_TRANSITION,
    MEASURED
  }

  /**
   * Slower, the image of f lies at 1 - f; faster, f step folds to 1 - f step. In the filter's
   * transition both come through, but at or above the highest twelfth of the band.
   */
  private static Heard imageIsHeard(double f, double step) {
    double corner = 0.5 * 0.95 / Math.max(1, step);
    double width = 0.13 / Math.max(1, step);
    double source = step <= 1 ? 1 - f : f;
    boolean passes = source < corner + width / 2 && source > 0.5 / Math.max(1, step);
    return passes ? Heard.IN_TRANSITION : Heard.MEASURED;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeardStaysAsLoud(Way way) {
    for (double step : new double[] {0.3, 0.75, 1.01, 1.5, 2}) {
      for (double hz = 100; hz < 19_000 / Math.max(1, step) - 500; hz *= 1.2) {
        double loud = Hearing.rms(read(tone(hz / 48_000), step, way), 0, FRAMES) * Math.sqrt(2);
        if (hz < 300 && step < 1) continue;
        assertEquals(0, Hearing.dB(loud), 0.5, hz + " Hz at speed " + step);
      }
    }
  }

  /** In any order, over the ends, and whatever else is read with it. */
  @Test
  void aPlaceGivesTheSameWhateverIsReadWithIt() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    float[] x = new float[700];
    for (int i = 0; i < x.length; i++) x[i] = (float) random.nextGaussian();
    Resampler resampler = new Resampler();
    double[] places = new double[Resampler.MOST];
    float[] together = new float[Resampler.MOST];
    float[] alone = new float[1];
    for (int round = 0; round < 200; round++) {
      double step = random.nextDouble(-2, 2);
      double first = random.nextDouble(-900, 1600);
      Sinc sinc = Sinc.of(Math.abs(step));
      for (int i = 0; i < places.length; i++) places[i] = first + i * step;
      resampler.read(x, sinc, places, places.length, together, 0);
      for (int i = 0; i < places.length; i += 7) {
        double place = places[i];
        resampler.read(x, sinc, new double[] {place}, 1, alone, 0);
        assertEquals(together[i], alone[0], "seed=" + seed);
        int at = (int) Math.floor(place);
        if (at < Sinc.REACH || at >= x.length - Sinc.REACH) continue;
        assertEquals(sinc.at(x, at, place - at), together[i], 1e-3, "seed=" + seed);
      }
    }
  }

  @Test
  void silenceAndStandingStillStayWhatTheyAre() {
    float[] one = new float[400];
    java.util.Arrays.fill(one, 0.5f);
    for (double at = 0; at < 1; at += 0.013) {
      assertEquals(0.5, Sinc.of(1.7).at(one, 200, at), 1e-5);
    }
  }
}
