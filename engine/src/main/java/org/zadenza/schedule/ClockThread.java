// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;

/**
 * The thread that keeps time: it ticks the scheduler every 10 ms at absolute deadlines, so that
 * lateness never adds up.
 *
 * <p>It survives whatever a tick throws: the player is told once per kind of trouble in a row, and
 * the next tick comes. {@link #close} may be called on any thread and returns when the last tick
 * has ended.
 */
public final class ClockThread implements AutoCloseable {
  public static final String NAME = "zadenza-clock";

  /** The time between ticks. */
  public static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 100;

  /** How the thread waits for a deadline of session time; it may return early. */
  @FunctionalInterface
  public interface Pause {
    void until(long nanos);

    /** Parks the calling thread. */
    static Pause parking(Clock clock) {
      return nanos -> LockSupport.parkNanos(nanos - clock.nanos());
    }
  }

  private final Scheduler scheduler;
  private final Clock clock;
  private final Pause pause;
  private final Reporter reporter;
  private final Thread thread;
  private volatile boolean open = true;
  private String lastTrouble = "";
  private long deadline;

  private ClockThread(Scheduler scheduler, Clock clock, Pause pause, Reporter reporter) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.pause = pause;
    this.reporter = reporter;
    this.deadline = clock.nanos();
    this.thread = Thread.ofPlatform().name(NAME).daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Starts ticking. */
  public static ClockThread start(Scheduler scheduler, Clock clock, Reporter reporter) {
    return start(scheduler, clock, Pause.parking(clock), reporter);
  }

  /** Starts ticking with another way to wait. */
  public static ClockThread start(
      Scheduler scheduler, Clock clock, Pause pause, Reporter reporter) {
    ClockThread out = new ClockThread(scheduler, clock, pause, reporter);
    out.thread.start();
    return out;
  }

  private void run() {
    while (open) {
      try {
        scheduler.tick();
        lastTrouble = "";
      } catch (Throwable t) {
        tell(Playable.reason(t));
      }
      awaitNextStep();
    }
  }

  /** Waits for the next step; where that is already missed, it counts and starts anew from now. */
  private void awaitNextStep() {
    deadline += STEP_NANOS;
    long now = clock.nanos();
    if (now >= deadline + STEP_NANOS) {
      scheduler.countLateTick();
      deadline = now;
    }
    while (open && clock.nanos() < deadline) pause.until(deadline);
  }

  private void tell(String trouble) {
    if (trouble.equals(lastTrouble)) return;
    lastTrouble = trouble;
    try {
      reporter.tell("clock", "a tick failed, the clock goes on: " + trouble);
    } catch (RuntimeException e) {
      lastTrouble = "";
    }
  }

  /** Ends the thread after the tick that is under way. Any thread but the clock's own. */
  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
