// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The Multimedia Class Scheduler Service (Microsoft, {@code AvSetMmThreadCharacteristicsW}). */
@SuppressWarnings("restricted") // the launcher allows native access
final class WindowsScheduler {
  private static final String TASK = "Pro Audio";

  private WindowsScheduler() {}

  static ThreadPriority ask(RealTime work) throws Throwable {
    if (work == RealTime.PLANNING) return ThreadPriority.UNASKED;
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      var join =
          linker.downcallHandle(
              SymbolLookup.libraryLookup("avrt.dll", Arena.global())
                  .findOrThrow("AvSetMmThreadCharacteristicsW"),
              FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
      MemorySegment task = arena.allocateFrom(TASK, StandardCharsets.UTF_16LE);
      MemorySegment index = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment handle = (MemorySegment) join.invokeExact(task, index);
      return handle.address() == 0
          ? ThreadPriority.refused("refused", "is the Multimedia Class Scheduler service running?")
          : ThreadPriority.granted("MMCSS " + TASK);
    }
  }
}
