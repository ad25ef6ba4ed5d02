// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static float[] filled(Envelope envelope, int frames, int block) {
    float[] out = new float[frames];
    for (int at = 0; at < frames; at += block) envelope.fill(out, at, Math.min(frames, at + block));
    return out;
  }

  private static Envelope note() {
    Envelope envelope = new Envelope();
    envelope.start(100, 300, 0.4, 1000, 200);
    return envelope;
  }

  @Test
  void risesFallsHoldsAndEnds() {
    Envelope envelope = note();
    float[] x = filled(envelope, 1200, 1200);
    assertEquals(0, x[0]);
    assertEquals(0.5, x[50], 1e-5);
    assertEquals(1, x[100], 1e-5);
    assertEquals(0.4 + 0.6 * 0.001, x[400], 1e-4, "60 dB of the way after the decay");
    assertEquals(0.4, x[999], 1e-5);
    assertEquals(0.1, x[1100], 1e-5, "a parabola: a quarter is left half way");
    assertTrue(envelope.ended());
    assertArrayEquals(new float[50], filled(envelope, 50, 50));
  }

  @Test
  void isTheSameInBlocksOfAnySize() {
    float[] whole = filled(note(), 1300, 1300);
    for (int block : new int[] {1, 7, 64, 101, 999}) {
      assertArrayEquals(whole, filled(note(), 1300, block), "block " + block);
    }
  }

  @Test
  void aNoteShorterThanItsAttackFallsFromWhereItIs() {
    Envelope envelope = new Envelope();
    envelope.start(100, 300, 0.4, 50, 100);
    float[] x = filled(envelope, 149, 149);
    assertEquals(0.5, x[50], 1e-5);
    assertEquals(0.125, x[100], 1e-5);
    assertFalse(envelope.ended());
  }
}
