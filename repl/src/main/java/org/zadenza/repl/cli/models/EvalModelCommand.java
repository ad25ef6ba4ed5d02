// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zadenza.models.eval.DrumsEvaluation;
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
      paramLabel = "DIR",
      description = "Folder of the Groove MIDI Dataset.")
  private Path data;

  @Option(
      names = "--split",
      defaultValue = "test",
      description = "train, validation or test (default ${DEFAULT-VALUE}).")
  private String split;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Evaluation figures = DrumsEvaluation.evaluate(chosen.load(), data, split);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? figures.toJson() : plain(figures));
    out.flush();
    return 0;
  }

  private static String plain(Evaluation figures) {
    return String.format(
        Locale.ROOT,
        "%s on %s (%d sequences, %d steps), nats a step:%n  model %.4f, Markov %.4f, unigram %.4f",
        figures.model(),
        figures.split(),
        figures.sequences(),
        figures.steps(),
        figures.loss(),
        figures.markovLoss(),
        figures.unigramLoss());
  }
}
