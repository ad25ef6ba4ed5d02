// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code master}: the master of a cluster, in the foreground. */
@Command(name = "master", description = "Starts the master of a cluster on this machine.")
final class MasterCommand implements Callable<Integer> {
  @Mixin private Machine machine;

  @Option(
      names = "--port",
      defaultValue = "7077",
      paramLabel = "PORT",
      description = "Default ${DEFAULT-VALUE}.")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return Foreground.run(machine.standalone().master(machine.host(), port));
  }
}
