// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The wire is on the clock's path: writing a packet makes no garbage. */
class OscWriterGarbageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private byte[] hole = new byte[0];

  private static long allocatedBy(Runnable hotPath) {
    for (int i = 0; i < 20_000; i++) hotPath.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) hotPath.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void theMeterSeesAnAllocation() {
    assertTrue(allocatedBy(() -> hole = new byte[64]) >= 64_000);
  }

  @Test
  void aPacketMakesNone() {
    OscWriter writer = new OscWriter();
    ByteBuf out = Unpooled.directBuffer(512);
    long bytes =
        allocatedBy(
            () -> {
              writer.to(out.clear()).bundle(7).message("/dirt/play");
              writer.s("s").s("bd").s("gain").f(0.8f).s("orbit").i(1).endMessage().endBundle();
            });
    out.release();
    assertEquals(0, bytes);
  }
}
