// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;

/**
 * A thread that does its work every 10 ms at absolute deadlines, so that lateness never adds up.
 *
 * <p>It survives whatever the work throws: the player is told once per kind of trouble in a row,
 * and the next step comes. {@link #close} returns when the last step has ended.
 */
public final class StepThread implements AutoCloseable {
  /** The time between steps. */
  public static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 100;

  /** How the thread waits for a deadline of session time; it may return early. */
  @FunctionalInterface
  public interface Pause {
    void until(long nanos);

    /**
     * A parked thread wakes some 30 to 60 microseconds late; so long the precise one stays awake.
     */
    long AWAKE_NANOS = 100_000;

    /** Parks the calling thread. */
    static Pause parking(Clock clock) {
      return nanos -> LockSupport.parkNanos(nanos - clock.nanos());
    }

    /** Parks the calling thread until shortly before, and then keeps it awake. */
    static Pause precise(Clock clock) {
      return nanos -> {
        long left = nanos - clock.nanos() - AWAKE_NANOS;
        if (left > 0) LockSupport.parkNanos(left);
        else Thread.onSpinWait();
      };
    }
  }

  /** What a step does. Called on the thread. */
  public interface Work {
    void step();

    /** A step came too late; the next ones count from now. */
    default void late() {}

    /** Called once, before the first step. */
    default void begin() {}
  }

  private final Work work;
  private final Clock clock;
  private final Pause pause;
  private final Reporter reporter;
  private final Thread thread;
  private volatile boolean open = true;
  private volatile boolean woken;
  private String lastTrouble = "";
  private long deadline;

  private StepThread(String name, Work work, Clock clock, Pause pause, Reporter reporter) {
    this.work = work;
    this.clock = clock;
    this.pause = pause;
    this.reporter = reporter;
    this.deadline = clock.nanos();
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Starts a thread that parks between its steps. */
  public static StepThread start(String name, Work work, Clock clock, Reporter reporter) {
    return start(name, work, clock, Pause.parking(clock), reporter);
  }

  /** Starts a thread with another way to wait. */
  public static StepThread start(
      String name, Work work, Clock clock, Pause pause, Reporter reporter) {
    StepThread out = new StepThread(name, work, clock, pause, reporter);
    out.thread.start();
    return out;
  }

  private void run() {
    work.begin();
    while (open) {
      woken = false;
      try {
        work.step();
        lastTrouble = "";
      } catch (Throwable t) {
        tell(Playable.reason(t));
      }
      awaitNextStep();
    }
  }

  /** Waits for the next step; where that is already missed, it counts and starts anew from now. */
  private void awaitNextStep() {
    long now = clock.nanos();
    if (now >= deadline) deadline += STEP_NANOS;
    if (now >= deadline + STEP_NANOS) {
      work.late();
      deadline = now;
    }
    while (open && !woken && clock.nanos() < deadline) pause.until(deadline);
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

  /** Makes it do a step now, out of turn; its deadlines stay. Any thread. */
  public void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Lets it go, whatever it is stuck in: it ends when, and if, its step ends. Any thread. */
  void abandon() {
    open = false;
    thread.interrupt();
  }

  /** Ends the thread after the step that is under way. Any thread but its own. */
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
