// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.remote.Soundcheck;
import org.zadenza.worker.runner.RunnerException;
import org.zadenza.worker.runner.Runners;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code runners --models DIR}: what computes on this machine, and who would serve each model. */
@Command(
    name = "runners",
    description = "Says what computes on this machine, and who would serve each model.",
    mixinStandardHelpOptions = true)
public final class RunnersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--models", required = true, paramLabel = "DIR", description = "weights")
  private Path models;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Runners runners = new Runners(1);
    for (Runners.Found found : runners.found()) {
      out.println(
          new Soundcheck.Line(
                  found.name() + " on " + found.device(), found.runner() != null, found.says())
              .text());
    }
    Catalogue catalogue = new Catalogue(models);
    try (ServedModels served = new ServedModels(catalogue, runners, line -> {})) {
      for (String name : catalogue.names()) {
        out.println(line(served, name).text());
      }
    }
    out.flush();
    return 0;
  }

  private static Soundcheck.Line line(ServedModels models, String name) {
    try {
      return models
          .find(name)
          .map(
              served ->
                  new Soundcheck.Line(
                      name,
                      true,
                      "batches by %s on %s, %s"
                          .formatted(
                              served.runner().name(), served.runner().device(), served.why())))
          .orElse(new Soundcheck.Line(name, true, "live kernels only"));
    } catch (IOException | RunnerException e) {
      return new Soundcheck.Line(name, false, e.getMessage());
    }
  }
}
