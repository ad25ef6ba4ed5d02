// SPDX-License-Identifier: Apache-2.0
package org.zadenza;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a hot path allocates on the thread that calls it, once it is compiled. */
public final class Garbage {
  /** Calls of a round. */
  public static final int CALLS = 5_000;

  private static final int ROUNDS = 60;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Garbage() {}

  /**
   * The least bytes of {@value #CALLS} calls, of up to {@value #ROUNDS} rounds of them: what a path
   * allocates it allocates in each; what the machine does meanwhile, on a busy one for long, it
   * does not.
   */
  public static long of(Runnable hotPath) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) hotPath.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
