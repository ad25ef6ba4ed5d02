// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.dsp.Resampler;
import org.zadenza.dsp.Sinc;

/**
 * A sound that is made while it is played. Where it comes to what is not made yet it fades out over
 * the last {@link #FADE_SECONDS} that there are, waits until {@link #RESERVE_SECONDS} are made, and
 * fades in again where it was; what was waited for is counted. Where another sound stands in, that
 * goes on meanwhile, and it fades over to its own in {@link #OVER_SECONDS} when it is there.
 */
public final class StreamVoice implements Voice {
  /** How long it takes to fall silent. */
  public static final double FADE_SECONDS = 0.004;

  /** So much more is made before it goes on, so that it does not stutter. */
  public static final double RESERVE_SECONDS = 0.05;

  /** How long it takes from a sound that stands in to its own. */
  public static final double OVER_SECONDS = 0.03;

  private static final int GUARD = Sinc.REACH + 8;

  private final double[] places = new double[Resampler.MOST];
  private final float[] shares = new float[Resampler.MOST];
  private final float[] other = new float[Resampler.MOST];
  private final Resampler resampler;
  private double sampleRate;
  private int fadeFrames;
  private int overFrames;
  private @Nullable SoundStream stream;
  private Sinc sinc = Sinc.of(1);
  private double step;
  private double place;
  private boolean waits;
  private double level;

  /**
   * @param resampler may be shared with others of the same thread
   */
  public StreamVoice(Resampler resampler) {
    this.resampler = resampler;
  }

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    fadeFrames = (int) Math.ceil(FADE_SECONDS * newSampleRate);
    overFrames = (int) Math.ceil(OVER_SECONDS * newSampleRate);
  }

  @Override
  public double start(Note note) {
    SoundStream played = note.stream;
    stream = played;
    place = 0;
    level = 1;
    waits = false;
    if (played == null) return 0;
    step = Math.min(Sinc.WIDEST, played.rate() * played.speed() / sampleRate);
    sinc = Sinc.of(step);
    return UNTIL_RELEASED;
  }

  /** Audio thread. It is not played any more. */
  public void end() {
    SoundStream played = stream;
    if (played != null) played.leaves();
    stream = null;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int at = from; at < to; ) {
      int frames = Math.min(to - at, Resampler.MOST);
      piece(left, at, frames);
      at += frames;
    }
  }

  private void piece(float[] out, int at, int frames) {
    SoundStream played = stream;
    if (played == null) {
      Arrays.fill(out, at, at + frames, 0);
      return;
    }
    played.await(
        (int) Math.min(Integer.MAX_VALUE, place + (frames + fadeFrames + 1) * step + GUARD + 1));
    GrowingSound sound = played.sound();
    double ahead = sound == null ? 0 : ahead(sound);
    if (waits && ahead < reserve(sound)) ahead = 0;
    waits &= ahead <= 0;
    int audible = (int) Math.max(0, Math.min(frames, Math.ceil(ahead)));
    GrowingSound standIn = played.standIn();
    int passed = standIn == null ? audible : frames;
    for (int i = 0; i < passed; i++) {
      places[i] = place;
      place += step;
    }
    if (sound != null && audible > 0) {
      resampler.read(sound.samples(), sinc, places, audible, out, at);
      fade(out, at, audible, ahead, standIn == null ? fadeFrames : overFrames);
    }
    if (audible < frames) {
      Arrays.fill(out, at + audible, at + frames, 0);
      Arrays.fill(shares, audible, frames, 0);
      level = 0;
      if (!waits) played.overtaken();
      waits = true;
    }
    if (standIn != null) mix(standIn, out, at, frames);
  }

  /** Adds what stands in where the sound itself is not there in full. */
  private void mix(GrowingSound standIn, float[] out, int at, int frames) {
    int full = 0;
    while (full < frames && shares[full] == 1) full++;
    if (full == frames) return;
    resampler.read(standIn.samples(), sinc, places, frames, other, 0);
    for (int i = full; i < frames; i++) out[at + i] += (1 - shares[i]) * other[i];
  }

  /** How many frames of the output there are yet; very many where all is made. */
  private double ahead(GrowingSound sound) {
    int made = sound.made();
    if (made == sound.samples().length) return Integer.MAX_VALUE;
    return Math.max(0, (made - GUARD - place) / step);
  }

  private double reserve(@Nullable GrowingSound sound) {
    if (sound == null) return 0;
    double rest = (sound.samples().length - place) / step - fadeFrames;
    return Math.max(fadeFrames, Math.min(RESERVE_SECONDS * sampleRate, rest));
  }

  /** No louder than the frames that are left allow, and never louder by more than a fade's step. */
  private void fade(float[] out, int at, int frames, double ahead, int slowest) {
    double left = ahead;
    for (int i = 0; i < frames; i++, left--) {
      level = Math.min(1, Math.min(level + 1.0 / slowest, left / fadeFrames));
      shares[i] = (float) level;
      out[at + i] *= shares[i];
    }
  }
}
