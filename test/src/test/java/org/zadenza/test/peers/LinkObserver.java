// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who takes no part but listens on loopback to what peers say, and asks each what time it
 * is. It reads packets on its own, at the offsets at which the original writes them.
 */
final class LinkObserver {
  private static final int PORT = 20_808;
  private static final int PATIENCE_MILLIS = 1_000;
  private static final int PINGS = 300;
  private static final int PRESENCE_BYTES = 107;

  private record Peer(String timeline, String session, InetSocketAddress pings) {}

  private LinkObserver() {}

  /**
   * A word for each peer: its timeline, its session, by how many microseconds its ghost time is
   * ahead of this clock, and how uncertain that is.
   */
  static String observe(int wanted) throws IOException {
    Map<String, Peer> peers = listen(wanted);
    StringBuilder out = new StringBuilder();
    for (Peer peer : peers.values()) {
      long[] ghost = ask(peer.pings);
      String words = String.join(",", peer.timeline, peer.session, "" + ghost[0], "" + ghost[1]);
      out.append(words).append(' ');
    }
    return out.toString().strip();
  }

  private static Map<String, Peer> listen(int wanted) throws IOException {
    Map<String, Peer> out = new TreeMap<>();
    try (MulticastSocket socket = new MulticastSocket(PORT)) {
      InetSocketAddress group = new InetSocketAddress(InetAddress.getByName("224.76.78.75"), 0);
      socket.joinGroup(group, NetworkInterface.getByName("lo"));
      socket.setSoTimeout(PATIENCE_MILLIS);
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      for (int heard = 0; heard < 40 && (out.size() < wanted || heard < 12); heard++) {
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        if (bytes.length == PRESENCE_BYTES) out.put(hex(bytes, 12, 20), peer(bytes));
      }
    } catch (SocketTimeoutException e) {
      return out;
    }
    return out;
  }

  private static Peer peer(byte[] bytes) throws IOException {
    InetAddress address = InetAddress.getByAddress(Arrays.copyOfRange(bytes, 101, 105));
    int port = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(105));
    InetSocketAddress pings = new InetSocketAddress(address, port);
    return new Peer(hex(bytes, 28, 52), hex(bytes, 60, 68), pings);
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }

  /** The answer that came back fastest is the one that says most. */
  private static long[] ask(InetSocketAddress peer) throws IOException {
    long best = 0;
    long shortest = Long.MAX_VALUE;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      for (int i = 0; i < PINGS; i++) {
        long sent = System.nanoTime() / 1_000;
        ByteBuffer ping = ByteBuffer.allocate(25);
        ping.put("_link_v\1\1__ht\0\0\0\10".getBytes(StandardCharsets.US_ASCII));
        ping.putLong(sent);
        socket.send(new DatagramPacket(ping.array(), 25, peer));
        socket.receive(answer);
        long came = System.nanoTime() / 1_000;
        if (came - sent >= shortest) continue;
        shortest = came - sent;
        best = ByteBuffer.wrap(answer.getData()).getLong(33) - (sent + came) / 2;
      }
    }
    return new long[] {best, shortest / 2};
  }
}
