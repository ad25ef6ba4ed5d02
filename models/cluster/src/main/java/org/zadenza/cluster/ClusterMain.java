// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.zadenza.cluster.bench.BenchCommand;
import org.zadenza.cluster.bench.BenchLossCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process that the player starts for work on a cluster. */
@Command(
    name = "cluster",
    description = "Encodes and trains on more than one machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      EncodeCommand.class,
      TrainCommand.class,
      MasterCommand.class,
      WorkerCommand.class,
      BenchCommand.class,
      BenchLossCommand.class
    })
public final class ClusterMain {
  private static final int FAILED = 2;

  private ClusterMain() {}

  /** Runs a command; 2 if it fails, with one line that says why. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new ClusterMain())
        .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line))
        .execute(arguments);
  }

  private static int failed(Exception e, CommandLine line) throws Exception {
    if (!(e instanceof IOException) && !(e instanceof IllegalArgumentException)) throw e;
    line.getErr().println("zadenza: " + reason(e));
    line.getErr().flush();
    return FAILED;
  }

  private static String reason(Exception e) {
    @Nullable String message = e.getMessage();
    if (e instanceof java.nio.file.FileSystemException file) {
      return "%s: %s"
          .formatted(
              file.getFile(),
              file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
    }
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
