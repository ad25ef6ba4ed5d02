// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was rendered last: each orbit by itself, with its effects, and the mix after the limiter,
 * all of the same moment. Measures them and shows them to whoever taps it: a recording, a device
 * with many channels.
 *
 * <p>The audio thread writes; levels and taps are for any thread.
 */
public final class Desk {
  /** The longest block. */
  public static final int MAX_FRAMES = 512;

  /** As many as SuperDirt's stock startup file has. */
  public static final int ORBITS = 12;

  private final Strip[] strips = new Strip[ORBITS];
  private final Meter mixMeter;
  private final SlotMeters slots;
  private volatile Tap[] taps = {};
  private volatile boolean used;
  private float[] left = {};
  private float[] right = {};

  /**
   * @param latencyFrames how much later the mix comes than its orbits
   */
  Desk(int sampleRate, int latencyFrames) {
    for (int i = 0; i < ORBITS; i++) strips[i] = new Strip(sampleRate, latencyFrames);
    mixMeter = new Meter(sampleRate);
    slots = new SlotMeters(sampleRate);
  }

  /** An orbit, held back until the mix has come as far. */
  private static final class Strip {
    private static final int LOUD = -1;

    private final int latency;
    private final float[] left;
    private final float[] right;
    private final Meter meter;

    /** How many frames at the end of what is held back are silent; {@link #LOUD} in this block. */
    private int silent;

    Strip(int sampleRate, int latency) {
      this.latency = latency;
      left = new float[latency + MAX_FRAMES];
      right = new float[latency + MAX_FRAMES];
      meter = new Meter(sampleRate);
      silent = latency;
    }

    boolean sounds() {
      return silent < latency;
    }

    void add(float[] l, float[] r, int from, int to) {
      System.arraycopy(l, from, left, latency + from, to - from);
      System.arraycopy(r, from, right, latency + from, to - from);
      silent = LOUD;
    }

    /** Nothing has come yet for the next block. */
    void expect() {
      if (silent != LOUD) return;
      Arrays.fill(left, latency, latency + MAX_FRAMES, 0);
      Arrays.fill(right, latency, latency + MAX_FRAMES, 0);
      silent = 0;
    }

    void measure(int frames) {
      if (sounds()) meter.measure(left, right, frames);
      else meter.rest(frames);
    }

    void pass(int frames) {
      if (!sounds()) return;
      System.arraycopy(left, frames, left, 0, latency);
      System.arraycopy(right, frames, right, 0, latency);
      if (silent != LOUD) silent = Math.min(latency, silent + frames);
    }
  }

  /** Whether anybody looks; if not, it costs nothing. Any thread. */
  boolean inUse() {
    return used;
  }

  /** From now on levels are measured. Any thread. */
  public void use() {
    used = true;
  }

  /** Shows it every block from the next one on. Any thread. */
  public synchronized void tap(Tap tap) {
    used = true;
    taps = Stream.concat(Stream.of(taps), Stream.of(tap)).toArray(Tap[]::new);
  }

  /** Any thread; a block that is being heard is heard to its end. */
  public synchronized void untap(Tap tap) {
    taps = Stream.of(taps).filter(each -> each != tap).toArray(Tap[]::new);
  }

  /** Audio thread, before a block is rendered. */
  void begin() {
    for (Strip strip : strips) strip.expect();
  }

  /** Audio thread. A part of the block that an orbit adds to the mix. */
  void orbit(int number, float[] l, float[] r, int from, int to) {
    if (used) strips[number].add(l, r, from, to);
  }

  /** Audio thread. The block is rendered. */
  void mixed(float[] l, float[] r, int frames) {
    left = l;
    right = r;
    mixMeter.measure(l, r, frames);
    slots.pass(frames);
    for (Strip strip : strips) strip.measure(frames);
    for (Tap tap : taps) tap.heard(this, frames);
    for (Strip strip : strips) strip.pass(frames);
  }

  /** The mix, from 0 on. During {@link Tap#heard}. */
  public float[] left() {
    return left;
  }

  /** The mix, from 0 on. During {@link Tap#heard}. */
  public float[] right() {
    return right;
  }

  /** False if an orbit is silent throughout. During {@link Tap#heard}. */
  public boolean sounds(int orbit) {
    return strips[orbit].sounds();
  }

  /** An orbit, from 0 on. During {@link Tap#heard}. */
  public float[] left(int orbit) {
    return strips[orbit].left;
  }

  /** An orbit, from 0 on. During {@link Tap#heard}. */
  public float[] right(int orbit) {
    return strips[orbit].right;
  }

  /** Clock thread. The number under which a slot is measured. */
  int slot(String name) {
    return slots.number(name);
  }

  /** Audio thread. A sound of a slot, by its number, with the bits of its highest sample. */
  void sounds(int slot, int bits) {
    if (used) slots.heard(slot, bits);
  }

  /**
   * The highest sample of any sound of each slot of late, before the effects of orbits; 1 is full
   * scale. Any thread.
   */
  public Map<String, Float> slotPeaks() {
    return slots.peaks();
  }

  /** How loud the mix is. Any thread. */
  public Level level() {
    return mixMeter.level();
  }

  /** How loud each orbit is. Any thread. */
  public List<Level> levels() {
    return Stream.of(strips).map(strip -> strip.meter.level()).toList();
  }
}
