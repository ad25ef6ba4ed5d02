// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/** The bits of a file, the highest of each byte first. One thread. */
final class Bits {
  private static final int LONGEST_RUN = 1 << 24;

  private final byte[] data;
  private int next;
  private long buffer;
  private int buffered;

  Bits(byte[] data, int from) {
    this.data = data;
    next = from;
  }

  /** A number of up to 32 bits. */
  long unsigned(int bits) {
    while (buffered < bits) {
      if (next >= data.length) throw new SampleException("ends in the middle");
      buffer = buffer << 8 | (data[next++] & 0xFF);
      buffered += 8;
    }
    buffered -= bits;
    return buffer >>> buffered & (1L << bits) - 1;
  }

  int small(int bits) {
    return (int) unsigned(bits);
  }

  /** A number of up to 33 bits, in two's complement. */
  long signed(int bits) {
    if (bits == 0) return 0;
    long high = unsigned(1);
    long rest = unsigned(bits - 1);
    return rest - (high << bits - 1);
  }

  /** How many zeros come before the next one. */
  int zeros() {
    int count = 0;
    while (unsigned(1) == 0) {
      if (++count > LONGEST_RUN) throw new SampleException("is broken");
    }
    return count;
  }

  /** Goes on with the next whole byte. */
  void align() {
    buffered -= buffered % 8;
  }

  /** The byte that comes next; after {@link #align}. */
  int place() {
    return next - buffered / 8;
  }

  boolean atEnd() {
    return place() >= data.length;
  }
}
