// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A worker, or any server of the Open Inference Protocol, that somebody else runs. */
public record Elsewhere(Address address, Access access) implements WorkerSource {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Beyond this machine a secret or TLS is needed. */
  public Elsewhere {
    access.mustProtect(address);
  }

  @Override
  public Running start() throws IOException {
    return new There(RemoteWorker.to(address, access), new CountDownLatch(1));
  }

  private record There(RemoteWorker worker, CountDownLatch gone) implements Running {
    @Override
    public RemoteWorker connect() throws IOException {
      try {
        worker.name(PATIENCE);
        return worker;
      } catch (WorkerException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public String awaitEnd() throws InterruptedException {
      gone.await();
      return "it no longer answers";
    }

    @Override
    public String where() {
      return worker.address().toString();
    }

    @Override
    public void kill() {
      gone.countDown();
    }

    @Override
    public void close() {
      gone.countDown();
      worker.close();
    }
  }
}
