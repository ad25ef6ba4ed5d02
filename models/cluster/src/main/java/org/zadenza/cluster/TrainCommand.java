// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.cluster.encode.Uris;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.train.ClusterTraining;
import org.zadenza.cluster.train.Recipe;
import org.zadenza.cluster.train.Rounds;
import org.zadenza.cluster.train.RunCard;
import org.zadenza.worker.train.CurvePoint;
import org.zadenza.worker.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train NAME --data URI --out URI --cluster MASTER}. */
@Command(name = "train", description = "Trains a model on a cluster.")
final class TrainCommand implements Callable<Integer> {
  private static final int MINUTE = 60;

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model, e.g. drums-rnn.")
  private String name;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "URI",
      description = "Folders of music or of its shards; all workers must see them.")
  private List<String> data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "URI",
      description = "For weights, curve and checkpoint.")
  private String out;

  @Option(names = "--minutes", defaultValue = "45", description = "Of training in all.")
  private double minutes;

  @Option(names = "--seed", defaultValue = "1", description = "Of the weights and the music.")
  private long seed;

  @Option(names = "--preset", defaultValue = "full", description = "tiny or full.")
  private String preset;

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "How many learn side by side (default: the cluster's cores).")
  private @Nullable Integer parts;

  @Option(
      names = "--local-steps",
      defaultValue = "1",
      paramLabel = "N",
      description = "Iterations of each between two averages (default ${DEFAULT-VALUE}).")
  private int localSteps;

  @Option(names = "--resume", description = "Go on from the last checkpoint in the out folder.")
  private boolean resume;

  @Option(names = "--afresh", description = "Begin again, though there is a checkpoint.")
  private boolean afresh;

  @Override
  public Integer call() throws IOException {
    if (!preset.matches("tiny|full")) {
      throw new IllegalArgumentException("--preset is tiny or full, not " + preset);
    }
    Path folder = Uris.path(out);
    check(folder);
    Recipe recipe = new Recipe(name, data, preset.equals("tiny"), seed, command());
    try (Cluster cluster = options.join()) {
      Rounds rounds = new Rounds(parts(folder, cluster), localSteps);
      ClusterTraining training =
          ClusterTraining.of(cluster, recipe, rounds, minutes * MINUTE, folder, System::nanoTime);
      training.begin(RunCard.of(recipe, rounds), folder, resume);
      say("%d parts, %d local steps on %s", rounds.parts(), localSteps, cluster.master().url());
      try (Interruption _ = Interruption.of(training::stop)) {
        double best = training.run(step -> {}, this::show);
        say("held-out loss %.4f; the weights are in %s", best, folder);
      }
    }
    return 0;
  }

  private void check(Path folder) throws IOException {
    if (!(minutes > 0)) {
      throw new IllegalArgumentException("--minutes must be more than 0, not " + minutes);
    }
    if (resume && afresh) {
      throw new IllegalArgumentException("--resume goes on and --afresh begins: leave one out");
    }
    if (!resume && !afresh && Trainer.secondsIn(folder) > 0) {
      throw new IOException(
          folder + " holds a training: go on with --resume, or begin again with --afresh");
    }
  }

  private int parts(Path folder, Cluster cluster) throws IOException {
    if (parts != null) return parts;
    if (resume) {
      var former = RunCard.read(folder);
      if (former.isPresent()) return former.get().parts();
    }
    return cluster.hands();
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "train %s --data %s --minutes %s --seed %d --preset %s --cluster --parts %s --local-steps"
            + " %d",
        name,
        String.join(" ", data),
        minutes,
        seed,
        preset,
        parts == null ? "all" : parts.toString(),
        localSteps);
  }

  private void show(CurvePoint point) {
    say(
        "round %d, %.0f s: loss %.4f, held out %.4f",
        point.iteration(), point.seconds(), point.trainLoss(), point.validationLoss());
  }

  private void say(String text, Object... values) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(String.format(Locale.ROOT, text, values));
    print.flush();
  }
}
