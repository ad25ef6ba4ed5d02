// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Listens on this machine alone. One thread serves all, and gives way to those that make music. */
final class PageServer implements AutoCloseable {
  /** Who says nothing for so long is asked, and after as long again dropped. */
  static final int PATIENCE_SECONDS = 10;

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_HEADERS = 8192;
  private static final int LONGEST_REQUEST = 8192;
  private static final int WAITING = 64;

  private final EventLoopGroup group;
  private final Channel channel;
  private final House house;

  private PageServer(EventLoopGroup group, Channel channel, House house) {
    this.group = group;
    this.channel = channel;
    this.house = house;
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any free one
   * @param furnished the house for the port that it got
   * @throws UncheckedIOException with a sentence for the player if the port is taken
   */
  static PageServer open(int port, IntFunction<House> furnished) {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform()
                .daemon(true)
                .priority(Thread.MIN_PRIORITY)
                .name("zadenza-page")
                .factory(),
            NioIoHandler.newFactory());
    Door door = new Door();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, WAITING)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(Audience.MOST_BEHIND / 2, Audience.MOST_BEHIND))
            .childHandler(door);
    ChannelFuture bound =
        bootstrap.bind(new InetSocketAddress(loopback(), port)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw failure(port, bound.cause());
    }
    House house = furnished.apply(portOf(bound.channel()));
    door.house = house;
    return new PageServer(group, bound.channel(), house);
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }

  private static UncheckedIOException failure(int port, Throwable cause) {
    String why =
        cause instanceof BindException
            ? "port "
                + port
                + " is taken by another program, perhaps by another Zadenza;"
                + " (page) takes a free one"
            : "port " + port + " cannot be opened: " + cause.getMessage();
    return new UncheckedIOException(why, new IOException(cause));
  }

  private static int portOf(Channel channel) {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  int port() {
    return portOf(channel);
  }

  House house() {
    return house;
  }

  /** How each connection begins; one that comes before the house is furnished is closed. */
  @ChannelHandler.Sharable
  private static final class Door extends ChannelInitializer<Channel> {
    private volatile @Nullable House house;

    @Override
    protected void initChannel(Channel channel) {
      House furnished = house;
      if (furnished == null) channel.close();
      else furnish(channel, furnished);
    }
  }

  /** What a connection passes through. */
  static void furnish(Channel channel, House house) {
    channel
        .pipeline()
        .addLast(new IdleStateHandler(PATIENCE_SECONDS, 0, 0, TimeUnit.SECONDS))
        .addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, LONGEST_REQUEST))
        .addLast(new Requests())
        .addLast(new Front(house));
  }

  /** Whole requests; one that is too long is an error for the {@link Front} to count. */
  private static final class Requests extends HttpObjectAggregator {
    Requests() {
      super(LONGEST_REQUEST, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
      ctx.fireExceptionCaught(new TooLongHttpContentException("more than " + LONGEST_REQUEST));
    }
  }

  /** Ends all visits. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
