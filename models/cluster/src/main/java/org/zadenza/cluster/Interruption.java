// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.util.concurrent.CountDownLatch;

/** Ctrl-C: something is asked to end, and the process goes when it has, or when this is closed. */
final class Interruption implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook = Thread.ofPlatform().name("zadenza-cluster-end").unstarted(() -> stopAndWait(stop));
  }

  /** From now on. */
  static Interruption of(Runnable stop) {
    Interruption out = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(out.hook);
    return out;
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoing) {
      // the hook runs, and has been let go
    }
  }
}
