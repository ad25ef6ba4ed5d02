// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for what another thread or program does, and gives up only when it never comes. */
final class Await {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Await() {}

  static <T> T that(String what, Callable<@Nullable T> asked) throws Exception {
    for (long end = System.nanoTime() + LIMIT_NANOS; System.nanoTime() < end; ) {
      T now = asked.call();
      if (now != null) return now;
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new AssertionError("never: " + what);
  }

  static void until(String what, Callable<Boolean> asked) throws Exception {
    that(what, () -> asked.call() ? Boolean.TRUE : null);
  }
}
