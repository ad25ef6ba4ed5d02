// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.Measured;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models eval NAME --data DIR}. */
@Command(name = "eval", description = "How well a model knows music that it has not seen.")
final class EvalModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of music, of the kind that the model's page names.")
  private List<Path> data;

  @Option(
      names = "--split",
      defaultValue = "test",
      description = "train, validation or test (default ${DEFAULT-VALUE}).")
  private String split;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Measured figures = chosen.evaluate(data, Split.named(split));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? figures.toJson() : figures.inWords());
    out.flush();
    return 0;
  }
}
