// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.zadenza.realtime.RealTime;
import org.zadenza.realtime.ThreadPriority;

/** The thread {@code zadenza-audio}: takes turns until one answers false or it is closed. */
final class AudioThread implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Thread thread;
  private volatile boolean open = true;
  private volatile ThreadPriority priority = ThreadPriority.UNASKED;

  private AudioThread(BooleanSupplier turn, Supplier<ThreadPriority> asks) {
    thread =
        Thread.ofPlatform()
            .name("zadenza-audio")
            .daemon(true)
            .priority(Thread.MAX_PRIORITY)
            .start(() -> run(turn, asks));
  }

  /** For a device that makes it wait: before all ordinary threads, where the machine allows it. */
  static AudioThread forDevice(BooleanSupplier turn) {
    return new AudioThread(turn, RealTime.AUDIO::forThisThread);
  }

  /** Among the ordinary threads: nobody hears it when it is late. */
  static AudioThread unheard(BooleanSupplier turn) {
    return new AudioThread(turn, () -> ThreadPriority.UNASKED);
  }

  /** What the machine granted. Any thread. */
  ThreadPriority priority() {
    return priority;
  }

  private void run(BooleanSupplier turn, Supplier<ThreadPriority> asks) {
    priority = asks.get();
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
