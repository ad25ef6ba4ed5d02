// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.worker.drums.DrumsConfig;
import org.zadenza.worker.drums.DrumsTrainee;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train drums-rnn --data DIR --out DIR --minutes M --seed S [--preset P] [--resume]}. */
@Command(
    name = "train",
    description = "Trains a model on a folder of music and exports its weights.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private enum Preset {
    TINY,
    FULL
  }

  private static final String LICENCE = "CC-BY-4.0";
  private static final String DATA =
      "trained on the Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "the model: drums-rnn")
  private String name;

  @Option(names = "--data", required = true, description = "folder of the Groove MIDI Dataset")
  private Path data;

  @Option(names = "--out", required = true, description = "folder for weights and checkpoints")
  private Path out;

  @Option(names = "--minutes", defaultValue = "45", description = "time limit, default 45")
  private double minutes;

  @Option(names = "--seed", defaultValue = "1", description = "default 1")
  private long seed;

  @Option(names = "--preset", defaultValue = "FULL", description = "tiny or full (default)")
  private Preset preset;

  @Option(names = "--resume", description = "go on from the last checkpoint in the out folder")
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    if (!name.equals(DrumsRnn.NAME)) {
      throw new ParameterException(
          spec.commandLine(), "no model %s to train; there is drums-rnn".formatted(name));
    }
    if (!(minutes > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--minutes must be more than 0: " + minutes);
    }
    DrumsConfig config =
        (preset == Preset.TINY ? DrumsConfig.tiny() : DrumsConfig.full()).withSeed(seed);
    try {
      train(config);
      return 0;
    } catch (IOException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return 2;
    }
  }

  private void train(DrumsConfig config) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (!"1".equals(System.getenv("OMP_NUM_THREADS"))) {
      err.println("training is about twice as fast with OMP_NUM_THREADS=1 in the environment");
    }
    GrooveDataset groove = GrooveDataset.open(data);
    DrumsTrainee trainee =
        new DrumsTrainee(
            config,
            groove.sequences("train"),
            groove.sequences("validation"),
            new DrumsTrainee.Origin(LICENCE, DATA, command()));
    TrainingPlan plan = new TrainingPlan(config.validateEvery(), config.patience(), minutes * 60);
    Trainer trainer = new Trainer(trainee, plan, out, System::nanoTime);
    if (resume) {
      trainer.resume();
    }
    try (ProgressBar bar = bar()) {
      double best =
          trainer.run(
              seconds -> bar.stepTo((long) Math.min(seconds, minutes * 60)),
              point -> bar.setExtraMessage("validation %.4f".formatted(point.validationLoss())));
      bar.setExtraMessage("best validation %.4f".formatted(best));
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax((long) (minutes * 60))
        .setUnit(" s", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(1000)
        .build();
  }

  private String command() {
    return "train %s --data drums-gmd --minutes %s --seed %d --preset %s"
        .formatted(name, minutes, seed, preset.name().toLowerCase(Locale.ROOT));
  }
}
