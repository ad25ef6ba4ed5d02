// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the process holds.
 *
 * @param heapBytes after a collection
 * @param threads that live
 * @param files that are open, sockets too; 0 where the system does not say
 */
record Vitals(long heapBytes, int threads, long files) {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  static Vitals now() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return new Vitals(
        memory.getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openFiles());
  }

  private static long openFiles() {
    if (!Files.isDirectory(OPEN_FILES)) return 0;
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.count();
    } catch (IOException e) {
      return 0;
    }
  }

  JsonObject json() {
    JsonObject out = new JsonObject();
    out.addProperty("heapMb", Math.round(heapBytes / 1e5) / 10.0);
    out.addProperty("threads", threads);
    out.addProperty("files", files);
    return out;
  }
}
