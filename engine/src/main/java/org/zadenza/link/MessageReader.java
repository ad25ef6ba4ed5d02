// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads datagrams. What is no message of the protocol, or tells numbers that nobody can mean, is
 * nothing; no datagram makes it throw. Not shared between threads.
 */
final class MessageReader {
  /** More than a century of microseconds, seven years of the fastest beats. */
  private static final long GREATEST = 4_000_000_000_000_000L;

  private Timeline timeline = new Timeline(0, 0, 0);
  private StartStop startStop = StartStop.NEVER;
  private @Nullable InetSocketAddress endpoint;
  private long session;
  private long hostTime;
  private long ghost;
  private long previousGhost;

  private MessageReader() {}

  /** A message of the discovery protocol: a {@link Message.Presence} or a farewell. */
  static Optional<Message> discovery(ByteBuffer in) {
    if (in.remaining() < Wire.DISCOVERY_HEADER || in.remaining() > Wire.LARGEST)
      return Optional.empty();
    if (in.getLong() != Wire.DISCOVERY) return Optional.empty();
    byte type = in.get();
    int ttl = Byte.toUnsignedInt(in.get());
    short group = in.getShort();
    NodeId node = new NodeId(in.getLong());
    if (group != 0) return Optional.empty();
    return switch (type) {
      case Wire.ALIVE, Wire.RESPONSE -> presence(type == Wire.RESPONSE, node, ttl, in);
      case Wire.BYE_BYE -> Optional.of(new Message.Farewell(node));
      default -> Optional.empty();
    };
  }

  private static Optional<Message> presence(boolean answer, NodeId node, int ttl, ByteBuffer in) {
    MessageReader read = new MessageReader();
    if (!read.entries(in) || !read.isBelievable()) return Optional.empty();
    Message.State state =
        new Message.State(read.timeline.clamped(), new NodeId(read.session), read.startStop);
    return Optional.of(new Message.Presence(answer, node, ttl, state, read.endpoint));
  }

  private boolean isBelievable() {
    return session != 0
        && timeline.microsPerBeat() > 0
        && isBelievable(timeline.beatOrigin())
        && isBelievable(timeline.timeOrigin())
        && isBelievable(startStop.beat())
        && isBelievable(startStop.timestamp());
  }

  private static boolean isBelievable(long number) {
    return -GREATEST <= number && number <= GREATEST;
  }

  /** A message of the measurement protocol: a {@link Message.Ping} or a {@link Message.Pong}. */
  static Optional<Message> measurement(ByteBuffer in) {
    if (in.remaining() < Wire.MEASUREMENT_HEADER || in.remaining() > Wire.LARGEST) {
      return Optional.empty();
    }
    if (in.getLong() != Wire.MEASUREMENT) return Optional.empty();
    byte type = in.get();
    MessageReader read = new MessageReader();
    if (!read.entries(in)) return Optional.empty();
    return switch (type) {
      case Wire.PING -> Optional.of(new Message.Ping(read.hostTime, read.previousGhost));
      case Wire.PONG -> Optional.ofNullable(read.pong());
      default -> Optional.empty();
    };
  }

  private Message.@Nullable Pong pong() {
    boolean believable =
        isBelievable(ghost) && isBelievable(hostTime) && isBelievable(previousGhost);
    return believable
        ? new Message.Pong(new NodeId(session), ghost, hostTime, previousGhost)
        : null;
  }

  /** False if they do not add up. */
  private boolean entries(ByteBuffer in) {
    while (in.hasRemaining()) {
      if (in.remaining() < 2 * Integer.BYTES) return false;
      int key = in.getInt();
      int size = in.getInt();
      if (size < 0 || size > in.remaining()) return false;
      if (!entry(key, in.slice(in.position(), size))) return false;
      in.position(in.position() + size);
    }
    return true;
  }

  /** An entry of a kind that nobody knows is passed over; a known one must have its size. */
  private boolean entry(int key, ByteBuffer in) {
    if (in.remaining() != size(key, in.remaining())) return false;
    switch (key) {
      case Wire.TIMELINE -> timeline = new Timeline(in.getLong(), in.getLong(), in.getLong());
      case Wire.START_STOP -> startStop = new StartStop(in.get() != 0, in.getLong(), in.getLong());
      case Wire.ENDPOINT_4, Wire.ENDPOINT_6 -> endpoint = endpoint(in);
      case Wire.SESSION -> session = in.getLong();
      case Wire.HOST_TIME -> hostTime = in.getLong();
      case Wire.GHOST_TIME -> ghost = in.getLong();
      case Wire.PREVIOUS_GHOST -> previousGhost = in.getLong();
      default -> {}
    }
    return true;
  }

  private static int size(int key, int given) {
    return switch (key) {
      case Wire.TIMELINE -> Wire.TIMELINE_BYTES;
      case Wire.START_STOP -> Wire.START_STOP_BYTES;
      case Wire.ENDPOINT_4 -> 4 + Short.BYTES;
      case Wire.ENDPOINT_6 -> 16 + Short.BYTES;
      case Wire.SESSION, Wire.HOST_TIME, Wire.GHOST_TIME, Wire.PREVIOUS_GHOST -> Long.BYTES;
      default -> given;
    };
  }

  private static InetSocketAddress endpoint(ByteBuffer in) {
    byte[] address = new byte[in.remaining() - Short.BYTES];
    in.get(address);
    int port = Short.toUnsignedInt(in.getShort());
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(address.length + " bytes are an address", e);
    }
  }
}
