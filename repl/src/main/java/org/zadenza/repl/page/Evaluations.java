// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does what pages ask for, one after the other, beside the prompt. What never ends is interrupted
 * by {@link #giveUp} and, if it does not listen, left behind.
 */
final class Evaluations implements AutoCloseable {
  private static final int MOST_WAITING = 16;

  private final String name;
  private ThreadPoolExecutor worker;

  /** On a thread of this name. */
  Evaluations(String name) {
    this.name = name;
    worker = fresh();
  }

  private ThreadPoolExecutor fresh() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        Thread.ofPlatform().daemon(true).name(name).factory());
  }

  /** False if too much waits already. Any thread; never waits. */
  synchronized boolean begin(Runnable evaluation) {
    try {
      worker.execute(evaluation);
      return true;
    } catch (RejectedExecutionException tooMany) {
      return false;
    }
  }

  /** Gives up what is under way and what waits; what comes next is not kept from beginning. */
  synchronized void giveUp() {
    worker.shutdownNow();
    worker = fresh();
  }

  @Override
  public synchronized void close() {
    worker.shutdownNow();
  }
}
