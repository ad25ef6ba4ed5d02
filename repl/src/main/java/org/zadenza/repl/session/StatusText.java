// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;

/** How things stand, in words. */
public final class StatusText {
  private StatusText() {}

  /** Cycle, tempo and slots in one short line; a slot that is not heard stands in brackets. */
  public static String line(Snapshot now) {
    return String.format(
        Locale.ROOT, "cycle %.2f  cps %s  %s", now.cycle().toDouble(), tempo(now), slots(now));
  }

  /** How many others play along, for the end of a line; nothing while Link is off. */
  public static String link(LinkSwitch link) {
    return link.state().map(state -> "  link " + state.peers()).orElse("");
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

  /** A line for each slot: its name, what keeps it from being heard, what it plays. */
  public static String list(Snapshot now) {
    String lines = now.lanes().stream().map(StatusText::listed).collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "no slot was ever played" : lines;
  }

  private static String listed(Snapshot.LaneStatus lane) {
    return String.join("  ", lane.slot(), marks(lane) + code(lane)).stripTrailing();
  }

  private static String marks(Snapshot.LaneStatus lane) {
    StringBuilder out = new StringBuilder();
    if (lane.muted()) out.append("[muted] ");
    if (lane.soloed()) out.append("[solo] ");
    if (lane.playing() && !lane.audible() && !lane.muted()) out.append("[another is solo] ");
    return out.toString();
  }

  private static String code(Snapshot.LaneStatus lane) {
    if (!lane.playing()) return "silence";
    return lane.text().isEmpty() ? "a pattern" : lane.text();
  }

  /** What each slot really plays, and how it came to that. */
  public static String playing(Snapshot now) {
    String slots =
        now.lanes().stream()
            .filter(lane -> lane.playing() || lane.trouble() != null)
            .map(StatusText::played)
            .collect(Collectors.joining("\n"));
    String all = now.all().isEmpty() ? "" : "\nevery slot: " + now.all();
    return (slots.isEmpty() ? "nothing plays" : slots) + all;
  }

  private static String played(Snapshot.LaneStatus lane) {
    StringBuilder out = new StringBuilder(lane.slot()).append("  ").append(marks(lane));
    out.append(since(lane.since()));
    if (lane.transition() != null) out.append(", ").append(lane.transition()).append(until(lane));
    if (lane.nudgeNanos() != 0) {
      out.append(String.format(Locale.ROOT, ", %+.3f s", lane.nudgeNanos() * 1e-9));
    }
    out.append("\n    ").append(code(lane).replace("\n", "\n    "));
    if (lane.trouble() != null) out.append("\n    ! ").append(lane.trouble());
    return out.toString();
  }

  private static String since(@Nullable Rational cycle) {
    return cycle == null ? "begins now" : "since cycle " + cycle(cycle);
  }

  private static String until(Snapshot.LaneStatus lane) {
    return lane.until() == null ? "" : " until cycle " + cycle(lane.until());
  }

  private static String cycle(Rational cycle) {
    return String.format(Locale.ROOT, "%.2f", cycle.toDouble()).replaceFirst("\\.?0+$", "");
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
