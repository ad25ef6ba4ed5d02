// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Played notes to a stream of events and back: 0 to 127 a note begins, 128 to 255 it ends, 256 to
 * 355 time passes (1 to 100 hundredths of a second), 356 to 387 the velocity of the notes to come.
 *
 * <p>E.g. {@code PerformanceCodec.encode(notes)}. Velocities are heard in 32 steps of 4. A pitch
 * sounds once at a time: one that is struck again while it sounds ends there, and of two that are
 * struck together the louder is taken.
 */
public final class PerformanceCodec {
  /** How many events there are. */
  public static final int EVENTS = 388;

  /** The first event that ends a note. */
  public static final int OFF = 128;

  /** The first event that lets time pass, 10 ms. */
  public static final int SHIFT = 256;

  /** The first event that sets a velocity. */
  public static final int VELOCITY = 356;

  /** What stands before the first event: a second passes. */
  public static final int BEGINNING = VELOCITY - 1;

  /** How many steps a second has. */
  public static final int STEPS_PER_SECOND = 100;

  private static final int MOST_SHIFT = 100;
  private static final int BIN = 4;

  private PerformanceCodec() {}

  /** Something on the grid: at one step ends come before begins, then the lower pitch. */
  private record Point(long step, int event, int velocity) {}

  /** The events of some notes, beginning at 0 seconds. */
  public static int[] encode(Collection<PerformanceNote> notes) {
    List<Integer> events = new ArrayList<>();
    long now = 0;
    int bin = -1;
    for (Point point : points(notes)) {
      for (long gap = point.step - now; gap > 0; gap -= MOST_SHIFT) {
        events.add(SHIFT + (int) Math.min(gap, MOST_SHIFT) - 1);
      }
      now = point.step;
      if (point.event < OFF && bin(point.velocity) != bin) {
        bin = bin(point.velocity);
        events.add(VELOCITY + bin);
      }
      events.add(point.event);
    }
    return events.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Point> points(Collection<PerformanceNote> notes) {
    List<PerformanceNote> sorted = new ArrayList<>(notes);
    sorted.sort(
        Comparator.<PerformanceNote>comparingLong(note -> step(note.start()))
            .thenComparing(Comparator.comparingInt(PerformanceNote::velocity).reversed()));
    long[] starts = new long[OFF];
    long[] ends = new long[OFF];
    Arrays.fill(starts, -1);
    List<Point> points = new ArrayList<>();
    for (PerformanceNote note : sorted) {
      int pitch = note.pitch();
      long start = step(note.start());
      if (starts[pitch] == start) {
        continue;
      }
      if (starts[pitch] >= 0) {
        points.add(new Point(Math.min(ends[pitch], start), OFF + pitch, 0));
      }
      points.add(new Point(start, pitch, note.velocity()));
      starts[pitch] = start;
      ends[pitch] = Math.max(step(note.end()), start + 1);
    }
    for (int pitch = 0; pitch < OFF; pitch++) {
      if (starts[pitch] >= 0) {
        points.add(new Point(ends[pitch], OFF + pitch, 0));
      }
    }
    points.sort(
        Comparator.comparingLong(Point::step)
            .thenComparing(point -> point.event < OFF)
            .thenComparingInt(Point::event));
    return points;
  }

  /** The notes of some events, in order of their ends; open ones end with the last event. */
  public static List<PerformanceNote> decode(int[] events) {
    PerformanceDecoder decoder = new PerformanceDecoder();
    List<PerformanceNote> notes = new ArrayList<>();
    for (int event : events) {
      decoder.accept(event, notes::add);
    }
    decoder.finish(notes::add);
    return notes;
  }

  /** The step of a time in seconds: the nearest, and the later of two equally near. */
  public static long step(double seconds) {
    return (long) Math.floor(seconds * STEPS_PER_SECOND + 0.5);
  }

  /** The bin, from 0, that a velocity of 1 to 127 falls into. */
  public static int bin(int velocity) {
    return (velocity - 1) / BIN;
  }

  /** The velocity that a bin is played with. */
  public static int velocity(int bin) {
    return 1 + bin * BIN;
  }

  /** How many steps an event lets pass; 0 for one that takes no time. */
  public static int steps(int event) {
    return event >= SHIFT && event < VELOCITY ? event - SHIFT + 1 : 0;
  }

  /** The same event, so many semitones higher; the caller keeps pitches in 0 to 127. */
  public static int transpose(int event, int semitones) {
    return event < SHIFT ? event + semitones : event;
  }
}
