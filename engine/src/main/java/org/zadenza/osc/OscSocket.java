// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One UDP socket for OSC, sending and listening, served by its own thread {@code zadenza-osc}.
 * {@link #send} may be called on any thread and never waits.
 */
public final class OscSocket implements AutoCloseable {
  public static final String THREAD_NAME = "zadenza-osc";

  private static final int LARGEST_DATAGRAM = 65_536;

  /** What happens on a socket; called on its thread. */
  public interface Listener {
    /** A packet came. */
    default void packet(OscPacket packet, InetSocketAddress from) {}

    /** A datagram could not be sent, came back, or was not OSC. The socket stays open. */
    default void trouble(Throwable thrown) {}
  }

  private final EventLoopGroup group;
  private final Channel channel;

  private OscSocket(EventLoopGroup group, Channel channel) {
    this.group = group;
    this.channel = channel;
  }

  /** A socket on any free port that sends to one peer and hears only that peer. */
  public static OscSocket connected(InetSocketAddress peer, Listener listener) {
    return open(listener, "reach " + name(peer), bootstrap -> bootstrap.connect(peer));
  }

  /**
   * A socket that listens on a loopback port (0: any free one).
   *
   * @throws UncheckedIOException with a sentence for the player if the port is taken
   */
  public static OscSocket listening(int port, Listener listener) {
    return listening(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), listener);
  }

  /**
   * A socket that listens where it is told to.
   *
   * @throws UncheckedIOException with a sentence for the player if the port is taken; its cause's
   *     cause is then a {@link BindException}
   */
  public static OscSocket listening(InetSocketAddress here, Listener listener) {
    return open(listener, "listen on " + name(here), bootstrap -> bootstrap.bind(here));
  }

  private static OscSocket open(
      Listener listener, String what, Function<Bootstrap, ChannelFuture> start) {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().daemon(true).name(THREAD_NAME).factory(),
            NioIoHandler.newFactory());
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
            .handler(new Inbound(listener));
    ChannelFuture started = start.apply(bootstrap).awaitUninterruptibly();
    if (started.isSuccess()) return new OscSocket(group, started.channel());
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    throw failure(what, started.cause());
  }

  private static UncheckedIOException failure(String what, Throwable cause) {
    String why =
        cause instanceof BindException
            ? "another program has that port; close it or choose another port"
            : String.valueOf(cause.getMessage());
    return new UncheckedIOException(new IOException("cannot " + what + ": " + why, cause));
  }

  static String name(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** An empty buffer, to be filled and given to {@link #send}. Any thread. */
  public ByteBuf buffer() {
    return channel.alloc().ioBuffer(512);
  }

  /**
   * Sends a packet to the peer and takes the buffer over. Any thread.
   *
   * @return false if it was dropped because the socket is closed or cannot keep up
   */
  public boolean send(ByteBuf packet) {
    if (!channel.isActive() || !channel.isWritable()) {
      packet.release();
      return false;
    }
    channel.writeAndFlush(packet, channel.voidPromise());
    return true;
  }

  /** Sends a packet to {@code to}, on a socket that is not connected. Any thread. */
  public boolean send(ByteBuf packet, InetSocketAddress to) {
    if (!channel.isActive() || !channel.isWritable()) {
      packet.release();
      return false;
    }
    channel.writeAndFlush(new DatagramPacket(packet, to), channel.voidPromise());
    return true;
  }

  /** Runs work on the socket's thread, now and then every so often, until the socket is closed. */
  public void every(long nanos, Runnable work) {
    group.next().scheduleAtFixedRate(work, 0, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
    private final Listener listener;

    Inbound(Listener listener) {
      this.listener = listener;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
      listener.packet(OscReader.read(datagram.content()), datagram.sender());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
      listener.trouble(thrown);
    }
  }
}
