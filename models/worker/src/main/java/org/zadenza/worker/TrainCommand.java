// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train NAME --data DIR.. --out DIR --minutes M --seed S [--preset P] [--resume]}. */
@Command(
    name = "train",
    description = "Trains a model on folders of music and exports its weights.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private enum Preset {
    TINY,
    FULL
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "the model, e.g. drums-rnn or musicvae-melody")
  private String name;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "folders of music, of the kind that the model's page names")
  private List<Path> data;

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
    if (!(minutes > 0)) {
      throw new ParameterException(spec.commandLine(), "--minutes must be more than 0: " + minutes);
    }
    Lesson lesson =
        Lesson.named(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "no model %s to train; there is %s".formatted(name, Lesson.names())));
    try {
      train(lesson);
      return 0;
    } catch (IOException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return 2;
    }
  }

  private void train(Lesson lesson) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (!"1".equals(System.getenv("OMP_NUM_THREADS"))) {
      err.println("training is about twice as fast with OMP_NUM_THREADS=1 in the environment");
    }
    Lesson.Prepared prepared =
        lesson.prepare(new Lesson.Wanted(data, preset == Preset.TINY, seed, command()));
    TrainingPlan plan =
        new TrainingPlan(prepared.validateEvery(), prepared.patience(), minutes * 60);
    Trainer trainer = new Trainer(prepared.trainee(), plan, out, System::nanoTime);
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
    String folders =
        data.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining(" "));
    return "train %s --data %s --minutes %s --seed %d --preset %s"
        .formatted(name, folders, minutes, seed, preset.name().toLowerCase(Locale.ROOT));
  }
}
