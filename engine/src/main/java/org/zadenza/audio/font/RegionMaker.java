// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsp.Power;

/** Makes a region of what an instrument's zone says and what the preset's adds to it. */
final class RegionMaker {
  /** The sound of a region, which others may share. */
  record Cut(float[] sound, double end, double loop) {}

  private static final int LONGEST = 1 << 26;

  private final Zone zone;
  private final Zone preset;
  private final ByteBuffer samples;
  long start;
  long end;
  long loopStart;
  long loopEnd;
  long rate;
  int rootKey;
  int correction;

  RegionMaker(Zone zone, Zone preset, ByteBuffer samples) {
    this.zone = zone;
    this.preset = preset;
    this.samples = samples;
  }

  private double sum(int generator, double or) {
    return zone.value(generator, (int) or) + preset.value(generator, 0);
  }

  /** Timecents: 1200 for an octave of seconds, held to what makes sense. */
  private double seconds(int generator) {
    double cents = sum(generator, -12_000);
    return cents <= -11_000 ? 0 : Math.min(40, Power.ofOctaves(cents / 1200));
  }

  private static double ofCentibels(double centibels) {
    return Power.ofDecibels(-Math.clamp(centibels, 0, 1440) / 10);
  }

  /** Null where nothing of it would be heard. */
  @Nullable Region make(Map<List<Integer>, Cut> cuts) {
    int lowKey = Math.max(zone.low(Zone.KEYS), preset.low(Zone.KEYS));
    int highKey = Math.min(zone.high(Zone.KEYS), preset.high(Zone.KEYS));
    int low = Math.max(zone.low(Zone.VELOCITIES), preset.low(Zone.VELOCITIES));
    int high = Math.min(zone.high(Zone.VELOCITIES), preset.high(Zone.VELOCITIES));
    Cut cut = cut(cuts);
    if (cut == null || lowKey > highKey || low > high) return null;
    double root = zone.value(58, -1) >= 0 ? zone.value(58, 0) : rootKey > 127 ? 60 : rootKey;
    double filterCents = sum(8, 13_500);
    double filterHz = filterCents >= 13_500 ? 0 : 8.176 * Power.ofOctaves(filterCents / 1200);
    return new Region(
        lowKey,
        highKey,
        low,
        high,
        cut.sound,
        Region.MARGIN,
        cut.end,
        cut.loop,
        Math.clamp(rate, 1_000, 192_000),
        root,
        Math.clamp(sum(56, 100), 0, 1200),
        Math.clamp(100 * sum(51, 0) + sum(52, 0) + correction, -12_000, 12_000),
        ofCentibels(0.4 * sum(48, 0)),
        Math.clamp(0.5 + sum(17, 0) / 1000, 0, 1),
        seconds(34),
        seconds(35),
        seconds(36),
        ofCentibels(sum(37, 0)),
        seconds(38),
        Math.clamp(filterHz, 0, 20_000));
  }

  private @Nullable Cut cut(Map<List<Integer>, Cut> cuts) {
    long most = samples.limit() / 2;
    long from = Math.clamp(start + zone.value(0, 0) + 32_768L * zone.value(4, 0), 0, most);
    long to = Math.clamp(end + zone.value(1, 0) + 32_768L * zone.value(12, 0), from, most);
    long loopFrom = loopStart + zone.value(2, 0) + 32_768L * zone.value(45, 0);
    long loopTo = loopEnd + zone.value(3, 0) + 32_768L * zone.value(50, 0);
    int mode = zone.value(54, 0) & 3;
    boolean loops = mode % 2 == 1 && loopFrom >= from && loopTo > loopFrom + 1 && loopTo <= to;
    if (to - from < 2 || to - from > LONGEST) return null;
    List<Integer> key =
        List.of((int) from, (int) to, loops ? (int) loopFrom : -1, loops ? (int) loopTo : -1);
    return cuts.computeIfAbsent(
        key,
        _ ->
            loops ? looped((int) from, (int) loopFrom, (int) loopTo) : plain((int) from, (int) to));
  }

  private Cut plain(int from, int to) {
    float[] out = new float[to - from + 2 * Region.MARGIN];
    for (int i = from; i < to; i++) out[Region.MARGIN + i - from] = at(i);
    return new Cut(out, Region.MARGIN + to - from, 0);
  }

  /**
   * The loop is repeated, so that the frames around the place of the jump are those it jumps to.
   */
  private Cut looped(int from, int loopFrom, int loopTo) {
    int length = loopTo - loopFrom;
    int round = length * (Region.MARGIN / length + 1);
    int end = loopTo - from + round + Region.MARGIN;
    float[] out = new float[Region.MARGIN + end + Region.MARGIN];
    for (int i = 0; i < end + Region.MARGIN; i++) {
      int place = from + i;
      if (place >= loopTo) place = loopFrom + (place - loopFrom) % length;
      out[Region.MARGIN + i] = at(place);
    }
    return new Cut(out, Region.MARGIN + end, round);
  }

  private float at(int frame) {
    return samples.getShort(2 * frame) / 32_768f;
  }
}
