// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

/**
 * Knobs that were given a control: from its first move on, every cue has the knob's value there, in
 * place of its own. Any thread.
 */
public final class LearnedControls {
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

  private record Knob(Range range, @Nullable Source source, double share) {}

  /** Which knob: of which port, channel (from 0) and number. */
  private record Source(String port, int channel, int number) {
    @Override
    public String toString() {
      return "controller " + number + " of channel " + (channel + 1) + " of " + port;
    }
  }

  private final Reporter reporter;
  private volatile Map<String, Knob> knobs = Map.of();

  LearnedControls(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The controller that moves next sets this control. */
  public synchronized void learn(Range range) {
    change(range.control(), new Knob(range, null, 0));
  }

  /** Every cue keeps its own value again; false if no knob was learned for the control. */
  public synchronized boolean forget(String control) {
    boolean had = knobs.containsKey(control);
    change(control, null);
    return had;
  }

  public synchronized void forgetAll() {
    knobs = Map.of();
  }

  private void change(String control, @Nullable Knob knob) {
    Map<String, Knob> changed = new TreeMap<>(knobs);
    if (knob == null) changed.remove(control);
    else changed.put(control, knob);
    knobs = Map.copyOf(changed);
  }

  /** A controller moved. */
  synchronized void moved(String port, int channel, int number, double share) {
    Source source = new Source(port, channel, number);
    for (Knob knob : knobs.values()) {
      Range range = knob.range;
      if (knob.source == null) {
        reporter.tell("midi", source + " is " + range.control + " now");
      } else if (!knob.source.equals(source)) {
        continue;
      }
      change(range.control, new Knob(range, source, share));
    }
  }

  /** The cue as its knobs have it. Clock thread. */
  public Cue turned(Cue cue) {
    Map<String, Knob> now = knobs;
    if (now.isEmpty()) return cue;
    Controls controls = cue.controls();
    for (Knob knob : now.values()) {
      if (knob.source == null) continue;
      controls = controls.with(knob.range.control, knob.range.at(knob.share));
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
