// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;

/** Processes that run in the place of this one. */
final class Foreground {
  private Foreground() {}

  /** Runs a process to its end; it ends with this one. */
  static int run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "zadenza-cluster-end"));
    return process.waitFor();
  }
}
