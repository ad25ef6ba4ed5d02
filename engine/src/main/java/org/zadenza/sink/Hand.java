// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

/**
 * Controls that knobs were given. From a knob's first move on, every cue has its value there in
 * place of its own, and what sounds already is told of each move at once, by {@link Sink#turn},
 * without the look-ahead of patterns. Any thread.
 */
public final class Hand {
  /** From this ratio of its ends on a range is walked in equal ratios, as ears do. */
  private static final double WIDE = 10;

  /**
   * What a knob sets.
   *
   * @param control the control's name
   * @param low its value where the knob is all the way down
   * @param high its value where the knob is all the way up
   */
  public record Range(String control, double low, double high) {
    /** The value where the knob is at {@code share}, 0 to 1. */
    public double at(double share) {
      boolean wide = low > 0 && high > 0 && Math.max(low, high) / Math.min(low, high) >= WIDE;
      return wide ? low * Math.pow(high / low, share) : low + share * (high - low);
    }
  }

  private record Knob(Range range, @Nullable String source, double value) {}

  private final Reporter reporter;
  private final Sink sounding;
  private volatile Map<String, Knob> knobs = Map.of();
  private volatile Map<String, Double> held = Map.of();

  /**
   * @param sounding is told of every turn, on the thread of the knob
   */
  public Hand(Reporter reporter, Sink sounding) {
    this.reporter = reporter;
    this.sounding = sounding;
  }

  /** The knob that moves next sets this control. */
  public synchronized void learn(Range range) {
    forget(range.control());
    change(range.control(), new Knob(range, null, 0));
  }

  /** Every cue keeps its own value again; false if no knob was learned for the control. */
  public synchronized boolean forget(String control) {
    Knob had = knobs.get(control);
    change(control, null);
    if (had != null && had.source != null) sounding.letGo(control);
    return had != null;
  }

  public synchronized void forgetAll() {
    knobs.keySet().forEach(this::forget);
  }

  private void change(String control, @Nullable Knob knob) {
    Map<String, Knob> changed = new TreeMap<>(knobs);
    if (knob == null) changed.remove(control);
    else changed.put(control, knob);
    knobs = Map.copyOf(changed);
    Map<String, Double> values = new TreeMap<>();
    changed.forEach((name, each) -> put(values, name, each));
    if (!values.equals(held)) held = Map.copyOf(values);
  }

  private static void put(Map<String, Double> values, String control, Knob knob) {
    if (knob.source != null) values.put(control, knob.value);
  }

  /** The controls that are held, and where; the same object until one of them moves. */
  public Map<String, Double> held() {
    return held;
  }

  /** Holds exactly these controls, as knobs once did that are not there now. */
  public synchronized void hold(Map<String, Double> values) {
    knobs = Map.of();
    values.forEach((name, v) -> change(name, new Knob(new Range(name, v, v), "the log", v)));
    if (values.isEmpty()) held = Map.of();
  }

  /**
   * A knob moved.
   *
   * @param source which one, as the player reads it: {@code controller 74 of channel 1 of nano}
   * @param share where it stands, 0 to 1
   */
  public synchronized void moved(String source, double share) {
    for (Knob knob : knobs.values()) {
      String control = knob.range.control;
      if (knob.source == null) reporter.tell("learn", source + " is " + control + " now");
      else if (!knob.source.equals(source)) continue;
      double value = knob.range.at(share);
      change(control, new Knob(knob.range, source, value));
      sounding.turn(control, value);
    }
  }

  /** True while no knob has a control. */
  public boolean isEmpty() {
    return knobs.isEmpty();
  }

  /** The cue as its knobs have it. Clock thread. */
  public Cue turned(Cue cue) {
    Map<String, Knob> now = knobs;
    if (now.isEmpty()) return cue;
    Controls controls = cue.controls();
    for (Knob knob : now.values()) {
      if (knob.source != null) controls = controls.with(knob.range.control, knob.value);
    }
    return new Cue(
        cue.slot(), cue.nanos(), cue.seconds(), cue.cps(), cue.whole(), controls, cue.sources());
  }

  /** A line for each: the control, and the knob that sets it. */
  public List<String> lines() {
    return knobs.values().stream()
        .map(k -> k.range.control + "  " + (k.source == null ? "waits for a knob" : k.source))
        .sorted()
        .toList();
  }
}
