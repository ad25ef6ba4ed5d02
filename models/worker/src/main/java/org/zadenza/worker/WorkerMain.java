// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import org.zadenza.worker.runner.BatchBench;
import org.zadenza.worker.runner.SampleBench;
import org.zadenza.worker.runner.StepBench;
import org.zadenza.worker.runner.StyleBench;
import org.zadenza.worker.serve.RunnersCommand;
import org.zadenza.worker.serve.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The worker's command line. Exits 2 for bad usage or input, 1 when something else fails. */
@Command(
    name = "zadenza-worker",
    description = "Computes batches and trains models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      RunnersCommand.class,
      BatchBench.class,
      StepBench.class,
      SampleBench.class,
      StyleBench.class
    })
public final class WorkerMain {
  /** The entry of the worker's JVM. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WorkerMain()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
