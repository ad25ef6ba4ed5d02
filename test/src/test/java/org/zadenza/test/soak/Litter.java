// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.concurrent.locks.LockSupport;

/** Makes some 200 MB of garbage a second on a thread of its own, until it is closed. */
final class Litter implements AutoCloseable {
  private static final int PIECE = 20_000;
  private static final long REST_NANOS = 50_000;

  private volatile byte[] last = {};
  private volatile boolean open = true;
  private volatile long made;

  void start() {
    Thread.ofPlatform().name("soak-litter").daemon(true).start(this::run);
  }

  @Override
  public String toString() {
    return "litter";
  }

  private void run() {
    while (open) {
      last = new byte[PIECE];
      made += last.length;
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  @Override
  public void close() {
    open = false;
  }
}
