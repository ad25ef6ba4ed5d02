// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.AnchorSearch;
import org.zadenza.models.nsynth.play.Anchors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zadenza models anchors nsynth --data DIR --out DIR}. */
@Command(
    name = "anchors",
    description =
        "Finds the timbres of the instruments that an NSynth learnt from, with their names.")
final class AnchorsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of notes that it learnt from.")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where nsynth-anchors.tsv is written: it is read where it lies beside the weights.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (!chosen.name().equals(Nsynth.NAME)) {
      throw new ParameterException(spec.commandLine(), "only nsynth has timbres");
    }
    ImportedModel.Sounds model = chosen.sounds();
    PrintWriter print = spec.commandLine().getOut();
    List<AnchorSearch.Found> all =
        AnchorSearch.of(
            model.network(),
            NoteCollection.open(data),
            found -> {
              print.printf("%s (%s), %d notes%n", found.name(), found.family(), found.notes());
              print.flush();
            });
    Path file = out.resolve(chosen.name() + Anchors.FILE);
    AnchorSearch.write(all, model.config().sha256(), file);
    AnchorSearch.typical(all)
        .forEach((family, found) -> print.printf("%s: %s%n", family, found.name()));
    print.println(file);
    print.flush();
    return 0;
  }
}
