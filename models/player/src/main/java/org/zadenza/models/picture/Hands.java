// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does many like pieces of work on some threads, the caller's alone where there is one. */
public final class Hands implements AutoCloseable {
  private final ForkJoinPool pool;
  private final int threads;

  /** So many threads, 1 or more. */
  public Hands(int threads) {
    this.threads = threads;
    pool = new ForkJoinPool(threads);
  }

  /** Each number below {@code count} once, in any order; returns when all are done. */
  void each(int count, IntConsumer work) {
    if (threads == 1 || count == 1) {
      for (int k = 0; k < count; k++) work.accept(k);
      return;
    }
    pool.submit(() -> IntStream.range(0, count).parallel().forEach(work)).join();
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
