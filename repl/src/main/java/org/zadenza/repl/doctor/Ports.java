// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at the wires on this machine: is SuperDirt there, is the control port free? */
final class Ports {
  private static final int SUPER_DIRT = 57120;
  private static final int CONTROL = 6010;
  private static final int PATIENCE_MILLIS = 300;
  private static final byte[] HANDSHAKE =
      "/dirt/handshake\0,\0\0\0".getBytes(StandardCharsets.US_ASCII);

  List<Finding> findings() {
    return List.of(superDirt(), control());
  }

  private static Finding superDirt() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SUPER_DIRT));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.send(new DatagramPacket(HANDSHAKE, HANDSHAKE.length));
      socket.receive(new DatagramPacket(new byte[512], 512));
      return Finding.good("osc", "SuperDirt answers on port " + SUPER_DIRT);
    } catch (PortUnreachableException e) {
      return Finding.note(
          "osc", "nobody listens on port " + SUPER_DIRT, "start SuperDirt for --osc");
    } catch (SocketTimeoutException e) {
      return Finding.note(
          "osc", "no answer from port " + SUPER_DIRT, "is SuperDirt started in SuperCollider?");
    } catch (IOException e) {
      return Finding.note("osc", "port " + SUPER_DIRT + " cannot be asked: " + e.getMessage(), "");
    }
  }

  private static Finding control() {
    try (DatagramSocket socket = new DatagramSocket(CONTROL, InetAddress.getLoopbackAddress())) {
      return Finding.good("control", "port " + socket.getLocalPort() + " is free");
    } catch (SocketException e) {
      return Finding.note(
          "control", "port " + CONTROL + " is taken", "end the other program for OSC control");
    }
  }
}
