// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/** How many were not served, by reason. Any thread. */
public final class Refusals {
  private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

  void count(Reason reason) {
    counts.incrementAndGet(reason.ordinal());
  }

  /** How many for that reason. */
  public long of(Reason reason) {
    return counts.get(reason.ordinal());
  }

  /** {@code , 2 came from another site, 1 listened too slowly}; empty where all were served. */
  String text() {
    return Arrays.stream(Reason.values())
        .filter(reason -> of(reason) > 0)
        .map(reason -> ", " + of(reason) + " " + reason.says())
        .collect(Collectors.joining());
  }
}
