// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.ModelConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models info NAME}. */
@Command(name = "info", description = "What a model is and where it comes from.")
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(names = "--json", description = "The same as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (chosen.isText() || chosen.isVae() || chosen.isGuess() || chosen.isSketch()) {
      ImportedModel model = chosen.imported();
      if (json) out.println(model.config().toJson());
      else print(model, out);
    } else {
      ModelConfig config = chosen.config();
      if (json) out.println(config.toJson());
      else print(config, out);
    }
    out.flush();
    return 0;
  }

  private static void print(ImportedModel model, PrintWriter out) {
    out.println(model.config().name());
    out.println("  network   " + model.described());
    out.println("  licence   " + model.config().licence());
    out.println("  origin    " + model.config().origin());
    out.println("  sha256    " + model.config().sha256());
  }

  private static void print(ModelConfig config, PrintWriter out) {
    out.println(config.name());
    out.println(
        "  network   %s, %d layers of %d units, %d inputs, %d classes"
            .formatted(
                config.architecture(),
                config.layers(),
                config.units(),
                config.inputs(),
                config.classes()));
    out.println("  licence   " + config.licence());
    out.println("  origin    " + config.origin());
    out.println("  held out  " + config.heldOutLoss() + " nats a step");
    out.println("  sha256    " + config.sha256());
  }
}
