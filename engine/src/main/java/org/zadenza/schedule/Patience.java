// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.zadenza.clock.Clock;

/**
 * How long a slot may keep the planning thread. Counted in what the slot itself can help: time in
 * which the thread computed, or in which it waited for something. A machine that gave the thread no
 * time, or stood still, is nobody's fault. The clock's thread; makes no garbage.
 */
final class Patience {
  /**
   * Steps of the clock, 10 ms each, that a slot always has, and the most that it may sleep, wait or
   * be locked out: so much less than the look-ahead that the others are asked before they are late.
   */
  private static final int FREE_LOOKS = 15;

  /** After them it may not have computed longer: a full budget of steps takes less. */
  private static final long COMPUTING_NANOS = Clock.NANOS_PER_SECOND / 10;

  /** Reading from a wire that says nothing looks like computing that gets no time. */
  private static final int LONGEST_LOOKS = 200;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long number = Long.MIN_VALUE;
  private int looks;
  private int waited;
  private long computedBefore;

  /** Nothing is asked, or something else. */
  void restore() {
    number = Long.MIN_VALUE;
  }

  /**
   * One look.
   *
   * @param asks which question it is that the thread is at
   * @return false if that has taken too long
   */
  boolean holds(Thread thread, long asks) {
    if (asks != number) {
      number = asks;
      looks = 0;
      waited = 0;
      return true;
    }
    looks++;
    if (looks > LONGEST_LOOKS) return false;
    if (looks == 1) computedBefore = computed(thread);
    if (thread.getState() != Thread.State.RUNNABLE) waited++;
    if (looks < FREE_LOOKS) return true;
    if (waited >= FREE_LOOKS) return false;
    return computed(thread) - computedBefore < COMPUTING_NANOS;
  }

  private long computed(Thread thread) {
    return threads.getThreadCpuTime(thread.threadId());
  }
}
