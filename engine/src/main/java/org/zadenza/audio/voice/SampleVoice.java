// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.Sample;
import org.zadenza.audio.sample.SamplePlay;
import org.zadenza.dsp.Resampler;
import org.zadenza.dsp.Sinc;
import org.zadenza.dsp.Squiz;

/**
 * A recorded sound at any speed, either way, once or round and round. Played faster it takes the
 * copy of the sample that is halved often enough, so that nothing folds back and it costs no more.
 */
public final class SampleVoice implements Voice {
  /** The table is chosen anew so often while the speed changes. */
  private static final int FRAMES_PER_TABLE = 32;

  /** Down to 20 Hz between two crossings. */
  private static final double LONGEST_STRETCH_SECONDS = 0.05;

  /** SuperDirt's: a fade takes at most this much of a sound. */
  private static final double FADE_PART = 0.19098;

  private static final float[] NOTHING = new float[2 * Sample.MARGIN];

  /** Room for a speed that grows over the widest while one table is used. */
  private static final double WIDEST = 1.1 * Sinc.WIDEST;

  private final float[] window = new float[2 * Sinc.REACH];
  private final double[] places = new double[Resampler.MOST];
  private final Resampler resampler;
  private int sampleRate;
  private boolean steady;
  private Squiz leftSquiz = new Squiz(1);
  private Squiz rightSquiz = new Squiz(1);
  private @Nullable Sample sample;
  private double from;
  private double to;
  private double place;
  private double step;
  private double stepChange;
  private boolean loops;
  private boolean stereo;
  private long age;
  private Sinc sinc = Sinc.of(1);
  private double scale;
  private float[] leftSound = NOTHING;
  private float[] rightSound = NOTHING;

  /**
   * @param resampler may be shared with others of the same thread
   */
  public SampleVoice(Resampler resampler) {
    this.resampler = resampler;
  }

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = (int) newSampleRate;
    int longest = (int) (newSampleRate * LONGEST_STRETCH_SECONDS);
    leftSquiz = new Squiz(longest);
    rightSquiz = new Squiz(longest);
  }

  @Override
  public double start(Note note) {
    SamplePlay play = note.play;
    Sample sound = play.sample;
    double seconds = play.fit(sampleRate);
    sample = sound;
    stereo = sound != null && sound.stereo();
    from = play.from;
    to = play.to;
    place = play.start;
    step = play.step;
    stepChange = play.stepChange;
    loops = play.loops;
    age = 0;
    leftSquiz.start(play.squiz);
    rightSquiz.start(play.squiz);
    double longestFade = FADE_PART * seconds;
    note.attackSeconds = Math.min(note.attackSeconds, longestFade);
    note.releaseSeconds = Math.min(note.releaseSeconds, longestFade);
    return seconds;
  }

  @Override
  public void render(float[] left, float[] right, int begin, int end) {
    Sample sound = sample;
    if (sound == null) {
      Arrays.fill(left, begin, end, 0);
      if (stereo) Arrays.fill(right, begin, end, 0);
      return;
    }
    for (int i = begin; i < end; ) {
      if (age % FRAMES_PER_TABLE == 0) choose(sound);
      int frames = Math.min(end - i, framesOfTable());
      if (!steady) oneByOne(left, right, i, frames);
      else if (copies()) copy(left, right, i, frames);
      else many(left, right, i, frames);
      age += frames;
      i += frames;
    }
    leftSquiz.process(left, begin, end);
    if (stereo) rightSquiz.process(right, begin, end);
  }

  /** The halved copy, and the table, that belong to the speed now. */
  private void choose(Sample sound) {
    double wanted = Math.abs(step);
    int halved = 0;
    while (wanted > Sinc.WIDEST && halved < sound.octaves()) {
      wanted *= 0.5;
      halved++;
    }
    sinc = Sinc.of(wanted);
    scale = 1.0 / (1 << halved);
    leftSound = sound.left(halved);
    rightSound = sound.right(halved);
    double later = Math.abs(step + FRAMES_PER_TABLE * stepChange) * scale;
    steady = !loops && wanted <= Sinc.WIDEST && later <= WIDEST;
  }

  /** How long the table stays: forever where the speed does. */
  private int framesOfTable() {
    if (stepChange == 0) return Resampler.MOST;
    return FRAMES_PER_TABLE - (int) (age % FRAMES_PER_TABLE);
  }

  private boolean copies() {
    return stepChange == 0 && Math.abs(step) == 1 && place == Math.rint(place);
  }

  private void copy(float[] left, float[] right, int at, int frames) {
    for (int i = 0; i < frames; i++) {
      long from = (long) place + Sample.MARGIN;
      boolean inside = from >= 0 && from < leftSound.length;
      left[at + i] = inside ? leftSound[(int) from] : 0;
      if (stereo) right[at + i] = inside ? rightSound[(int) from] : 0;
      place += step;
    }
  }

  private void many(float[] left, float[] right, int at, int frames) {
    for (int i = 0; i < frames; i++) {
      places[i] = Sample.MARGIN + place * scale;
      place += step;
      step += stepChange;
    }
    resampler.read(leftSound, sinc, places, frames, left, at);
    if (stereo) resampler.read(rightSound, sinc, places, frames, right, at);
  }

  private void oneByOne(float[] left, float[] right, int at, int frames) {
    for (int i = at; i < at + frames; i++) {
      frame(left, right, i);
      step += stepChange;
    }
  }

  private void frame(float[] left, float[] right, int i) {
    if (loops) place = wrapped(place);
    double scaled = place * scale;
    double floor = Math.floor(scaled);
    int at = Sample.MARGIN + (int) floor;
    boolean inside = at >= Sinc.REACH && at < leftSound.length - Sinc.REACH;
    if (loops) {
      left[i] = looped(leftSound, at, scaled - floor);
      if (stereo) right[i] = looped(rightSound, at, scaled - floor);
    } else if (!inside) {
      left[i] = 0;
      if (stereo) right[i] = 0;
    } else {
      left[i] = sinc.at(leftSound, at, scaled - floor);
      if (stereo) right[i] = sinc.at(rightSound, at, scaled - floor);
    }
    place += step;
  }

  private double wrapped(double at) {
    double length = to - from;
    if (at >= from && at < to) return at;
    double round = at - from - Math.floor((at - from) / length) * length;
    return from + (round < length ? round : 0);
  }

  /** Near the ends of the part the other end is heard already, so that a loop has no seam. */
  private float looped(float[] sound, int at, double fraction) {
    int reach = sinc.reach();
    int low = Sample.MARGIN + (int) Math.rint(from * scale);
    int length = Math.max(1, (int) Math.rint((to - from) * scale));
    if (at - reach >= low && at + reach < low + length) return sinc.at(sound, at, fraction);
    for (int k = 1 - reach; k <= reach; k++) {
      window[k + reach - 1] = sound[low + Math.floorMod(at + k - low, length)];
    }
    return sinc.at(window, reach - 1, fraction);
  }
}
