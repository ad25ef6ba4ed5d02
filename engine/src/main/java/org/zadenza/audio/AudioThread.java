// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.function.BooleanSupplier;

/** The thread {@code zadenza-audio}: takes turns until one answers false or it is closed. */
final class AudioThread implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Thread thread;
  private volatile boolean open = true;

  AudioThread(BooleanSupplier turn) {
    thread =
        Thread.ofPlatform()
            .name("zadenza-audio")
            .daemon(true)
            .priority(Thread.MAX_PRIORITY)
            .start(() -> run(turn));
  }

  private void run(BooleanSupplier turn) {
    boolean more = true;
    while (open && more) more = turn.getAsBoolean();
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
