// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.ByteOrder;

/**
 * WAV: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" with
 * WAVEFORMATEXTENSIBLE. A chunk that claims to be longer than the file is as long as the file.
 */
final class WavReader {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  private final Bytes in;
  private final long mostBytes;

  private WavReader(byte[] file, long mostBytes) {
    in = new Bytes(file, ByteOrder.LITTLE_ENDIAN);
    this.mostBytes = mostBytes;
  }

  static boolean knows(byte[] file) {
    return Bytes.begins(file, 0, "RIFF") && Bytes.begins(file, 8, "WAVE");
  }

  static Recording read(byte[] file, long mostBytes) {
    return new WavReader(file, mostBytes).chunks();
  }

  private Recording chunks() {
    in.skip(12);
    PcmLayout layout = null;
    while (in.left() >= 8) {
      String tag = in.tag();
      long length = in.u32();
      int begin = in.place();
      if (tag.equals("fmt ")) layout = layout();
      if (tag.equals("data")) {
        if (layout == null) throw new SampleException("has sound before it says of what kind");
        return layout.read(in, length, mostBytes);
      }
      in.moveTo(begin + length + (length & 1));
    }
    throw new SampleException("has no sound in it");
  }

  private PcmLayout layout() {
    int format = in.u16();
    int channels = in.u16();
    long rate = in.u32();
    in.skip(6);
    int bits = in.u16();
    if (format == EXTENSIBLE) {
      in.skip(8);
      format = in.u16();
    }
    return switch (format) {
      case PCM -> new PcmLayout(Coding.whole(bits, true), channels, rate);
      case FLOAT -> new PcmLayout(Coding.floating(bits), channels, rate);
      default ->
          throw new SampleException("is a WAV of kind " + format + "; save it as PCM or float");
    };
  }
}
