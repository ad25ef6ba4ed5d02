// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zadenza.models.phrase.DrumsSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models sample NAME --seed N --midi FILE}. */
@Command(name = "sample", description = "Has a model make music; same seed, same bytes.")
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which roll of the dice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--bars",
      defaultValue = "8",
      paramLabel = "N",
      description = "How many bars (default ${DEFAULT-VALUE}).")
  private int bars;

  @Option(
      names = "--temperature",
      defaultValue = "1",
      paramLabel = "X",
      description = "How daring (default ${DEFAULT-VALUE}).")
  private double temperature;

  @Option(names = "--midi", required = true, paramLabel = "FILE", description = "Where to.")
  private Path midi;

  @Override
  public Integer call() throws IOException {
    DrumsSample.write(chosen.drums(), seed, bars, temperature, midi);
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + midi);
    out.flush();
    return 0;
  }
}
