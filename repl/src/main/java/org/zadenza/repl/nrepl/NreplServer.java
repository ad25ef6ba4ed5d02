// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens on this machine alone. One thread serves all, and gives way to those that make music. */
final class NreplServer implements AutoCloseable {
  /** Who listens, in the words that editors look for. */
  static final String HOST = "127.0.0.1";

  /** More than so many editors at once are not let in. */
  static final int MOST = 32;

  private static final int WAITING = 64;
  private static final int MOST_UNREAD = 1 << 20;

  private final EventLoopGroup group;
  private final Channel channel;

  private NreplServer(EventLoopGroup group, Channel channel) {
    this.group = group;
    this.channel = channel;
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException with a sentence for the player if the port is taken
   */
  static NreplServer open(int port, Desk desk) {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform()
                .daemon(true)
                .priority(Thread.MIN_PRIORITY)
                .name("zadenza-nrepl")
                .factory(),
            NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, WAITING)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(MOST_UNREAD / 2, MOST_UNREAD))
            .childHandler(new Door(desk));
    ChannelFuture bound =
        bootstrap
            .bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw failure(port, bound.cause());
    }
    return new NreplServer(group, bound.channel());
  }

  private static UncheckedIOException failure(int port, Throwable cause) {
    String why =
        cause instanceof BindException
            ? "port "
                + port
                + " is taken by another program, perhaps by another Zadenza; --nrepl takes a free"
                + " one"
            : "port " + port + " cannot be opened: " + cause.getMessage();
    return new UncheckedIOException(why, new IOException(cause));
  }

  /** How each connection begins. */
  private static final class Door extends ChannelInitializer<Channel> {
    private final Desk desk;
    private final ChannelGroup inside = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private Door(Desk desk) {
      this.desk = desk;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (inside.size() >= MOST) {
        channel.close();
        return;
      }
      inside.add(channel);
      channel.pipeline().addLast(new Connection(desk, channel));
    }
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
