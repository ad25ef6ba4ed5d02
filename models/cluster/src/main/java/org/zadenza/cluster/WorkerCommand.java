// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.spark.Standalone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worker spark://HOST:PORT}: a worker of a cluster, in the foreground. */
@Command(name = "worker", description = "Starts a worker of a cluster on this machine.")
final class WorkerCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MASTER", description = "spark://HOST:PORT.")
  private String master;

  @Mixin private Machine machine;

  @Option(
      names = "--cores",
      defaultValue = "1",
      paramLabel = "N",
      description = "Tasks at once (default ${DEFAULT-VALUE}).")
  private int cores;

  @Option(
      names = "--memory",
      defaultValue = "2g",
      paramLabel = "SIZE",
      description = "For executors (default ${DEFAULT-VALUE}).")
  private String memory;

  @Option(
      names = "--work",
      defaultValue = "${sys:java.io.tmpdir}/zadenza-cluster",
      paramLabel = "DIR",
      description = "For logs (default ${DEFAULT-VALUE}).")
  private Path work;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Master at = new Master(master);
    at.check();
    Standalone.Capacity capacity = new Standalone.Capacity(cores, memory, work);
    return Foreground.run(machine.standalone().worker(machine.host(), at, capacity));
  }
}
