// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/** Floats whose lower 16 bits are zero: 8 bits of precision, a part in 256, and a float's range. */
public final class BrainFloat {
  private static final int LOWER = 0xffff;
  private static final int ALMOST_HALF = 0x7fff;

  private BrainFloat() {}

  /** Whether a number is one. */
  public static boolean holds(float number) {
    return (Float.floatToRawIntBits(number) & LOWER) == 0;
  }

  /** The one nearest to a finite number, of two the even one. */
  public static float nearest(float number) {
    int bits = Float.floatToRawIntBits(number);
    int odd = (bits >>> 16) & 1;
    return Float.intBitsToFloat((bits + ALMOST_HALF + odd) & ~LOWER);
  }

  /** The ones nearest to some numbers. */
  public static float[] nearest(float[] numbers) {
    float[] out = new float[numbers.length];
    for (int k = 0; k < out.length; k++) out[k] = nearest(numbers[k]);
    return out;
  }
}
