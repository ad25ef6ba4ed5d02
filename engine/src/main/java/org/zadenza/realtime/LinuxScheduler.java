// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** {@code sched_setscheduler(2)}: first in, first out, for the calling thread alone. */
@SuppressWarnings("restricted") // the launcher allows native access
final class LinuxScheduler {
  private static final int SCHED_FIFO = 1;

  /** Children of the thread begin as ordinary ones. */
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;

  private static final int THIS_THREAD = 0;
  private static final int NOT_PERMITTED = 1;

  /** Where the machine limits how high one may go, a low place is still before all others. */
  private static final int LOWER = 10;

  private static final int LOWEST = 1;

  private LinuxScheduler() {}

  static ThreadPriority ask(int priority) throws Throwable {
    int errno = 0;
    for (int wanted : new int[] {priority, LOWER, LOWEST}) {
      errno = set(wanted);
      if (errno == 0) return ThreadPriority.granted("SCHED_FIFO " + wanted);
      if (errno != NOT_PERMITTED) break;
    }
    return ThreadPriority.refused(
        errno == NOT_PERMITTED ? "not permitted" : "refused by the kernel, errno " + errno,
        "allow it: a line \"@audio - rtprio 95\" in /etc/security/limits.d/audio.conf, and your"
            + " user in the group audio; then log in again");
  }

  /** The kernel's error number, or 0. */
  private static int set(int priority) throws Throwable {
    Linker linker = Linker.nativeLinker();
    StructLayout state = Linker.Option.captureStateLayout();
    VarHandle errno = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    MethodHandle call =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("sched_setscheduler"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
            Linker.Option.captureCallState("errno"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment captured = arena.allocate(state);
      MemorySegment param = arena.allocateFrom(JAVA_INT, priority);
      int answer =
          (int) call.invokeExact(captured, THIS_THREAD, SCHED_FIFO | SCHED_RESET_ON_FORK, param);
      return answer == 0 ? 0 : (int) errno.get(captured, 0L);
    }
  }
}
