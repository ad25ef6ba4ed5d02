// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;

/** Where workers come from: a JVM that is started here, or an address. */
public sealed interface WorkerSource permits SecondJvm, Elsewhere {
  /**
   * Has one begin.
   *
   * @throws IOException if it cannot even be tried: says why
   */
  Running start() throws IOException;

  /** A worker that may still be on its way. The same thread connects and awaits its end. */
  interface Running extends AutoCloseable {
    /**
     * Waits until it can be called.
     *
     * @throws IOException if it went before
     */
    RemoteWorker connect() throws IOException, InterruptedException;

    /** Waits until it is gone; says how it went. */
    String awaitEnd() throws InterruptedException;

    /** What and where it is. */
    String where();

    /** Ends it by force, because it does not answer. */
    void kill();

    /** Lets it go. */
    @Override
    void close();
  }
}
