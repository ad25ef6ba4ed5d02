// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.atlas.Atlas;
import org.zadenza.models.atlas.AtlasFigures;
import org.zadenza.models.atlas.AtlasFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zadenza models attributes NAME --data DIR}. */
@Command(
    name = "attributes",
    description = "Finds the attributes and the palette of a MusicVAE in music that is labelled.")
final class AttributesCommand implements Callable<Integer> {
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
      names = "--out",
      paramLabel = "DIR",
      description = "Where attributes.tsv and palette.tsv are written; lines of other models stay.")
  private @Nullable Path out;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!chosen.isVae()) {
      throw new ParameterException(spec.commandLine(), "only MusicVAEs have attributes");
    }
    AtlasFigures found = Atlas.of(chosen.vae(), data);
    if (out != null) AtlasFiles.write(found, out);
    PrintWriter print = spec.commandLine().getOut();
    print.println(json ? found.toJson() : found.inWords());
    print.flush();
    return 0;
  }
}
