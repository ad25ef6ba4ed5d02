// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.zadenza.models.safetensors.ModelConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zadenza models}. */
@Command(
    name = "models",
    description =
        "Lists models, samples, morphs, measures, trains, imports and exports them; restyles"
            + " pictures.",
    subcommands = {
      ListCommand.class,
      InfoCommand.class,
      SampleCommand.class,
      MorphCommand.class,
      EvalModelCommand.class,
      AttributesCommand.class,
      MapCommand.class,
      ClusterCommand.class,
      AnchorsCommand.class,
      TrainCommand.class,
      ImportCommand.class,
      StyleCommand.class,
      ExportCommand.class
    })
public final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return spec.subcommands().get("list").execute();
  }

  /** One line about a model. */
  static String line(ModelConfig config) {
    return "%-16s %s, %d x %d, %s"
        .formatted(
            config.name(),
            config.architecture(),
            config.layers(),
            config.units(),
            config.licence());
  }
}
