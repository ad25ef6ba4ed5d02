// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import picocli.CommandLine.Option;

/** Which cluster is used, and how. */
final class ClusterOptions {
  private static final String HEAP = "spark.executor.memory";

  @Option(
      names = "--cluster",
      defaultValue = "local[*]",
      paramLabel = "MASTER",
      description = "spark://HOST:PORT, local[N] or local[*] (default ${DEFAULT-VALUE}).")
  private String master;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Of this machine, as workers reach it (default ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--absent",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "How long there may be no worker (default ${DEFAULT-VALUE}).")
  private int absentSeconds;

  @Option(
      names = "--spark",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's, e.g. spark.executor.memory=4g.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /**
   * Joins it.
   *
   * @throws IOException if it is not there
   */
  Cluster join() throws IOException {
    if (absentSeconds < 1) {
      throw new IllegalArgumentException("--absent is 1 or more, not " + absentSeconds);
    }
    settings.putIfAbsent(HEAP, "1g");
    return new Cluster(new Master(master), new Cluster.Settings(host, absentSeconds, settings));
  }
}
