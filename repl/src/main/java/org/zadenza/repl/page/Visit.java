// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.Optional;

/**
 * One who looks at the page, from the handshake to the end. A page in the background says nothing
 * for long, but its browser answers a ping; who does not is gone.
 */
final class Visit extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final House house;
  private boolean ended;

  Visit(House house) {
    this.house = house;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (ended) return;
    switch (frame) {
      case TextWebSocketFrame text when text.isFinalFragment() -> hear(ctx, text.text());
      case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case PongWebSocketFrame _ -> {}
      case CloseWebSocketFrame _ -> ctx.close();
      default -> end(ctx, Reason.UNKNOWN, WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
    }
  }

  /** Nonsense is told to whoever sent it; they may stay. */
  private void hear(ChannelHandlerContext ctx, String message) {
    Optional<Reason> refused =
        house.talk().hear(message, answer -> house.audience().tell(ctx.channel(), answer));
    refused.ifPresent(
        reason -> {
          house.refusals().count(reason);
          house.audience().tell(ctx.channel(), Outgoing.refused(reason));
        });
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof IdleStateEvent idle)) return;
    if (idle.isFirst()) ctx.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    else end(ctx, Reason.SILENT, WebSocketCloseStatus.POLICY_VIOLATION);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    switch (cause) {
      case TooLongFrameException _ ->
          end(ctx, Reason.TOO_LARGE, WebSocketCloseStatus.MESSAGE_TOO_BIG);
      case CorruptedWebSocketFrameException broken ->
          end(
              ctx,
              broken.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
                  ? Reason.TOO_LARGE
                  : Reason.MALFORMED,
              broken.closeStatus());
      case IOException _ -> ctx.close();
      default -> end(ctx, Reason.MALFORMED, WebSocketCloseStatus.INTERNAL_SERVER_ERROR);
    }
  }

  private void end(ChannelHandlerContext ctx, Reason reason, WebSocketCloseStatus status) {
    if (ended) return;
    ended = true;
    house.refusals().count(reason);
    ctx.writeAndFlush(new CloseWebSocketFrame(status, "it " + reason.says()))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
