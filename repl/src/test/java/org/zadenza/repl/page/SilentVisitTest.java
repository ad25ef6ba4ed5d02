// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Those who connect and say nothing, by a clock that stands still until it is moved. */
class SilentVisitTest {
  private final Refusals refusals = new Refusals();
  private final Audience audience = new Audience(refusals, () -> {});
  private final House house =
      new House(
          new Gate(1), Assets.read(), audience, (message, answer) -> Optional.empty(), refusals);

  private static void pass(EmbeddedChannel channel, long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  @Test
  void aConnectionThatAsksForNothingIsClosed() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    PageServer.furnish(channel, house);
    pass(channel, PageServer.PATIENCE_SECONDS - 1);
    assertTrue(channel.isOpen());
    pass(channel, 1);
    assertFalse(channel.isOpen());
    assertEquals(1, refusals.of(Reason.SILENT));
  }

  @Test
  void aVisitIsAskedAndEndsWhenNobodyAnswers() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(new IdleStateHandler(PageServer.PATIENCE_SECONDS, 0, 0, TimeUnit.SECONDS))
        .addLast(new Visit(house));
    for (int i = 0; i < 5; i++) {
      pass(channel, PageServer.PATIENCE_SECONDS);
      assertTrue(channel.<Object>readOutbound() instanceof PingWebSocketFrame);
      channel.writeInbound(new PongWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }
    assertEquals(0, refusals.of(Reason.SILENT));
    pass(channel, PageServer.PATIENCE_SECONDS);
    assertTrue(channel.<Object>readOutbound() instanceof PingWebSocketFrame);
    pass(channel, PageServer.PATIENCE_SECONDS);
    assertTrue(channel.<Object>readOutbound() instanceof CloseWebSocketFrame);
    assertFalse(channel.isOpen());
    assertEquals(1, refusals.of(Reason.SILENT));
  }
}
