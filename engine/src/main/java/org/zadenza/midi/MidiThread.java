// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.RealTime;

/**
 * The thread {@code zadenza-midi}: turns the sender at absolute deadlines. It sleeps until shortly
 * before a deadline and waits out the rest awake, since a sleeper wakes late. It survives whatever
 * a turn throws.
 */
final class MidiThread implements AutoCloseable {
  static final String NAME = "zadenza-midi";

  /** Awake this long before a deadline. */
  private static final long AWAKE_NANOS = 150_000;

  /** Never asleep longer, so that a lost wake-up costs little. */
  private static final long LONGEST_SLEEP_NANOS = Clock.NANOS_PER_SECOND / 20;

  private static final long PATIENCE_MILLIS = 2_000;

  private final MidiSender sender;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean open = true;
  private volatile long failures;

  private MidiThread(MidiSender sender, Clock clock) {
    this.sender = sender;
    this.clock = clock;
    thread = Thread.ofPlatform().name(NAME).daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  static MidiThread start(MidiSender sender, Clock clock) {
    MidiThread out = new MidiThread(sender, clock);
    sender.wakeBy(() -> LockSupport.unpark(out.thread));
    out.thread.start();
    return out;
  }

  private void run() {
    RealTime.TIMING.forThisThread();
    while (open) {
      long next = clock.nanos();
      try {
        next = sender.turn();
      } catch (RuntimeException | LinkageError e) {
        failures = failures + 1;
      }
      if (sender.mayWait(next)) await(next);
    }
  }

  private void await(long next) {
    long left = next - clock.nanos();
    if (left > AWAKE_NANOS) {
      LockSupport.parkNanos(this, Math.min(left - AWAKE_NANOS, LONGEST_SLEEP_NANOS));
    } else {
      Thread.onSpinWait();
    }
  }

  /** How many turns threw; the next turn came all the same. */
  long failures() {
    return failures;
  }

  /** Returns when the last turn has ended. */
  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
