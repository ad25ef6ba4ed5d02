// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Locale;
import java.util.stream.Collectors;
import org.zadenza.schedule.Snapshot;

/** How things stand, in words. */
public final class StatusText {
  private StatusText() {}

  /** Cycle, tempo and slots in one short line; a slot that is not heard stands in brackets. */
  public static String line(Snapshot now) {
    return String.format(
        Locale.ROOT, "cycle %.2f  cps %s  %s", now.cycle().toDouble(), tempo(now), slots(now));
  }

  private static String tempo(Snapshot now) {
    return String.format(Locale.ROOT, "%.4f", now.cps()).replaceFirst("\\.?0+$", "");
  }

  private static String slots(Snapshot now) {
    String slots =
        now.lanes().stream()
            .filter(lane -> lane.playing() || lane.trouble() != null)
            .map(StatusText::slot)
            .collect(Collectors.joining(" "));
    return slots.isEmpty() ? "nothing plays" : slots;
  }

  private static String slot(Snapshot.LaneStatus lane) {
    String name = lane.trouble() == null ? lane.slot() : lane.slot() + "!";
    return lane.audible() ? name : "(" + name + ")";
  }

  /** Everything that {@link #line} says, and the counters. */
  public static String report(Snapshot now) {
    StringBuilder out = new StringBuilder(line(now));
    for (Snapshot.LaneStatus lane : now.lanes()) {
      if (lane.trouble() != null)
        out.append("\n  ").append(lane.slot()).append(": ").append(lane.trouble());
    }
    return out.append("\n  ")
        .append(now.sentCues())
        .append(" events sent, ")
        .append(now.skippedCues())
        .append(" skipped, ")
        .append(now.lateTicks())
        .append(" late ticks, ")
        .append(now.sinkFailures())
        .append(" lost")
        .toString();
  }
}
