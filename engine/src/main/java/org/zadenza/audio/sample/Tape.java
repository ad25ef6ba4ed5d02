// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.util.Arrays;

/** Sound that is as long as it turns out to be; the first two channels of it. One thread. */
final class Tape {
  private static final int FIRST = 1 << 14;

  /** What a decoder may give beyond full scale. */
  private static final float LOUDEST = 8;

  private final long mostBytes;
  private float[][] sound;
  private int begin;
  private int frames;

  /**
   * @param mostBytes of memory that it may take as a sample
   */
  Tape(int channels, long mostBytes) {
    this.mostBytes = mostBytes;
    sound = new float[Math.clamp(channels, 1, 2)][FIRST];
  }

  int channels() {
    return sound.length;
  }

  int frames() {
    return frames;
  }

  /**
   * Makes room for the next frames.
   *
   * @throws SampleException if that is more than is allowed
   */
  void reserve(int more) {
    long wanted = (long) frames + more;
    SampleReader.held(wanted, sound.length, mostBytes);
    if (wanted <= sound[0].length) return;
    int size = (int) Math.max(wanted, Math.min(2L * sound[0].length, Integer.MAX_VALUE / 2));
    for (int c = 0; c < sound.length; c++) sound[c] = Arrays.copyOf(sound[c], size);
  }

  /** One number of the next frames, made sane; a channel that is not kept is let go. */
  void put(int channel, int frame, float x) {
    if (channel >= sound.length) return;
    sound[channel][frames + frame] = x - x == 0 ? Math.clamp(x, -LOUDEST, LOUDEST) : 0;
  }

  /** The next frames are complete. */
  void advance(int more) {
    frames += more;
  }

  /** Forgets what lies beyond. */
  void cutTo(long most) {
    frames = Math.clamp(most, 0, frames);
  }

  /** Forgets what lies before. */
  void cutFrom(int first) {
    begin = Math.clamp(first, 0, frames);
  }

  Recording recording(long rate) {
    float[][] out = new float[sound.length][];
    for (int c = 0; c < out.length; c++) out[c] = Arrays.copyOfRange(sound[c], begin, frames);
    return new Recording(out, (int) Math.min(rate, Integer.MAX_VALUE));
  }
}
