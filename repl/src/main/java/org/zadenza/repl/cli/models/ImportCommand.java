// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.ModelImport;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza models import PATH_OR_URL}. */
@Command(
    name = "import",
    description =
        "Brings in a checkpoint of Magenta.js, a dump of deeplearn.js or a file of sketch-rnn-js.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PATH_OR_URL",
      description =
          "The checkpoint's folder, or a Sketch-RNN's NAME.json, here or on the network (http,"
              + " https).")
  private String source;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it (default: as its folder or file).")
  private @Nullable String name;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A config.json for a checkpoint that has none, or a wrong one.")
  private @Nullable Path config;

  @Option(
      names = "--attention-length",
      defaultValue = "0",
      paramLabel = "STEPS",
      description = "Over how many steps an attention looks, if its config does not say.")
  private int attentionLength;

  @Option(
      names = "--attention-bias",
      description = "Add the attention's bias as in training; Magenta.js leaves it out.")
  private boolean attentionBias;

  @Override
  public Integer call() throws IOException {
    ModelImport read =
        new ModelImport(
            name,
            config == null ? null : ModelImport.config(config),
            attentionLength,
            attentionBias);
    ModelImport.Imported imported = read.run(source, Folders.ofThisMachine().models());
    PrintWriter out = spec.commandLine().getOut();
    out.println(imported.model().config().name() + ": " + imported.model().described());
    out.println("wrote " + imported.weights());
    out.flush();
    return 0;
  }
}
