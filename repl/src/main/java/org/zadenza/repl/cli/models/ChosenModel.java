// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.eval.Evaluations;
import org.zadenza.models.eval.Measured;
import org.zadenza.models.eval.VaeEvaluations;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.ModelConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which model is meant, and with whose weights. */
final class ChosenModel {
  static final List<String> NAMES = List.of(DrumsRnn.NAME, MelodyRnn.NAME, PerformanceRnn.NAME);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The model, e.g. drums-rnn or musicvae-melody.")
  private String name;

  @Option(
      names = "--weights",
      paramLabel = "FILE.safetensors",
      description = "Weights of your own (default: those that come along).")
  private @Nullable Path weights;

  /** The Drums RNN, where only that can do what is asked. */
  DrumsRnn drums() throws IOException {
    if (!name.equals(DrumsRnn.NAME)) {
      throw NAMES.contains(name)
          ? new ParameterException(
              spec.commandLine(), "only " + DrumsRnn.NAME + " can do this, not " + name)
          : unknown();
    }
    return weights == null ? DrumsRnn.shipped() : DrumsRnn.load(weights);
  }

  /** What is known about the weights. */
  ModelConfig config() throws IOException {
    return switch (name) {
      case DrumsRnn.NAME -> drums().config();
      case MelodyRnn.NAME -> melody().config();
      case PerformanceRnn.NAME -> performance().config();
      default -> throw unknown();
    };
  }

  /** How well it knows the music of some folders. */
  Measured evaluate(List<Path> folders, Split split) throws IOException {
    if (isVae()) {
      return VaeEvaluations.of(vae(), folders, split);
    }
    return switch (name) {
      case DrumsRnn.NAME -> Evaluations.drums(drums(), folders.getFirst(), split);
      case MelodyRnn.NAME -> Evaluations.melody(melody(), folders, split);
      case PerformanceRnn.NAME -> Evaluations.performance(performance(), folders, split);
      default -> throw unknown();
    };
  }

  /** Whether it is a MusicVAE or the GrooVAE. */
  boolean isVae() {
    return MusicVaes.NAMES.contains(name);
  }

  /** It, where it is one of those. */
  ImportedModel.Vae vae() throws IOException {
    return weights == null ? MusicVaes.shipped(name) : MusicVaes.load(weights);
  }

  private MelodyRnn melody() throws IOException {
    return weights == null ? MelodyRnn.shipped() : MelodyRnn.load(weights);
  }

  private PerformanceRnn performance() throws IOException {
    return weights == null ? PerformanceRnn.shipped() : PerformanceRnn.load(weights);
  }

  private ParameterException unknown() {
    return new ParameterException(
        spec.commandLine(),
        "there is no model %s; there is %s, %s"
            .formatted(name, String.join(", ", NAMES), String.join(", ", MusicVaes.NAMES)));
  }
}
