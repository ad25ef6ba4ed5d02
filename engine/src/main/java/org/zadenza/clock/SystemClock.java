// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

/** The machine's monotonic clock, counted from when this object was made. Any thread. */
public final class SystemClock implements Clock {
  private final long start = System.nanoTime();

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }
}
