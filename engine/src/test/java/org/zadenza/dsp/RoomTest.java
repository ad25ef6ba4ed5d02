// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Echo and reverb. */
class RoomTest {
  private static final int RATE = 48_000;

  private static float[] click(int frames) {
    float[] in = new float[frames];
    in[0] = 1;
    return in;
  }

  @Test
  void theRoomLosesSixtyDecibelsInItsTime() {
    for (double seconds : new double[] {1, 3}) {
      Reverb reverb = new Reverb(RATE);
      reverb.decay(seconds);
      int frames = (int) (seconds * RATE);
      float[] left = new float[frames];
      float[] right = new float[frames];
      reverb.process(click(frames), left, right, 0, frames);
      double early = Hearing.rms(left, frames / 10, frames / 5);
      double late = Hearing.rms(left, frames * 6 / 10, frames * 7 / 10);
      double fallen = Hearing.dB(early / late);
      assertTrue(fallen > 27 && fallen < 60, seconds + " s: " + fallen + " dB in half its time");
      assertTrue(Hearing.peak(left) < 1 && Hearing.peak(right) < 1);
    }
  }

  /** How long one octave of the room's answer takes to lose 60 dB: Schroeder's integral (1965). */
  private static double decaySeconds(double setSeconds, double centreHz) {
    Reverb reverb = new Reverb(RATE);
    reverb.decay(setSeconds);
    int frames = (int) (setSeconds * RATE) + RATE / 4;
    float[] left = new float[frames];
    reverb.process(click(frames), left, new float[frames], 0, frames);
    for (int twice = 0; twice < 2; twice++) {
      SweptFilter octave = new SweptFilter(SweptFilter.Part.BAND, RATE);
      octave.start(centreHz, 1.41);
      octave.process(left, 0, frames);
    }
    double[] rest = new double[frames + 1];
    for (int i = frames - 1; i >= 0; i--) rest[i] = rest[i + 1] + (double) left[i] * left[i];
    int from = 0;
    while (rest[from] > rest[0] * 1e-1) from++;
    int to = from;
    while (rest[to] > rest[0] * 1e-4) to++;
    return 2.0 * (to - from) / RATE;
  }

  /** Between -10 and -40 dB, and twice that time for 60. */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1.2, 1.8, 3, 6, 10})
  void theRoomDecaysAsItIsSet(double seconds) {
    StringBuilder told = new StringBuilder("a room of " + seconds + " s decays in");
    for (double hz : new double[] {125, 250, 500, 1000, 2000, 4000}) {
      double measured = decaySeconds(seconds, hz);
      told.append(String.format(java.util.Locale.ROOT, " %.2f s at %.0f Hz", measured, hz));
      if (hz <= 500) assertEquals(seconds, measured, 0.1 * seconds, "at " + hz);
      if (hz > 500) assertTrue(measured < 1.1 * seconds, "treble dies no later");
    }
    System.out.println(told);
  }

  @Test
  void theRoomFallsToExactZeros() {
    Reverb reverb = new Reverb(RATE);
    reverb.decay(0.3);
    Echo echo = new Echo(RATE, 1);
    echo.set(0.01, 0.5);
    int frames = 4 * RATE;
    float[] left = new float[frames];
    float[] right = new float[frames];
    reverb.process(click(frames), left, right, 0, frames);
    echo.process(click(frames), click(frames), left, right, 0, frames);
    assertEquals(0, Hearing.peak(left, frames - 100, frames));
    assertEquals(0, Hearing.peak(right, frames - 100, frames));
  }

  @Test
  void theTwoSidesOfTheRoomDiffer() {
    Reverb reverb = new Reverb(RATE);
    float[] left = new float[RATE];
    float[] right = new float[RATE];
    reverb.process(click(RATE), left, right, 0, RATE);
    double both = 0;
    for (int i = 0; i < RATE; i++) both += left[i] * right[i];
    double likeness = both / (RATE * Hearing.rms(left, 0, RATE) * Hearing.rms(right, 0, RATE));
    assertTrue(Math.abs(likeness) < 0.5, "likeness " + likeness);
  }

  @Test
  void echoesComeWhenTheyShouldAndCross() {
    Echo echo = new Echo(RATE, 2);
    echo.set(0.25, 0.5);
    float[] left = new float[RATE];
    float[] right = new float[RATE];
    echo.process(click(RATE), new float[RATE], left, right, 0, RATE);
    int quarter = RATE / 4;
    assertEquals(0, Hearing.peak(left, 0, quarter), 1e-9);
    assertEquals(0.75, Hearing.peak(left, quarter, quarter + 10), 0.01);
    assertTrue(Hearing.peak(right, 2 * quarter, 2 * quarter + 10) > 0.2);
    assertEquals(0, Hearing.peak(left, 2 * quarter, 3 * quarter - 10), 1e-9);
  }

  @Test
  void anEndlessRoomAndEchoStayFinite() {
    Reverb reverb = new Reverb(RATE);
    reverb.decay(1000);
    Echo echo = new Echo(RATE, 1);
    echo.set(0.01, 5);
    Noise noise = new Noise();
    float[] in = new float[10 * RATE];
    for (int i = 0; i < in.length; i++) in[i] = (float) noise.next();
    float[] left = new float[in.length];
    float[] right = new float[in.length];
    reverb.process(in, left, right, 0, in.length);
    echo.process(in, in, left, right, 0, in.length);
    assertTrue(Hearing.peak(left) < 200, "peak " + Hearing.peak(left));
  }
}
