// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** Three sockets on one of the host's addresses. The link's thread. */
final class UdpGateway implements Gateway, AutoCloseable {
  private static final int PORT = 20_808;
  private static final String GROUP_4 = "224.76.78.75";
  private static final String GROUP_6 = "ff12::8080";

  /** Who takes a datagram that has come. */
  @FunctionalInterface
  interface Inbox {
    void accept(UdpGateway gateway, ByteBuffer packet, InetSocketAddress from);
  }

  /** Hands on all that waits on a socket. */
  @FunctionalInterface
  interface Ear {
    void listen(ByteBuffer buffer);
  }

  private final LinkInterfaces.Local local;
  private final InetSocketAddress group;
  private final DatagramChannel multicast;
  private final DatagramChannel discovery;
  private final DatagramChannel measurement;
  private final InetSocketAddress measured;
  private boolean broken;

  private UdpGateway(
      LinkInterfaces.Local local,
      InetSocketAddress group,
      DatagramChannel multicast,
      DatagramChannel discovery,
      DatagramChannel measurement)
      throws IOException {
    this.local = local;
    this.group = group;
    this.multicast = multicast;
    this.discovery = discovery;
    this.measurement = measurement;
    this.measured = (InetSocketAddress) measurement.getLocalAddress();
  }

  /** Opens the sockets and hands what they hear to the inboxes. */
  static UdpGateway open(
      LinkInterfaces.Local local, Selector selector, Inbox discovered, Inbox measured)
      throws IOException {
    InetAddress group = group(local);
    ProtocolFamily family =
        group instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    DatagramChannel multicast = DatagramChannel.open(family);
    DatagramChannel discovery = DatagramChannel.open(family);
    DatagramChannel measurement = DatagramChannel.open(family);
    try {
      multicast.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      multicast.bind(new InetSocketAddress(PORT));
      multicast.join(group, local.network());
      discovery.bind(new InetSocketAddress(local.address(), 0));
      discovery.setOption(StandardSocketOptions.IP_MULTICAST_IF, local.network());
      boolean loop = local.address().isLoopbackAddress();
      discovery.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, loop);
      measurement.bind(new InetSocketAddress(local.address(), 0));
      for (DatagramChannel channel : List.of(multicast, discovery, measurement)) {
        channel.configureBlocking(false);
      }
      InetSocketAddress to = new InetSocketAddress(group, PORT);
      UdpGateway out = new UdpGateway(local, to, multicast, discovery, measurement);
      multicast.register(selector, SelectionKey.OP_READ, out.ear(multicast, discovered));
      discovery.register(selector, SelectionKey.OP_READ, out.ear(discovery, discovered));
      measurement.register(selector, SelectionKey.OP_READ, out.ear(measurement, measured));
      return out;
    } catch (IOException | RuntimeException e) {
      multicast.close();
      discovery.close();
      measurement.close();
      throw e;
    }
  }

  private static InetAddress group(LinkInterfaces.Local local) throws UnknownHostException {
    if (!(local.address() instanceof Inet6Address)) return InetAddress.getByName(GROUP_4);
    byte[] group = InetAddress.getByName(GROUP_6).getAddress();
    return Inet6Address.getByAddress(null, group, local.network());
  }

  private Ear ear(DatagramChannel channel, Inbox inbox) {
    return buffer -> {
      try {
        while (channel.receive(buffer.clear()) instanceof InetSocketAddress from) {
          inbox.accept(this, buffer.flip(), from);
        }
      } catch (IOException e) {
        broken = true;
      }
    };
  }

  LinkInterfaces.Local local() {
    return local;
  }

  /** True once something could not be sent or read: the address may have gone. */
  boolean isBroken() {
    return broken;
  }

  @Override
  public void multicast(byte[] packet) {
    send(discovery, packet, group);
  }

  @Override
  public void answer(byte[] packet, InetSocketAddress to) {
    send(discovery, packet, to);
  }

  @Override
  public void measure(byte[] packet, InetSocketAddress to) {
    send(measurement, packet, to);
  }

  @Override
  public InetSocketAddress measured() {
    return measured;
  }

  private void send(DatagramChannel channel, byte[] packet, InetSocketAddress to) {
    try {
      channel.send(ByteBuffer.wrap(packet), to);
    } catch (IOException e) {
      broken |= to.equals(group);
    }
  }

  @Override
  public void close() {
    for (DatagramChannel channel : List.of(multicast, discovery, measurement)) {
      try {
        channel.close();
      } catch (IOException e) {
        broken = true;
      }
    }
  }
}
