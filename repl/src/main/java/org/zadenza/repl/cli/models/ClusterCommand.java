// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code zadenza models cluster encode|train|master|worker ..}: the program for clusters. */
@Command(
    name = "cluster",
    description = "Encodes and trains on more than one machine; starts a cluster's machines.")
final class ClusterCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return ClusterJvm.run(arguments.isEmpty() ? List.of("--help") : arguments);
  }
}
