// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.zadenza.schedule.Reporter;

/**
 * A UDP peer to which the calling thread writes datagrams itself, without waiting. The player is
 * told once when nobody listens there, as far as that machine says so, and once when somebody does
 * again; writing goes on all the while.
 *
 * <p>{@link #write} belongs to one thread.
 */
final class OscWire implements AutoCloseable {
  private final DatagramChannel channel;
  private final String name;
  private final String place;
  private final Reporter reporter;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private boolean gone;

  private OscWire(DatagramChannel channel, String name, String place, Reporter reporter) {
    this.channel = channel;
    this.name = name;
    this.place = place;
    this.reporter = reporter;
  }

  /**
   * @param name what the player calls the peer
   * @throws UncheckedIOException with a sentence for the player
   */
  static OscWire connected(InetSocketAddress peer, String name, Reporter reporter) {
    String place = OscSocket.name(peer);
    try {
      DatagramChannel channel = DatagramChannel.open();
      channel.configureBlocking(false);
      channel.connect(peer);
      return new OscWire(channel, name, place, reporter);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot reach " + place + ": " + e.getMessage(), e));
    }
  }

  /**
   * Writes all of {@code packet}, which stays the caller's. That what went before was refused is
   * told by the next write, which has then sent nothing and is tried again.
   */
  void write(ByteBuf packet) {
    try {
      send(packet);
      back();
    } catch (PortUnreachableException e) {
      gone();
      again(packet);
    } catch (IOException e) {
      lost.incrementAndGet();
    }
  }

  private void again(ByteBuf packet) {
    try {
      send(packet);
    } catch (IOException e) {
      lost.incrementAndGet();
    }
  }

  private void send(ByteBuf packet) throws IOException {
    int at = packet.readerIndex();
    ByteBuffer bytes = packet.internalNioBuffer(at, packet.readableBytes());
    if (channel.write(bytes) > 0) sent.incrementAndGet();
    else lost.incrementAndGet();
  }

  private void gone() {
    lost.incrementAndGet();
    if (gone) return;
    gone = true;
    reporter.tell(name, "nobody listens at " + place + "; messages are sent there all the same");
  }

  private void back() {
    if (!gone) return;
    gone = false;
    reporter.tell(name, "somebody listens at " + place + " again");
  }

  /** How many datagrams were written. Any thread. */
  long sent() {
    return sent.get();
  }

  /** How many could not be written, or came back. Any thread. */
  long lost() {
    return lost.get();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      lost.incrementAndGet();
    }
  }
}
