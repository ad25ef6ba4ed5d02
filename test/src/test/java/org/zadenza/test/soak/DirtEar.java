// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Listens where SuperDirt would, on loopback; can be gone and come back. Any thread. */
final class DirtEar implements AutoCloseable {
  private static final int LARGEST = 65_536;

  private final AtomicLong heard = new AtomicLong();
  private final int port;
  private DatagramSocket socket;

  DirtEar() throws IOException {
    socket = listening(0);
    port = socket.getLocalPort();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** How many packets came. */
  long heard() {
    return heard.get();
  }

  private DatagramSocket listening(int at) throws IOException {
    DatagramSocket out =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    Thread.ofPlatform().name("soak-dirt").daemon(true).start(() -> listen(out));
    return out;
  }

  private void listen(DatagramSocket from) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (!from.isClosed()) {
      try {
        from.receive(packet);
        heard.incrementAndGet();
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  void leave() {
    socket.close();
  }

  void comeBack() throws IOException {
    socket = listening(port);
  }

  @Override
  public void close() {
    socket.close();
  }
}
