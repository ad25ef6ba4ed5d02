// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.train.ClusterTrainee;
import org.zadenza.cluster.train.Recipe;
import org.zadenza.cluster.train.Rounds;
import org.zadenza.worker.train.Trainee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench-loss --data SHARDS}: what is learnt alone and side by side, for several seeds, from
 * as many batches. Parts run in this process: what they learn does not depend on where they are.
 */
@Command(
    name = "bench-loss",
    description = "Measures held-out losses alone and side by side, for several seeds.")
public final class BenchLossCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "Shards.")
  private String data;

  @Option(names = "--model", defaultValue = "drums-rnn", description = "Which one is trained.")
  private String model;

  @Option(names = "--preset", defaultValue = "tiny", description = "tiny or full.")
  private String preset;

  @Option(names = "--seeds", defaultValue = "5", description = "How many.")
  private int seeds;

  @Option(names = "--batches", defaultValue = "400", description = "Of all parts together.")
  private int batches;

  @Option(
      names = "--shares",
      defaultValue = "2x1,2x4,4x1",
      split = ",",
      paramLabel = "PARTSxSTEPS",
      description = "How it is shared out.")
  private List<String> shares;

  @Override
  public Integer call() throws IOException {
    Map<String, List<Double>> losses = new LinkedHashMap<>();
    try (Cluster cluster = new Cluster(new Master("local[2]"), Cluster.Settings.loopback())) {
      for (int seed = 1; seed <= seeds; seed++) {
        Recipe recipe = new Recipe(model, List.of(data), preset.equals("tiny"), seed, "bench");
        keep(losses, "alone", learnt(recipe.prepared().trainee(), batches));
        for (String share : shares) {
          String[] both = share.split("x");
          Rounds rounds = new Rounds(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
          Trainee trainee =
              new ClusterTrainee(cluster, recipe, rounds, recipe.prepared().trainee());
          int each = rounds.parts() * rounds.localSteps();
          keep(losses, share, learnt(trainee, batches / each));
        }
      }
    }
    losses.forEach(this::say);
    return 0;
  }

  private static void keep(Map<String, List<Double>> losses, String what, double loss) {
    losses.computeIfAbsent(what, name -> new ArrayList<>()).add(loss);
  }

  private static double learnt(Trainee trainee, int rounds) {
    for (int k = 0; k < rounds; k++) trainee.fit(k, (double) k / rounds);
    return trainee.validate();
  }

  private void say(String what, List<Double> losses) {
    double mean = losses.stream().mapToDouble(loss -> loss).average().orElse(Double.NaN);
    double squares =
        losses.stream().mapToDouble(loss -> (loss - mean) * (loss - mean)).sum()
            / Math.max(1, losses.size() - 1);
    String each =
        losses.stream()
            .map(loss -> String.format(Locale.ROOT, "%.4f", loss))
            .collect(Collectors.joining(" "));
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        String.format(
            Locale.ROOT,
            "%s, %d batches: held out %.4f, standard deviation %.4f (%s)",
            what,
            batches,
            mean,
            Math.sqrt(squares),
            each));
    print.flush();
  }
}
