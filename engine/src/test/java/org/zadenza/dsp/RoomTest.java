// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
