// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zadenza models cluster encode|train|master|worker|bench ..}: the program for clusters,
 * which gets all that stands behind the name of its command, {@code --help} too.
 */
@Command(
    name = "cluster",
    description =
        "Encodes and trains on more than one machine; starts a cluster's machines. Each command has"
            + " a --help of its own.")
final class ClusterCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "encode, train, master, worker, bench or bench-loss, with its arguments.")
  private List<String> arguments = new ArrayList<>();

  @Spec
  void leaveAllBehindTheCommand(CommandSpec spec) {
    spec.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return ClusterJvm.run(arguments());
  }

  /** What the program for clusters is given. */
  List<String> arguments() {
    return arguments.isEmpty() ? List.of("--help") : arguments;
  }
}
