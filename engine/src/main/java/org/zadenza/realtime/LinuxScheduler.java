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

/**
 * {@code sched_setscheduler(2)}, first in, first out, or {@code setpriority(2)}: each for the
 * calling thread alone.
 */
@SuppressWarnings("restricted") // the launcher allows native access
final class LinuxScheduler {
  private static final int SCHED_FIFO = 1;

  /** Children of the thread begin as ordinary ones. */
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;

  private static final int PRIO_PROCESS = 0;

  /** Of 40 places, from 19 down to -20, the first ones have the larger share. */
  private static final int NICE = -15;

  private static final int THIS_THREAD = 0;
  private static final int NOT_PERMITTED = 1;

  /** Where the machine limits how high one may go, a low place is still before all others. */
  private static final int LOWER = 10;

  private static final int LOWEST = 1;

  private LinuxScheduler() {}

  static ThreadPriority ask(RealTime work) throws Throwable {
    return switch (work) {
      case PLANNING -> nice();
      case TIMING -> realTime(60);
      case AUDIO -> realTime(70);
    };
  }

  /** JACK's own is 70 or more. */
  private static ThreadPriority realTime(int priority) throws Throwable {
    int errno = 0;
    for (int wanted : new int[] {priority, LOWER, LOWEST}) {
      errno = scheduler(wanted);
      if (errno == 0) return ThreadPriority.granted("SCHED_FIFO " + wanted);
      if (errno != NOT_PERMITTED) break;
    }
    return ThreadPriority.refused(
        errno == NOT_PERMITTED ? "not permitted" : "refused by the kernel, errno " + errno,
        "allow it: a line \"@audio - rtprio 95\" in /etc/security/limits.d/audio.conf, and your"
            + " user in the group audio; then log in again");
  }

  private static ThreadPriority nice() throws Throwable {
    int errno = priority(NICE);
    return errno == 0
        ? new ThreadPriority(false, "nice " + NICE, "")
        : ThreadPriority.refused(
            "no better than ordinary, errno " + errno,
            "allow it: a line \"@audio - nice -19\" in /etc/security/limits.d/audio.conf");
  }

  /** The kernel's error number, or 0. */
  private static int priority(int nice) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle call =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setpriority"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            Linker.Option.captureCallState("errno"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment captured = arena.allocate(Linker.Option.captureStateLayout());
      int answer = (int) call.invokeExact(captured, PRIO_PROCESS, THIS_THREAD, nice);
      return answer == 0 ? 0 : errno(captured);
    }
  }

  private static int errno(MemorySegment captured) {
    StructLayout state = Linker.Option.captureStateLayout();
    VarHandle errno = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    return (int) errno.get(captured, 0L);
  }

  /** The kernel's error number, or 0. */
  private static int scheduler(int priority) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle call =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("sched_setscheduler"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
            Linker.Option.captureCallState("errno"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment captured = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment param = arena.allocateFrom(JAVA_INT, priority);
      int answer =
          (int) call.invokeExact(captured, THIS_THREAD, SCHED_FIFO | SCHED_RESET_ON_FORK, param);
      return answer == 0 ? 0 : errno(captured);
    }
  }
}
