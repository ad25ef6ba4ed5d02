// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.zadenza.schedule.Reporter;

/**
 * What other threads have to say to the player. Taking a message never waits for a terminal, so the
 * clock may speak; what was said before somebody listens is kept, up to a limit.
 */
public final class Messages implements Reporter {
  private static final int KEPT = 256;

  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(KEPT);

  /** Any thread; a message too many is dropped. */
  @Override
  public void tell(String where, String message) {
    waiting.offer(where.isEmpty() ? message : where + ": " + message);
  }

  /** Hands every message on, on a thread of its own. */
  public void deliverTo(Consumer<String> listener) {
    Thread.ofPlatform().name("zadenza-messages").daemon(true).start(() -> deliver(listener));
  }

  private void deliver(Consumer<String> listener) {
    try {
      while (true) listener.accept(waiting.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands on what waits now, on the caller's thread. */
  public void flushTo(Consumer<String> listener) {
    for (String message = waiting.poll(); message != null; message = waiting.poll()) {
      listener.accept(message);
    }
  }
}
