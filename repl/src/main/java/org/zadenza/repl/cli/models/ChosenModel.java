// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.drums.DrumsRnn;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which model is meant, and with whose weights. */
final class ChosenModel {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model: drums-rnn.")
  private String name;

  @Option(
      names = "--weights",
      paramLabel = "FILE.safetensors",
      description = "Weights of your own (default: those that come along).")
  private @Nullable Path weights;

  DrumsRnn load() throws IOException {
    if (!name.equals(DrumsRnn.NAME)) {
      throw new ParameterException(
          spec.commandLine(), "there is no model " + name + "; there is " + DrumsRnn.NAME);
    }
    return weights == null ? DrumsRnn.shipped() : DrumsRnn.load(weights);
  }
}
