// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

/**
 * Writes controls onto the buses that SuperDirt lends: {@code /c_set} to its scsynth, in a bundle
 * of its own, stamped with the time at which the value begins. A value that a bus has already is
 * not sent again. Opened on any thread; the rest, where nothing else is said, belongs to the
 * clock's.
 */
final class BusWriter implements AutoCloseable {
  private static final int ROOM = 128;

  private final ControlBuses lent;
  private final OscWire wire;
  private final OscWire direct;
  private final OscWriter writer = new OscWriter();
  private final ByteBuf packet = Unpooled.buffer(ROOM);
  private final float[] last;

  private BusWriter(ControlBuses lent, OscWire wire, OscWire direct) {
    this.lent = lent;
    this.wire = wire;
    this.direct = direct;
    this.last = new float[lent.indices().size()];
    Arrays.fill(last, Float.NaN);
  }

  static BusWriter open(ControlBuses lent, InetSocketAddress superDirt) {
    InetSocketAddress scsynth = new InetSocketAddress(host(lent, superDirt), lent.port());
    return new BusWriter(
        lent,
        OscWire.connected(scsynth, "scsynth", Reporter.SILENT),
        OscWire.connected(scsynth, "scsynth", Reporter.SILENT));
  }

  /** What SuperDirt calls its own machine is the machine on which we reach it. */
  private static InetAddress host(ControlBuses lent, InetSocketAddress superDirt) {
    try {
      InetAddress named = InetAddress.ofLiteral(lent.host());
      return named.isLoopbackAddress() ? superDirt.getAddress() : named;
    } catch (IllegalArgumentException e) {
      return superDirt.getAddress();
    }
  }

  ControlBuses lent() {
    return lent;
  }

  long sent() {
    return wire.sent() + direct.sent();
  }

  /** Sends what has a bus. */
  void write(Cue cue, long timeTag) {
    Controls controls = cue.controls();
    for (int i = 0; i < controls.size(); i++) {
      String name = controls.name(i);
      if (!name.startsWith("^")) continue;
      for (int k = 0; k < controls.size(); k++) {
        if (carries(name, controls.name(k))) write(controls.value(i), controls.value(k), timeTag);
      }
    }
  }

  private static boolean carries(String caret, String control) {
    return caret.length() == control.length() + 1 && caret.endsWith(control);
  }

  private void write(Object bus, Object given, long timeTag) {
    int place = lent.place(bus);
    if (place < 0 || !(given instanceof Number value)) return;
    float number = value.floatValue();
    if (last[place] == number) return;
    last[place] = number;
    writer.to(packet.clear()).bundle(timeTag).message("/c_set");
    writer.i(lent.indices().get(place)).f(number).endMessage().endBundle();
    wire.write(packet);
  }

  /** Writes what shall hold at once. Any thread but the clock's, one at a time. */
  void writeNow(ByteBuf message) {
    direct.write(message);
  }

  @Override
  public void close() {
    wire.close();
    direct.close();
  }
}
