// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.concurrent.locks.LockSupport;
import org.zadenza.models.phrase.ModelService;

/** The thread of a model service, which can rest. */
final class ModelThread implements AutoCloseable {
  private static final long REST_NANOS = 1_000_000;

  private final ModelService service;
  private volatile boolean rests;
  private volatile boolean open = true;

  private ModelThread(ModelService service) {
    this.service = service;
  }

  static ModelThread start(ModelService service, String name) {
    ModelThread out = new ModelThread(service);
    Thread.ofPlatform().name(name).daemon(true).start(out::run);
    return out;
  }

  void rest(boolean on) {
    rests = on;
  }

  private void run() {
    while (open) {
      if (rests || !service.runOnce()) LockSupport.parkNanos(REST_NANOS);
    }
  }

  @Override
  public void close() {
    open = false;
  }
}
