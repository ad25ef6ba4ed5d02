// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.Evaluation;
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
    Evaluation figures = chosen.evaluate(data, Split.named(split));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? figures.toJson() : plain(figures));
    out.flush();
    return 0;
  }

  private static String plain(Evaluation figures) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s on %s (%d sequences, %d steps), nats a step:%n  model %.4f, unigram %.4f",
            figures.model(),
            figures.split(),
            figures.sequences(),
            figures.steps(),
            figures.loss(),
            figures.unigramLoss()));
    for (int k = 0; k < figures.markovLosses().length; k++) {
      out.append(String.format(Locale.ROOT, ", Markov %d %.4f", k + 1, figures.markovLosses()[k]));
    }
    out.append(
        String.format(
            Locale.ROOT, "%n  %.1f %% below the best Markov chain", 100 * figures.below()));
    return out.toString();
  }
}
