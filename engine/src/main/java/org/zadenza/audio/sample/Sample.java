// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.dsp.Sinc;

/**
 * A recorded sound, ready to be played at any speed: for every octave that it may be played faster
 * there is a copy with half the frames and nothing above half their rate. Immutable; any thread.
 */
public final class Sample {
  /** Silence before and after the sound, so that one may look past its ends. */
  public static final int MARGIN = 2 * Sinc.REACH;

  private static final int MOST_OCTAVES = 6;
  private static final int SHORTEST = 64;

  private final int rate;
  private final int frames;
  private final boolean stereo;
  private final float[][] left;
  private final float[][] right;

  private Sample(int rate, int frames, float[][] left, float[][] right) {
    this.rate = rate;
    this.frames = frames;
    this.stereo = left != right;
    this.left = left;
    this.right = right;
  }

  /** Makes the copies of what a reader found: this takes a while. Any thread but the audio's. */
  public static Sample of(Recording recording) {
    float[][] left = octaves(recording.channels()[0]);
    boolean stereo = recording.channels().length > 1;
    float[][] right = stereo ? octaves(recording.channels()[1]) : left;
    return new Sample(recording.rate(), recording.frames(), left, right);
  }

  private static float[][] octaves(float[] sound) {
    List<float[]> out = new ArrayList<>();
    out.add(sound.length == 0 ? new float[2 * MARGIN] : padded(sound));
    for (int n = sound.length; n >= SHORTEST && out.size() <= MOST_OCTAVES; n = (n + 1) / 2) {
      out.add(halved(out.getLast(), (n + 1) / 2));
    }
    return out.toArray(float[][]::new);
  }

  private static float[] padded(float[] sound) {
    float[] out = new float[sound.length + 2 * MARGIN];
    System.arraycopy(sound, 0, out, MARGIN, sound.length);
    return out;
  }

  private static float[] halved(float[] padded, int frames) {
    Sinc sinc = Sinc.of(2);
    float[] out = new float[frames + 2 * MARGIN];
    for (int i = 0; i < frames; i++) out[MARGIN + i] = sinc.at(padded, MARGIN + 2 * i, 0);
    return out;
  }

  /** Frames a second. */
  public int rate() {
    return rate;
  }

  public int frames() {
    return frames;
  }

  public double seconds() {
    return (double) frames / rate;
  }

  /** True if its two sides differ. */
  public boolean stereo() {
    return stereo;
  }

  /** How often it can be halved. */
  public int octaves() {
    return left.length - 1;
  }

  /** One side, halved some times; frame 0 lies at {@link #MARGIN}. */
  public float[] left(int octave) {
    return left[octave];
  }

  public float[] right(int octave) {
    return right[octave];
  }

  /** The memory that a recording will take as a sample. */
  static long bytes(long frames, int channels) {
    return (2 * frames + 16L * MARGIN) * Float.BYTES * Math.min(2, channels);
  }

  long bytes() {
    return bytes(frames, stereo ? 2 : 1);
  }
}
