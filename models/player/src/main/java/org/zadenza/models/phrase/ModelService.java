// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A thread that models run on, ahead of the clock: takes pieces of work, the most urgent first.
 *
 * <p>{@link #runOnce} is the service: it does one piece on the thread that calls it. {@link #start}
 * wraps a daemon thread around it. Work that throws is counted and left; the next goes on.
 */
public final class ModelService implements AutoCloseable {
  /** How many pieces may wait; more are refused and counted. */
  public static final int CAPACITY = 4096;

  private final PriorityQueue<Work> waiting = new PriorityQueue<>();
  private long order;
  private long refused;
  private long failures;
  private @Nullable Throwable lastFailure;
  private @Nullable Thread thread;
  private boolean closed;

  private record Work(long cycle, long order, Runnable task) implements Comparable<Work> {
    @Override
    public int compareTo(Work other) {
      int byCycle = Long.compare(cycle, other.cycle);
      return byCycle != 0 ? byCycle : Long.compare(order, other.order);
    }
  }

  /**
   * Adds a piece of work that is due at a cycle. Any thread; the lock is never held while a network
   * runs.
   *
   * @return false if too much is waiting already
   */
  public synchronized boolean submit(long cycle, Runnable task) {
    if (closed || waiting.size() >= CAPACITY) {
      refused++;
      return false;
    }
    waiting.add(new Work(cycle, order++, task));
    notifyAll();
    return true;
  }

  /** Does the most urgent piece of work. Returns false if there was none. */
  public boolean runOnce() {
    Work work;
    synchronized (this) {
      work = waiting.poll();
    }
    if (work == null) {
      return false;
    }
    try {
      work.task.run();
    } catch (Exception
        | StackOverflowError
        | OutOfMemoryError
        | LinkageError
        | AssertionError failure) {
      synchronized (this) {
        failures++;
        lastFailure = failure;
      }
    }
    return true;
  }

  /** Starts the thread; a second start changes nothing. */
  public synchronized ModelService start(String name) {
    if (thread == null && !closed) {
      thread = new Thread(this::loop, name);
      thread.setDaemon(true);
      thread.start();
    }
    return this;
  }

  private void loop() {
    while (awaitWork()) {
      runOnce();
    }
  }

  private synchronized boolean awaitWork() {
    try {
      while (waiting.isEmpty() && !closed) {
        wait();
      }
      return !closed;
    } catch (InterruptedException stop) {
      return false;
    }
  }

  /** How many pieces were refused because too many waited. */
  public synchronized long refused() {
    return refused;
  }

  /** How many pieces threw. */
  public synchronized long failures() {
    return failures;
  }

  /** What the last failing piece threw, or null. */
  public synchronized @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  /** Drops what waits and lets the thread end. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }
}
