// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.OrbitOrder;
import org.zadenza.dsp.Compressor;
import org.zadenza.dsp.Ducker;
import org.zadenza.dsp.Echo;
import org.zadenza.dsp.Leslie;
import org.zadenza.dsp.Reverb;

/**
 * A part of the mix with a Leslie, an echo, a room, a compressor and a level of its own. While
 * nothing sounds in it and its effects have died away it costs nothing. Audio thread.
 *
 * <p>When it falls asleep depends on the sound's own frames, never on where blocks begin, so that
 * the same cues give the same bits.
 */
final class Orbit {
  static final double LONGEST_ECHO_SECONDS = 4;

  /** Effects are over when they have lost this much. */
  private static final double SILENT_DB = 140;

  private static final double LONGEST_TAIL_SECONDS = 1200;

  final float[] left;
  final float[] right;
  final float[] room;
  final float[] echoLeft;
  final float[] echoRight;
  private final int sampleRate;
  private final Leslie leslie;
  private final Echo echo;
  private final Reverb reverb;
  private final Compressor compressor;
  private final Ducker ducker;
  private int output;
  private boolean touched;
  private long idle;
  private long tail;

  Orbit(int sampleRate, int maxFrames) {
    this.sampleRate = sampleRate;
    left = new float[maxFrames];
    right = new float[maxFrames];
    room = new float[maxFrames];
    echoLeft = new float[maxFrames];
    echoRight = new float[maxFrames];
    leslie = new Leslie(sampleRate);
    echo = new Echo(sampleRate, LONGEST_ECHO_SECONDS);
    reverb = new Reverb(sampleRate);
    compressor = new Compressor(sampleRate);
    ducker = new Ducker(sampleRate);
    measureTail();
    idle = tail;
  }

  /** The effects belong to all notes; the last one that says how they are sets them. */
  void hear(Note note) {
    if (note.room > 0 && note.roomSeconds > 0) reverb.decay(note.roomSeconds);
    if (note.echo > 0) echo.set(note.echoSeconds, note.echoFeedback);
    if (note.room > 0 || note.echo > 0) measureTail();
    OrbitOrder order = note.orders;
    if (order.outputSet) output = order.output;
    if (order.leslieSet) leslie.set(order.leslie, order.leslieHz, order.leslieMetres);
    if (order.compressorSet) {
      compressor.set(
          order.thresholdDb,
          order.ratio,
          order.kneeDb,
          order.compressorAttackSeconds,
          order.compressorReleaseSeconds);
    }
  }

  private void measureTail() {
    double seconds = Math.max(echo.fallSeconds(SILENT_DB), reverb.fallSeconds(SILENT_DB));
    long newTail = (long) (Math.min(LONGEST_TAIL_SECONDS, seconds) * sampleRate);
    if (idle >= tail) idle = newTail;
    tail = newTail;
  }

  /** Makes room for a note of another orbit. */
  void duck(OrbitOrder order) {
    ducker.duck(order.duckDepth, order.duckOnsetSeconds, order.duckAttackSeconds);
  }

  /** Says that a channel mixes into it. */
  void touch() {
    touched = true;
  }

  boolean asleep() {
    return idle >= tail;
  }

  /** Cuts off echoes and rooms. */
  void silence() {
    echo.clear();
    reverb.clear();
    leslie.clear();
  }

  /** Adds the orbit to the bus and empties what channels have mixed. */
  void mix(Bus bus, int from, int to) {
    if (touched || !asleep()) soundAndMix(bus, from, to);
    else skipDucking(to - from);
    if (touched) empty(from, to);
    touched = false;
  }

  private void soundAndMix(Bus bus, int from, int to) {
    boolean slept = asleep();
    int begin = slept ? firstSound(from, to) : from;
    int last = lastSound(begin, to);
    int end = to;
    if (last >= 0) {
      idle = to - 1 - last;
    } else {
      end = (int) Math.min(to, begin + Math.max(0, tail - idle));
      idle = Math.min(tail, idle + (to - begin));
    }
    skipDucking(begin - from);
    if (begin < end) sound(bus, begin, end);
    skipDucking(to - Math.max(begin, end));
  }

  private void sound(Bus bus, int from, int to) {
    leslie.process(left, right, from, to);
    echo.process(echoLeft, echoRight, left, right, from, to);
    reverb.process(room, left, right, from, to);
    compressor.process(left, right, from, to);
    for (int i = from; i < to && ducker.ducking(); i++) {
      float level = (float) ducker.next();
      left[i] *= level;
      right[i] *= level;
    }
    bus.desk.orbit(bus.orbit, left, right, from, to);
    int first = Math.min(output, bus.outputs.length - 2);
    float[] outLeft = bus.outputs[first];
    float[] outRight = bus.outputs[first + 1];
    for (int i = from; i < to; i++) outLeft[i] += left[i];
    for (int i = from; i < to; i++) outRight[i] += right[i];
    Arrays.fill(left, from, to, 0);
    Arrays.fill(right, from, to, 0);
  }

  private void skipDucking(int frames) {
    for (int i = 0; i < frames && ducker.ducking(); i++) ducker.next();
  }

  private void empty(int from, int to) {
    Arrays.fill(left, from, to, 0);
    Arrays.fill(right, from, to, 0);
    Arrays.fill(room, from, to, 0);
    Arrays.fill(echoLeft, from, to, 0);
    Arrays.fill(echoRight, from, to, 0);
  }

  private boolean sounds(int i) {
    return left[i] != 0 || right[i] != 0 || room[i] != 0 || echoLeft[i] != 0 || echoRight[i] != 0;
  }

  private int firstSound(int from, int to) {
    int i = from;
    while (i < to && !sounds(i)) i++;
    return i;
  }

  private int lastSound(int from, int to) {
    int i = to - 1;
    while (i >= from && !sounds(i)) i--;
    return i < from ? -1 : i;
  }
}
