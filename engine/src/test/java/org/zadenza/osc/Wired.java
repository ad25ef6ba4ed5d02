// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The other end of a wire on loopback, in a test. */
final class Wired implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final DatagramSocket socket;
  private final OscWriter writer = new OscWriter();

  private Wired(DatagramSocket socket) {
    this.socket = socket;
  }

  static Wired open() throws IOException {
    return open(0);
  }

  static Wired open(int port) throws IOException {
    DatagramSocket out = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    out.setSoTimeout(PATIENCE_MILLIS);
    return new Wired(out);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** The next packet, and who sent it. */
  DatagramPacket datagram() throws IOException {
    DatagramPacket out = new DatagramPacket(new byte[8_192], 8_192);
    socket.receive(out);
    return out;
  }

  OscPacket packet() throws IOException {
    return read(datagram());
  }

  static OscPacket read(DatagramPacket datagram) {
    byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
    return OscReader.read(Unpooled.wrappedBuffer(bytes));
  }

  /** The next bundle; messages are passed over. */
  OscPacket.Bundle bundle() throws IOException {
    while (true) if (packet() instanceof OscPacket.Bundle bundle) return bundle;
  }

  /** The only message of the next bundle. */
  OscPacket.Message bundled() throws IOException {
    return (OscPacket.Message) bundle().packets().getFirst();
  }

  void send(InetSocketAddress to, String address, Object... arguments) throws IOException {
    send(to, message(address, arguments));
  }

  void send(InetSocketAddress to, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  byte[] message(String address, Object... arguments) {
    ByteBuf out = Unpooled.buffer();
    writer.to(out);
    write(address, List.of(arguments));
    return ByteBufUtil.getBytes(out);
  }

  private void write(String address, List<Object> arguments) {
    writer.message(address);
    for (Object argument : arguments) {
      switch (argument) {
        case Integer i -> writer.i(i);
        case Float f -> writer.f(f);
        case String s -> writer.s(s);
        default -> throw new IllegalArgumentException(argument.toString());
      }
    }
    writer.endMessage();
  }

  /** Waits for something that another thread does. */
  static void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) fail("never: " + what);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
