// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.remote.LessonFolders;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Worker;
import org.zadenza.models.remote.WorkerTraining;
import org.zadenza.repl.cli.Exit;
import org.zadenza.repl.cli.Home;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zadenza models train NAME --data DIR.. [--resume]}: has the worker train a model from
 * folders of music. Ctrl-C ends it after the iteration that runs; what was learnt is kept.
 */
@Command(
    name = "train",
    description = "Trains a model on folders of music, in the worker; Ctrl-C keeps what it learnt.")
final class TrainCommand implements Callable<Integer> {
  private enum Preset {
    TINY,
    FULL
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The model, e.g. drums-rnn or musicvae-melody.")
  private String name;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Folders of music or drawings, of the kind that the model's page names; with --cluster"
              + " also URIs.")
  private List<String> data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "For weights, curve and checkpoint (default: NAME in your models folder).")
  private @Nullable Path out;

  @Option(
      names = "--minutes",
      defaultValue = "45",
      paramLabel = "M",
      description = "Of training in all, what is resumed counted in (default ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the first weights and the order of the music (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--preset",
      defaultValue = "full",
      paramLabel = "P",
      description = "tiny or full: a network that learns in seconds, or the one that ships.")
  private String preset;

  @Option(names = "--resume", description = "Go on from the last checkpoint in the out folder.")
  private boolean resume;

  @Option(names = "--afresh", description = "Begin again, though there is a checkpoint.")
  private boolean afresh;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Weights of the same shape, .safetensors, to begin with in place of fresh ones.")
  private @Nullable Path from;

  @Mixin private ClusterShare share;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!ChosenModel.NAMES.contains(name)
        && !MusicVaes.NAMES.contains(name)
        && !ChosenModel.SOUNDS.contains(name)
        && !SketchFile.NAMES.contains(name)
        && !GuessFile.NAMES.contains(name)
        && !CharRnnFile.NAMES.contains(name)) {
      throw ChosenModel.unknown(name, ChosenModel.further());
    }
    if (!(minutes > 0)) throw new Refusal("--minutes must be more than 0, not " + minutes);
    Folders folders = Folders.ofThisMachine();
    Path into = out == null ? folders.models().resolve(name) : out;
    if (from != null && (resume || share.isWanted())) {
      throw new Refusal(
          "--from begins a training on one machine: leave --resume and --cluster out");
    }
    if (share.isWanted()) return ClusterJvm.run(clusterArguments(into));
    LessonFolders lesson =
        new LessonFolders(
            data.stream().map(Path::of).toList(), into, preset() == Preset.TINY, from);
    checkPoint(lesson);
    lesson.check();
    SecondJvm source =
        new SecondJvm(
            SecondJvm.classPath(Home.builtWorker()),
            folders.models(),
            folders.training(),
            folders.state().resolve("training.log"),
            SecondJvm.Task.LESSONS);
    WorkerTraining.Wish wish = new WorkerTraining.Wish(name, name, minutes, seed, !resume, lesson);
    PrintWriter err = spec.commandLine().getErr();
    try (Worker worker = Worker.keep(source, Worker.Pace.USUAL, (where, what) -> tell(err, what))) {
      return train(wish, worker, folders.models());
    }
  }

  private static void tell(PrintWriter err, String what) {
    err.println(what);
    err.flush();
  }

  private Preset preset() {
    for (Preset known : Preset.values()) {
      if (known.name().equalsIgnoreCase(preset)) return known;
    }
    throw new Refusal("--preset is tiny or full, not " + preset);
  }

  private void checkPoint(LessonFolders lesson) {
    if (resume && afresh) throw new Refusal("--resume goes on and --afresh begins: leave one out");
    if (resume && !lesson.hasCheckpoint()) {
      throw new Refusal("there is nothing to resume in " + lesson.out() + ": train without it");
    }
    if (!resume && !afresh && lesson.hasCheckpoint()) {
      throw new Refusal(
          lesson.out() + " holds a training: go on with --resume, or begin again with --afresh");
    }
  }

  private int train(WorkerTraining.Wish wish, Worker worker, Path models)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    WorkerTraining training;
    try (TrainingBar bar = new TrainingBar(name, minutes)) {
      training = WorkerTraining.begin(wish, worker, models, (where, what) -> {}, bar::show);
      WorkerTraining begun = training;
      Object before = Signals.register("INT", () -> stop(begun, err));
      try {
        training.join();
      } finally {
        Signals.unregister("INT", before);
      }
    }
    PrintWriter said = spec.commandLine().getOut();
    switch (training.ended()) {
      case DONE -> said.println(training.text());
      case CANCELLED -> said.println(training.text() + "\n  go on with: " + goOn());
      default -> throw new Refusal(training.text());
    }
    said.flush();
    return training.ended() == Progress.State.CANCELLED ? Exit.INTERRUPTED : Exit.OK;
  }

  /** The first time it ends the training; the second time it ends the program. */
  private static void stop(WorkerTraining training, PrintWriter err) {
    if (training.isCancelled()) Runtime.getRuntime().halt(Exit.INTERRUPTED);
    tell(err, "\nit ends after this iteration and keeps what it learnt; Ctrl-C again leaves now");
    Thread.ofPlatform().daemon(true).start(training::cancel);
  }

  private List<String> clusterArguments(Path into) {
    List<String> arguments = new ArrayList<>(List.of("train", name, "--data"));
    arguments.addAll(data);
    arguments.addAll(List.of("--out", into.toString(), "--minutes", Double.toString(minutes)));
    arguments.addAll(List.of("--seed", Long.toString(seed)));
    arguments.addAll(List.of("--preset", preset().name().toLowerCase(Locale.ROOT)));
    if (resume) arguments.add("--resume");
    if (afresh) arguments.add("--afresh");
    arguments.addAll(share.arguments());
    return arguments;
  }

  private String goOn() {
    List<String> out = new ArrayList<>(List.of("./zadenza models train", name, "--data"));
    out.addAll(data);
    if (this.out != null) out.addAll(List.of("--out", this.out.toString()));
    out.add(String.format(Locale.ROOT, "--minutes %s --seed %d", minutes, seed));
    if (preset() == Preset.TINY) out.add("--preset tiny");
    out.add("--resume");
    return String.join(" ", out);
  }
}
