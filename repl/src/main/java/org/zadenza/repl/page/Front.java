// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers the requests of one connection; a socket it hands over to a {@link Visit}. */
final class Front extends SimpleChannelInboundHandler<FullHttpRequest> {
  /** The longest message that a page may send, in bytes. */
  static final int LONGEST_MESSAGE = 1 << 17;

  private static final String SOCKET = "socket";

  private final House house;

  Front(House house) {
    this.house = house;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
      refuse(ctx, tooLong ? Reason.TOO_LARGE : Reason.MALFORMED);
      return;
    }
    Gate gate = house.gate();
    QueryStringDecoder asked = new QueryStringDecoder(request.uri());
    boolean socket = asked.path().equals(gate.root() + SOCKET);
    Reason foreign = gate.foreign(request, socket);
    List<String> keys = asked.parameters().getOrDefault("key", List.of());
    if (foreign != null) refuse(ctx, foreign);
    else if (asked.path().equals(gate.root()) && keys.size() == 1) admit(ctx, keys.getFirst());
    else if (!gate.knows(request)) refuse(ctx, Reason.TOKEN);
    else if (socket) handOver(ctx, request);
    else serve(ctx, asked.path());
  }

  /** The redirect takes the key out of the address bar. */
  private void admit(ChannelHandlerContext ctx, String key) {
    Optional<String> cookie = house.gate().admit(key);
    if (cookie.isEmpty()) {
      refuse(ctx, Reason.TOKEN);
      return;
    }
    FullHttpResponse answer = response(HttpResponseStatus.SEE_OTHER, "text/plain", "");
    answer.headers().set(HttpHeaderNames.LOCATION, house.gate().root());
    answer.headers().set(HttpHeaderNames.SET_COOKIE, cookie.get());
    send(ctx, answer, Gate.secret());
  }

  private void serve(ChannelHandlerContext ctx, String path) {
    String root = house.gate().root();
    String name = path.equals(root) ? "index.html" : path.replaceFirst("^" + root, "");
    Assets.Asset asset = house.assets().find(name);
    if (asset == null) {
      refuse(ctx, Reason.PATH);
      return;
    }
    String nonce = Gate.secret();
    send(ctx, response(HttpResponseStatus.OK, asset.type(), asset.text(nonce)), nonce);
  }

  private void handOver(ChannelHandlerContext ctx, FullHttpRequest request) {
    Audience audience = house.audience();
    if (audience.isFull()) {
      refuse(ctx, Reason.CROWD);
      return;
    }
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(
                "ws://" + request.headers().get(HttpHeaderNames.HOST) + request.uri(),
                null,
                false,
                LONGEST_MESSAGE)
            .newHandshaker(request);
    if (handshaker == null) {
      refuse(ctx, Reason.MALFORMED);
      return;
    }
    ctx.pipeline().addLast(new WebSocketFrameAggregator(LONGEST_MESSAGE), new Visit(house));
    ctx.pipeline().remove(this);
    handshaker
        .handshake(ctx.channel(), request)
        .addListener(
            (ChannelFutureListener)
                done -> {
                  if (done.isSuccess()) audience.join(done.channel());
                  else done.channel().close();
                });
  }

  private void refuse(ChannelHandlerContext ctx, Reason reason) {
    house.refusals().count(reason);
    String text = "Not served: this request " + reason.says() + ".\n" + advice(reason);
    send(ctx, response(reason.status(), "text/plain; charset=utf-8", text), Gate.secret());
  }

  private static String advice(Reason reason) {
    return reason == Reason.TOKEN
        ? "(page) at the prompt gives an address that opens it once.\n"
        : "";
  }

  private static FullHttpResponse response(HttpResponseStatus status, String type, String text) {
    ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    FullHttpResponse out = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    out.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    out.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return out;
  }

  private static void send(ChannelHandlerContext ctx, FullHttpResponse answer, String nonce) {
    HttpHeaders headers = answer.headers();
    headers.set(
        HttpHeaderNames.CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
            + nonce
            + "'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof IdleStateEvent)) return;
    house.refusals().count(Reason.SILENT);
    ctx.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof TooLongFrameException) refuse(ctx, Reason.TOO_LARGE);
    else ctx.close();
  }
}
