// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.zadenza.clock.Clock;

/** Lets things go wrong, each for some seconds, several at a time. One thread. */
final class Weather {
  private static final long MEAN_NANOS = 15 * Clock.NANOS_PER_SECOND;
  private static final int LONGEST_SECONDS = 20;

  private record Under(Fault fault, long untilNanos) {}

  private final World world;
  private final Random random;
  private final List<Under> now = new ArrayList<>();
  private long nextNanos;

  Weather(World world, Random random) {
    this.world = world;
    this.random = random;
    this.nextNanos = world.clock().nanos() + MEAN_NANOS;
  }

  void turn() {
    long nanos = world.clock().nanos();
    now.removeIf(under -> under.untilNanos <= nanos && isEnded(under.fault));
    if (nanos < nextNanos) return;
    nextNanos = nanos + random.nextLong(2 * MEAN_NANOS);
    Fault fault = Fault.any(random, world);
    Set<String> kinds = new HashSet<>();
    now.forEach(under -> kinds.add(under.fault.kind()));
    if (kinds.contains(fault.kind())) return;
    world.findings().happens("fault: " + fault);
    world.findings().count(fault.kind());
    fault.begin(world);
    long lasts = (1 + random.nextInt(LONGEST_SECONDS)) * Clock.NANOS_PER_SECOND;
    now.add(new Under(fault, world.clock().nanos() + lasts));
  }

  private boolean isEnded(Fault fault) {
    fault.end(world);
    world.findings().happens("over: " + fault);
    return true;
  }

  /** Everything is well again. */
  void clear() {
    now.forEach(under -> isEnded(under.fault));
    now.clear();
  }
}
