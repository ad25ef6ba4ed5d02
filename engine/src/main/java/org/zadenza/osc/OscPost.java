// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.sink.DueThread;

/**
 * The thread {@code zadenza-due} that writes OSC for all of a player's targets: bundles at once,
 * bare messages at the moment they are due.
 */
public final class OscPost implements AutoCloseable {
  public static final String THREAD_NAME = "zadenza-due";

  private static final int CAPACITY = 1024;
  private static final int ROOM = 512;

  /** A message on its way; it is filled again and again. */
  static final class Letter {
    final ByteBuf bytes = Unpooled.buffer(ROOM);
    @Nullable OscWire to;

    private void leave() {
      if (to != null) to.write(bytes);
      to = null;
    }
  }

  private final DueThread<Letter> due;

  private OscPost(DueThread<Letter> due) {
    this.due = due;
  }

  /** Starts the thread. */
  public static OscPost start(Clock clock) {
    return new OscPost(DueThread.start(THREAD_NAME, CAPACITY, Letter::new, clock, Letter::leave));
  }

  /** The clock's thread. An empty letter, or null when too many are on their way. */
  @Nullable Letter claim() {
    Letter letter = due.claim();
    if (letter != null) letter.bytes.clear();
    return letter;
  }

  /** The clock's thread. Sends what was claimed last, at a session time. */
  void post(long dueNanos) {
    due.post(dueNanos);
  }

  /** Drops what has not left. Any thread. */
  void forget() {
    due.forget();
  }

  /** Ends the thread. */
  @Override
  public void close() {
    due.close();
  }
}
