// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.zadenza.osc.OscIn;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.repl.session.Wires;
import org.zadenza.schedule.Reporter;

/** The wires that the command line asks for. */
record WireOptions(Wires wires, LiveOptions options, Reporter messages) {
  private static final String OFF = "off";
  private static final int PORTS = 1 << 16;

  /**
   * Opens them; a port in use is told and does not keep the session from playing.
   *
   * @throws Refusal if what was asked for is no address
   */
  void open() {
    if (options.osc != null) {
      InetSocketAddress there = address("--osc", options.osc, SuperDirtSink.DEFAULT_PORT);
      wires.superDirt(there, SuperDirtSink.DEFAULT_LATENCY_NANOS);
    }
    if (options.highlights != null) {
      InetAddress here = InetAddress.getLoopbackAddress();
      if (options.highlights < 1 || options.highlights >= PORTS) {
        throw new Refusal("--highlights wants a port from 1 to 65535, not " + options.highlights);
      }
      wires.highlights(new InetSocketAddress(here, options.highlights));
    }
    if (!options.oscIn.equals(OFF)) listen(address("--osc-in", options.oscIn, OscIn.DEFAULT_PORT));
  }

  private void listen(InetSocketAddress here) {
    try {
      wires.listen(here);
    } catch (UncheckedIOException e) {
      messages.tell("osc-in", "hears nothing: " + e.getMessage());
    }
  }

  /** {@code HOST:PORT}, {@code HOST} or {@code PORT}. */
  private static InetSocketAddress address(String option, String given, int usualPort) {
    int colon = given.lastIndexOf(':');
    boolean portAlone = colon < 0 && given.matches("\\d+");
    String host = portAlone ? "127.0.0.1" : colon < 0 ? given : given.substring(0, colon);
    String port = portAlone ? given : colon < 0 ? "" : given.substring(colon + 1);
    try {
      int number = colon < 0 && !portAlone ? usualPort : Integer.parseInt(port);
      InetSocketAddress out = new InetSocketAddress(host, number);
      if (!out.isUnresolved()) return out;
      throw new Refusal(option + ": there is no host " + host);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          option + " wants HOST:PORT, such as 127.0.0.1:" + usualPort + ", not " + given);
    }
  }
}
