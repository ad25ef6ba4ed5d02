// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/**
 * Looks at the codebooks in the setup header of an Ogg Vorbis file before they are decoded. The
 * decoder looks for the largest number whose power to a book's dimensions is no more than its
 * entries, in 32 bits; where the next number's power does not fit in them, it looks for ever
 * (Vorbis I, 3.2.1 and 9.2.3).
 */
final class CodeBooks {
  /** What every book begins with. */
  private static final int SYNC = 0x564342;

  private static final int SYNC_BITS = 24;
  private static final int DIMENSION_BITS = 16;
  private static final int ENTRY_BITS = 24;
  private static final int BITS = SYNC_BITS + DIMENSION_BITS + ENTRY_BITS;

  private CodeBooks() {}

  /**
   * A book begins at any bit, so all are tried.
   *
   * @throws SampleException if a book could hold up the decoder
   */
  static void check(byte[] bytes, int from, int count) {
    long bits = 0;
    for (int i = 0; i < 8 * count; i++) {
      long bit = bytes[from + i / 8] >>> i % 8 & 1;
      bits = bits >>> 1 | bit << BITS - 1;
      if (i >= BITS - 1 && (bits & mask(SYNC_BITS)) == SYNC && !fits(bits)) {
        throw new SampleException("is broken: a codebook of it cannot be");
      }
    }
  }

  private static boolean fits(long bits) {
    int dimensions = (int) (bits >>> SYNC_BITS & mask(DIMENSION_BITS));
    int entries = (int) (bits >>> SYNC_BITS + DIMENSION_BITS & mask(ENTRY_BITS));
    if (dimensions == 0 || entries == 0) return false;
    double root = Math.floor(Math.pow(entries, 1.0 / dimensions) + 1e-9);
    return Math.pow(root + 1, dimensions) <= Integer.MAX_VALUE;
  }

  private static long mask(int bits) {
    return (1L << bits) - 1;
  }
}
