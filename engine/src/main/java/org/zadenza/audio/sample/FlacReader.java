// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/**
 * FLAC, after RFC 9639. Each frame is believed only if its checksum fits; what comes before one
 * that is broken or missing is played.
 */
final class FlacReader {
  private static final int SYNC = 0b11111111111110;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int[] WIDTHS = {0, 8, 12, 0, 16, 20, 24, 32};

  private final byte[] file;
  private final long mostBytes;
  private final Bits in;
  private long rate;
  private int channels;
  private int width;
  private long length;

  private FlacReader(byte[] file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
    in = new Bits(file, 4);
  }

  static boolean knows(byte[] file) {
    return Bytes.begins(file, 0, "fLaC");
  }

  static Recording read(byte[] file, long mostBytes) {
    return new FlacReader(file, mostBytes).frames();
  }

  private Recording frames() {
    int sound = metadata();
    Bits bits = new Bits(file, sound);
    Tape tape = new Tape(channels, mostBytes);
    while (!bits.atEnd() && frame(bits, tape)) bits.align();
    if (tape.frames() == 0) throw new SampleException("is broken: no sound in it can be trusted");
    if (length > 0) tape.cutTo(length);
    return tape.recording(rate);
  }

  /** Where the frames begin. */
  private int metadata() {
    boolean known = false;
    for (boolean last = false; !last; ) {
      last = in.small(1) == 1;
      int kind = in.small(7);
      int bytes = in.small(24);
      int next = in.place() + bytes;
      if (next > file.length) throw new SampleException("ends in the middle of its header");
      if (kind == 0) streamInfo();
      known |= kind == 0;
      while (in.place() < next) in.small(8);
    }
    if (!known) throw new SampleException("does not say of what kind its sound is");
    return in.place();
  }

  private void streamInfo() {
    in.unsigned(32);
    in.unsigned(24);
    in.unsigned(24);
    rate = in.unsigned(20);
    channels = in.small(3) + 1;
    width = in.small(5) + 1;
    length = in.unsigned(4) << 32 | in.unsigned(32);
  }

  /** False where a frame is broken, or none begins. */
  private boolean frame(Bits bits, Tape tape) {
    int begin = bits.place();
    try {
      if (bits.small(14) != SYNC) return false;
      bits.small(2);
      long[][] sound = sound(bits, new FlacFrame(bits, width));
      bits.align();
      int crc = crc(begin, bits.place());
      if (crc != bits.small(16)) return false;
      keep(sound, tape);
      return true;
    } catch (SampleException e) {
      if (tape.frames() == 0) throw e;
      return false;
    }
  }

  private void keep(long[][] sound, Tape tape) {
    int frames = sound[0].length;
    tape.reserve(frames);
    float scale = 1f / (1L << width - 1);
    for (int c = 0; c < Math.min(sound.length, tape.channels()); c++) {
      for (int i = 0; i < frames; i++) tape.put(c, i, sound[c][i] * scale);
    }
    tape.advance(frames);
  }

  private long[][] sound(Bits bits, FlacFrame frame) {
    if (frame.width() != width || frame.channels() != channels) {
      throw new SampleException("changes its kind of sound in the middle");
    }
    SampleReader.held(frame.size(), channels, mostBytes);
    long[][] sound = new long[channels][];
    for (int c = 0; c < channels; c++) {
      boolean side =
          frame.pairing() == SIDE_RIGHT ? c == 0 : frame.pairing() >= LEFT_SIDE && c == 1;
      sound[c] = FlacSubframe.read(bits, frame.size(), width + (side ? 1 : 0));
    }
    if (frame.pairing() >= LEFT_SIDE) unpair(sound[0], sound[1], frame.pairing());
    return sound;
  }

  private static void unpair(long[] a, long[] b, int pairing) {
    for (int i = 0; i < a.length; i++) {
      switch (pairing) {
        case LEFT_SIDE -> b[i] = a[i] - b[i];
        case SIDE_RIGHT -> a[i] += b[i];
        default -> {
          long middle = a[i] << 1 | b[i] & 1;
          a[i] = middle + b[i] >> 1;
          b[i] = middle - b[i] >> 1;
        }
      }
    }
  }

  /** Section 9.3: x^16 + x^15 + x^2 + 1. */
  private int crc(int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (file[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ ((crc & 0x8000) != 0 ? 0x8005 : 0);
      crc &= 0xFFFF;
    }
    return crc;
  }

  /** What the head of a frame says, section 9.1. */
  private record FlacFrame(int size, int pairing, int width) {
    FlacFrame(Bits bits, int usualWidth) {
      this(bits, bits.small(4), bits.small(4), bits.small(4), bits.small(3), usualWidth);
    }

    private FlacFrame(Bits bits, int size, int rate, int pairing, int width, int usualWidth) {
      bits.small(1);
      codedNumber(bits);
      int frames = size(bits, size);
      if (rate == 12) bits.small(8);
      if (rate > 12) bits.small(16);
      bits.small(8);
      this(frames, pairing, width == 0 ? usualWidth : WIDTHS[width]);
    }

    int channels() {
      return pairing < LEFT_SIDE ? pairing + 1 : pairing <= MID_SIDE ? 2 : 0;
    }

    /** The frame's number, which nobody needs, in the way of UTF-8. */
    private static void codedNumber(Bits bits) {
      int first = bits.small(8);
      for (int mask = 0x40; (first & 0x80) != 0 && (first & mask) != 0; mask >>= 1) bits.small(8);
    }

    private static int size(Bits bits, int code) {
      return switch (code) {
        case 0 -> throw new SampleException("is broken");
        case 1 -> 192;
        case 2, 3, 4, 5 -> 576 << code - 2;
        case 6 -> bits.small(8) + 1;
        case 7 -> bits.small(16) + 1;
        default -> 256 << code - 8;
      };
    }
  }
}
