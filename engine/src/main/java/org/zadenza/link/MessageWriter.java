// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes messages as datagrams. Pure; any thread. */
final class MessageWriter {
  private static final short GROUP = 0;

  private MessageWriter() {}

  static byte[] write(Message message) {
    ByteBuffer out = ByteBuffer.allocate(Wire.LARGEST);
    switch (message) {
      case Message.Presence presence -> presence(out, presence);
      case Message.Farewell(NodeId node) -> discovery(out, Wire.BYE_BYE, 0, node);
      case Message.Ping(long host, long previous) -> {
        out.putLong(Wire.MEASUREMENT).put(Wire.PING);
        number(out, Wire.HOST_TIME, host);
        if (previous != 0) number(out, Wire.PREVIOUS_GHOST, previous);
      }
      case Message.Pong(NodeId session, long ghost, long host, long previous) -> {
        pong(out, session, ghost);
        number(out, Wire.HOST_TIME, host);
        if (previous != 0) number(out, Wire.PREVIOUS_GHOST, previous);
      }
    }
    return written(out);
  }

  /** A pong that carries back whatever a ping brought. */
  static byte[] pong(NodeId session, long ghost, ByteBuffer payload) {
    ByteBuffer out = ByteBuffer.allocate(Wire.LARGEST);
    pong(out, session, ghost);
    return written(out.put(payload));
  }

  private static void pong(ByteBuffer out, NodeId session, long ghost) {
    out.putLong(Wire.MEASUREMENT).put(Wire.PONG);
    number(out, Wire.SESSION, session.bits());
    number(out, Wire.GHOST_TIME, ghost);
  }

  private static void presence(ByteBuffer out, Message.Presence presence) {
    byte type = presence.answer() ? Wire.RESPONSE : Wire.ALIVE;
    discovery(out, type, presence.ttlSeconds(), presence.node());
    Timeline timeline = presence.state().timeline();
    entry(out, Wire.TIMELINE, Wire.TIMELINE_BYTES);
    out.putLong(timeline.microsPerBeat()).putLong(timeline.beatOrigin());
    out.putLong(timeline.timeOrigin());
    number(out, Wire.SESSION, presence.state().session().bits());
    StartStop startStop = presence.state().startStop();
    entry(out, Wire.START_STOP, Wire.START_STOP_BYTES);
    out.put((byte) (startStop.playing() ? 1 : 0));
    out.putLong(startStop.beat()).putLong(startStop.timestamp());
    if (presence.measured() != null) endpoint(out, presence.measured());
  }

  private static void discovery(ByteBuffer out, byte type, int ttlSeconds, NodeId node) {
    out.putLong(Wire.DISCOVERY).put(type).put((byte) ttlSeconds).putShort(GROUP);
    out.putLong(node.bits());
  }

  private static void endpoint(ByteBuffer out, InetSocketAddress at) {
    byte[] address = at.getAddress().getAddress();
    entry(
        out, address.length == 4 ? Wire.ENDPOINT_4 : Wire.ENDPOINT_6, address.length + Short.BYTES);
    out.put(address).putShort((short) at.getPort());
  }

  private static void number(ByteBuffer out, int key, long value) {
    entry(out, key, Long.BYTES);
    out.putLong(value);
  }

  private static void entry(ByteBuffer out, int key, int size) {
    out.putInt(key).putInt(size);
  }

  private static byte[] written(ByteBuffer out) {
    return Arrays.copyOf(out.array(), out.position());
  }
}
