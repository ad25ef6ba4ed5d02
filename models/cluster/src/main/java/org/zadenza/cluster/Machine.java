// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.cluster.spark.Standalone;
import picocli.CommandLine.Option;

/** Where a master or a worker of a cluster runs. */
final class Machine {
  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Where it listens (default ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--home",
      defaultValue = "${sys:zadenza.home}/models/cluster/target/spark",
      paramLabel = "DIR",
      description = "For links to the jars (default ${DEFAULT-VALUE}).")
  private Path home;

  /** The address that it listens on. */
  String host() {
    return host;
  }

  /** Starts them with this process's Java and class path. */
  Standalone standalone() throws IOException {
    return Standalone.ofThisProcess(home);
  }
}
