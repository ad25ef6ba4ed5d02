// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one number of a sound stands in a file; the bytes' order is the buffer's. */
enum Coding {
  U8(1) {
    @Override
    float next(ByteBuffer b) {
      return ((b.get() & 0xFF) - 128) / 128f;
    }
  },
  S8(1) {
    @Override
    float next(ByteBuffer b) {
      return b.get() / 128f;
    }
  },
  S16(2) {
    @Override
    float next(ByteBuffer b) {
      return b.getShort() / 32768f;
    }
  },
  S24(3) {
    @Override
    float next(ByteBuffer b) {
      int first = b.get() & 0xFF;
      int middle = b.get() & 0xFF;
      int last = b.get() & 0xFF;
      boolean big = b.order() == ByteOrder.BIG_ENDIAN;
      int high = big ? first : last;
      int low = big ? last : first;
      return ((byte) high << 16 | middle << 8 | low) / 8388608f;
    }
  },
  S32(4) {
    @Override
    float next(ByteBuffer b) {
      return b.getInt() / 2147483648f;
    }
  },
  F32(4) {
    @Override
    float next(ByteBuffer b) {
      return sane(b.getFloat());
    }
  },
  F64(8) {
    @Override
    float next(ByteBuffer b) {
      return sane((float) b.getDouble());
    }
  };

  private static final float LOUDEST = 16;

  final int bytes;

  Coding(int bytes) {
    this.bytes = bytes;
  }

  abstract float next(ByteBuffer b);

  /** Floats may hold what is no sound at all. */
  private static float sane(float x) {
    return x - x == 0 ? Math.clamp(x, -LOUDEST, LOUDEST) : 0;
  }

  /** Whole numbers of that many bits; those of 8 count from 0 where {@code unsigned}. */
  static Coding whole(int bits, boolean unsigned) {
    return switch ((bits + 7) / 8) {
      case 1 -> unsigned ? U8 : S8;
      case 2 -> S16;
      case 3 -> S24;
      case 4 -> S32;
      default -> throw new SampleException("has numbers of " + bits + " bits, not 8, 16, 24 or 32");
    };
  }

  static Coding floating(int bits) {
    if (bits == 32) return F32;
    if (bits == 64) return F64;
    throw new SampleException("has floats of " + bits + " bits, not 32 or 64");
  }
}
