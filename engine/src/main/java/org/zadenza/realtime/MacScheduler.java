// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * The time constraint policy of the Mach kernel (Apple, "Kernel Programming Guide", Mach Scheduling
 * and Thread Interfaces): so much computing in every period, before a deadline.
 */
@SuppressWarnings("restricted") // the launcher allows native access
final class MacScheduler {
  private static final int THREAD_TIME_CONSTRAINT_POLICY = 2;
  private static final int FIELDS = 4;
  private static final double PERIOD_NANOS = 10e6;
  private static final double COMPUTATION_NANOS = 2e6;
  private static final double CONSTRAINT_NANOS = 5e6;

  private MacScheduler() {}

  static ThreadPriority ask(RealTime work) throws Throwable {
    if (work == RealTime.PLANNING) return ThreadPriority.UNASKED;
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    var timebase =
        linker.downcallHandle(
            lookup.findOrThrow("mach_timebase_info"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
    var self =
        linker.downcallHandle(lookup.findOrThrow("pthread_self"), FunctionDescriptor.of(ADDRESS));
    var port =
        linker.downcallHandle(
            lookup.findOrThrow("pthread_mach_thread_np"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
    var set =
        linker.downcallHandle(
            lookup.findOrThrow("thread_policy_set"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment fraction = arena.allocate(ValueLayout.JAVA_INT, 2);
      int known = (int) timebase.invokeExact(fraction);
      if (known != 0) return refused(known);
      double ticksPerNano =
          (double) fraction.getAtIndex(JAVA_INT, 1) / fraction.getAtIndex(JAVA_INT, 0);
      MemorySegment policy =
          arena.allocateFrom(
              JAVA_INT,
              (int) (PERIOD_NANOS * ticksPerNano),
              (int) (COMPUTATION_NANOS * ticksPerNano),
              (int) (CONSTRAINT_NANOS * ticksPerNano),
              1);
      int thread = (int) port.invokeExact((MemorySegment) self.invokeExact());
      int answer = (int) set.invokeExact(thread, THREAD_TIME_CONSTRAINT_POLICY, policy, FIELDS);
      return answer == 0 ? ThreadPriority.granted("time constraint policy") : refused(answer);
    }
  }

  private static ThreadPriority refused(int answer) {
    return ThreadPriority.refused("refused by the kernel, answer " + answer, "");
  }
}
