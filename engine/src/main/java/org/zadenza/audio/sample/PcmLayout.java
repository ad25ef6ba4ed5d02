// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/** How plain numbers lie in a file: so many for each frame, each in one coding. */
record PcmLayout(Coding coding, int channels, long rate) {
  private static final int MOST_CHANNELS = 64;

  PcmLayout {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new SampleException("says that it has " + channels + " channels");
    }
  }

  /**
   * Reads what is there of the sound.
   *
   * @param bytes as many as the file claims
   * @param mostBytes of memory
   */
  Recording read(Bytes in, long bytes, long mostBytes) {
    long frames = Math.min(bytes, in.left()) / ((long) coding.bytes * channels);
    SampleReader.held(frames, channels, mostBytes);
    return new Recording(
        in.sound(coding, channels, (int) frames), (int) Math.min(rate, Integer.MAX_VALUE));
  }
}
