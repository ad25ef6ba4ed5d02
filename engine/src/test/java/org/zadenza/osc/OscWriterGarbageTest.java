// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zadenza.Garbage;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallTime;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/** The wire is on the clock's path: writing a packet makes no garbage. */
class OscWriterGarbageTest {
  private byte[] hole = new byte[0];

  @Test
  void theMeterSeesAnAllocation() {
    assertTrue(Garbage.of(() -> hole = new byte[64]) >= 64L * Garbage.CALLS);
  }

  @Test
  void aPacketMakesNone() {
    OscWriter writer = new OscWriter();
    ByteBuf out = Unpooled.directBuffer(512);
    long bytes =
        Garbage.of(
            () -> {
              writer.to(out.clear()).bundle(7).message("/dirt/play");
              writer.s("s").s("bd").s("gain").f(0.8f).s("orbit").i(1).endMessage().endBundle();
            });
    out.release();
    assertEquals(0, bytes);
  }

  private static Cue cue() {
    Controls controls =
        Controls.of("s", "bd").with("n", 3.0).with("note", 64.0).with("cutoff", 300.0);
    controls = controls.with("^cutoff", 1.0).with("clip", 0.5).with("_own", 1.0).with("gain", 0.8);
    return new Cue("d1", 5, 0.5, 0.5, Span.of(0, 1), controls, Sources.NONE);
  }

  @Test
  void aCueForSuperDirtMakesNone() {
    DirtMessage message = new DirtMessage(new HeldBuses());
    ControlBuses buses = new ControlBuses("127.0.0.1", 57110, List.of(7, 8));
    ByteBuf out = Unpooled.buffer(512);
    Cue cue = cue();
    assertEquals(0, Garbage.of(() -> message.write(cue, 1, buses, out.clear())));
  }

  @Test
  void aCueForATargetMakesNone() throws Exception {
    OscTarget.Argument[] wanted = {
      new OscTarget.Argument.Wanted("n"),
      new OscTarget.Argument.Wanted("note"),
      new OscTarget.Argument.Defaulted("velocity", 64),
      new OscTarget.Argument.Constant("on")
    };
    try (Wired there = Wired.open();
        OscPost post = OscPost.start(new SystemClock());
        OscTargetSink pairs = sink(there, post);
        OscTargetSink ordered = sink(there, post, wanted)) {
      Cue cue = cue();
      Runnable both =
          () -> {
            pairs.accept(cue);
            ordered.accept(cue);
          };
      assertEquals(0, Garbage.of(both));
    }
  }

  private static OscTargetSink sink(Wired there, OscPost post, OscTarget.Argument... arguments) {
    OscTarget target =
        new OscTarget(
            "x", there.address(), "/x", List.of(arguments), true, 0, Set.of("d1"), "n", null);
    return OscTargetSink.open(target, post, WallTime.startingAt(0), Reporter.SILENT);
  }
}
