// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import java.util.Arrays;
import org.zadenza.audio.font.Region;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sinc;

/** Plays a program of a soundfont: as many recordings at once as the note has. */
final class FontVoice implements Voice {
  private static final double LN_2 = StrictMath.log(2);

  /** A loop is longer. */
  private static final double FASTEST = 0.5 * Region.MARGIN;

  private static final double LEAST_LEVEL = 1e-5;
  private static final double LONGEST_RELEASE = 4;

  private final Region[] regions = new Region[Soundfont.MOST_REGIONS];
  private final Part[] parts = new Part[Soundfont.MOST_REGIONS];
  private final Glide glide = new Glide();
  private double sampleRate;
  private int count;

  /** One recording on its way. */
  private static final class Part {
    final Filter filter = new Filter();
    Region region = Region.SILENCE;
    double place;
    double step;
    double toLeft;
    double toRight;
    double level;
    double attackStep;
    long holdFrames;
    double fall;
    boolean filtered;
    boolean over;
  }

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    Arrays.fill(regions, Region.SILENCE);
    for (int k = 0; k < parts.length; k++) parts[k] = new Part();
  }

  @Override
  public double start(Note note) {
    Soundfont font = note.font;
    glide.start(note, sampleRate);
    double midi = 69 + 12 * StrictMath.log(note.freqHz / 440) / LN_2;
    int key = Math.clamp(Math.round(midi), 0, 127);
    int velocity = Math.clamp(Math.round(127 * note.force), 1, 127);
    count = font == null ? 0 : found(font, note, key, velocity);
    double release = note.releaseSeconds;
    for (int k = 0; k < count; k++) {
      start(k, regions[k], midi);
      release = Math.max(release, Math.min(LONGEST_RELEASE, regions[k].release()));
    }
    note.releaseSeconds = release;
    return count == 0 ? 0 : UNTIL_RELEASED;
  }

  private int found(Soundfont font, Note note, int key, int velocity) {
    int bank = (int) Math.rint(note.params[1]);
    return font.find(bank, (int) Math.rint(note.params[0]), key, velocity, regions);
  }

  private void start(int k, Region region, double midi) {
    Part part = parts[k];
    part.region = region;
    part.place = region.begin();
    double cents = (midi - region.rootKey()) * region.centsPerKey() + region.tuneCents();
    part.step = Power.ofOctaves(cents / 1200) * region.rate() / sampleRate;
    part.toLeft = region.gain() * Math.min(1, 2 - 2 * region.pan());
    part.toRight = region.gain() * Math.min(1, 2 * region.pan());
    double attack = region.attack() * sampleRate;
    part.attackStep = attack < 1 ? 1 : 1 / attack;
    part.level = attack < 1 ? 1 : 0;
    part.holdFrames = (long) (region.hold() * sampleRate);
    part.fall = Decay.factor(0.6 * region.decay() * sampleRate);
    part.filtered = region.lowpassHz() > 0;
    part.filter.reset();
    if (part.filtered) part.filter.tune(region.lowpassHz() / sampleRate, 0.707);
    part.over = false;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    Arrays.fill(left, from, to, 0);
    Arrays.fill(right, from, to, 0);
    for (int i = from; i < to; i++) {
      double factor = glide.next();
      for (int k = 0; k < count; k++) {
        Part part = parts[k];
        if (!part.over) add(part, factor, left, right, i);
      }
    }
  }

  private static void add(Part part, double factor, float[] left, float[] right, int i) {
    Region region = part.region;
    double step = Math.clamp(part.step * factor, 0, FASTEST);
    int at = (int) part.place;
    double x = Sinc.of(step).at(region.sound(), at, part.place - at);
    if (part.filtered) x = part.filter.low(x);
    double level = next(part, region);
    left[i] += (float) (x * level * part.toLeft);
    right[i] += (float) (x * level * part.toRight);
    part.place += step;
    if (part.place < region.end()) return;
    if (region.loop() > 0) part.place -= region.loop();
    else part.over = true;
  }

  /** A straight attack, a hold, and a decay that is straight in decibels. */
  private static double next(Part part, Region region) {
    double now = part.level;
    if (part.attackStep > 0) {
      part.level += part.attackStep;
      if (part.level < 1) return now;
      part.level = 1;
      part.attackStep = 0;
    } else if (part.holdFrames > 0) {
      part.holdFrames--;
    } else if (part.level > region.sustain()) {
      part.level = Math.max(region.sustain(), part.level * part.fall);
      part.over = part.level < LEAST_LEVEL;
    }
    return now;
  }
}
