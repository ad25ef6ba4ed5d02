// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zadenza.repl.page.feed.Feed;

/**
 * Those who look at the page. Nobody waits for any of them: who does not take in what was sent is
 * dropped when {@link #MOST_BEHIND} bytes lie there. Any thread.
 */
public final class Audience implements Feed.Onlookers {
  /** How many may look at once. */
  public static final int MOST = 32;

  /** How much may lie in the program for one of them, in bytes: some seconds of a busy page. */
  static final int MOST_BEHIND = 1 << 20;

  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final Refusals refusals;
  private final Runnable welcome;

  /**
   * @param welcome is run when somebody has come in
   */
  Audience(Refusals refusals, Runnable welcome) {
    this.refusals = refusals;
    this.welcome = welcome;
  }

  boolean isFull() {
    return count() >= MOST;
  }

  @Override
  public int count() {
    return channels.size();
  }

  void join(Channel channel) {
    channels.add(channel);
    channel.closeFuture().addListener(gone -> channels.remove(channel));
    welcome.run();
  }

  @Override
  public void tell(String message) {
    if (channels.isEmpty()) return;
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    for (Channel channel : channels) tell(channel, bytes);
  }

  /** Sends a text to one of them. */
  void tell(Channel channel, String message) {
    tell(channel, message.getBytes(StandardCharsets.UTF_8));
  }

  private void tell(Channel channel, byte[] message) {
    if (channel.isWritable()) {
      channel.writeAndFlush(
          new TextWebSocketFrame(Unpooled.wrappedBuffer(message)), channel.voidPromise());
    } else if (channels.remove(channel)) {
      refusals.count(Reason.SLOW);
      channel.close();
    }
  }
}
