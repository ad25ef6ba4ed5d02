// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;

/**
 * What is left out when the machine cannot keep up, so that the rest stays in time.
 *
 * <p>The order: first the look-ahead shrinks, unheard. When less than half of it is left three
 * times in a row, the slot that costs most time is not asked any more; then the next costliest, if
 * that was not enough. After a second without need the last one left out comes back; each time that
 * was too early, it waits twice as long. The planning thread; {@link #count} is for any.
 */
final class Shedding {
  /** Fewer is a single stall, which the look-ahead is for. */
  private static final int TIGHT_STEPS = 3;

  /** A second of steps. */
  private static final int CALM_STEPS = 100;

  private static final int LONGEST_CALM_STEPS = 64 * CALM_STEPS;

  /** The share of the newest measurement in a slot's cost. */
  private static final double NEWEST = 0.2;

  private static final class Cost {
    private double nanos;
    private int calmSteps = CALM_STEPS;
  }

  private final Clock clock;
  private final Timing timing;
  private final Reporter reporter;
  private final Map<String, Cost> costs = new HashMap<>();
  private final Deque<String> leftOut = new ArrayDeque<>();
  private final AtomicLong count = new AtomicLong();
  private int tight;
  private int calm;

  Shedding(Clock clock, Timing timing, Reporter reporter) {
    this.clock = clock;
    this.timing = timing;
    this.reporter = reporter;
  }

  /** The slots that rest. */
  List<String> resting() {
    return List.copyOf(leftOut);
  }

  /** Exactly these slots rest. */
  void rest(List<String> slots) {
    leftOut.clear();
    leftOut.addAll(slots);
  }

  /**
   * A step of planning begins.
   *
   * @param now session time
   * @param planned up to which session time all is planned
   * @return true if other slots rest than before
   */
  boolean begin(long now, long planned) {
    int before = leftOut.size();
    if (timing.skips()) weigh(now, planned);
    return leftOut.size() != before;
  }

  private void weigh(long now, long planned) {
    long lead = planned - now;
    if (2 * lead < timing.lookaheadNanos()) {
      calm = 0;
      if (++tight < TIGHT_STEPS) return;
      tight = 0;
      leaveOutCostliest();
    } else {
      tight = 0;
      calm++;
      String last = leftOut.peekLast();
      if (last != null && calm >= cost(last).calmSteps) bringBack(last);
    }
  }

  private void leaveOutCostliest() {
    String costliest = costliest();
    if (costliest == null) return;
    leftOut.addLast(costliest);
    reporter.tell(
        costliest,
        "this machine cannot keep up: "
            + costliest
            + " costs most and rests until there is time for it");
  }

  private @Nullable String costliest() {
    String out = null;
    double most = 0;
    for (Map.Entry<String, Cost> each : costs.entrySet()) {
      if (each.getValue().nanos <= most || leftOut.contains(each.getKey())) continue;
      most = each.getValue().nanos;
      out = each.getKey();
    }
    return out;
  }

  private void bringBack(String slot) {
    Cost cost = cost(slot);
    cost.calmSteps = Math.min(LONGEST_CALM_STEPS, 2 * cost.calmSteps);
    cost.nanos = 0;
    leftOut.removeLast();
    calm = 0;
  }

  private Cost cost(String slot) {
    return costs.computeIfAbsent(slot, _ -> new Cost());
  }

  /** True if a slot must rest now; that is counted. */
  boolean leavesOut(String slot) {
    if (leftOut.isEmpty() || !leftOut.contains(slot)) return false;
    count.incrementAndGet();
    return true;
  }

  long nanos() {
    return clock.nanos();
  }

  /** A slot was asked, since {@code began}. */
  void asked(String slot, long began) {
    Cost cost = cost(slot);
    cost.nanos += (clock.nanos() - began - cost.nanos) * NEWEST;
  }

  /** How often a slot was not asked. Any thread. */
  long count() {
    return count.get();
  }
}
