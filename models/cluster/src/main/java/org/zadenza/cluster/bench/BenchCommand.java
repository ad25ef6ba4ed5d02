// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.zadenza.cluster.encode.EncodeJob;
import org.zadenza.cluster.encode.FolderSource;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Standalone;
import org.zadenza.cluster.train.ClusterTrainee;
import org.zadenza.cluster.train.Recipe;
import org.zadenza.cluster.train.Rounds;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Trainee;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench --work DIR}: encodes and trains with one process, one worker and two, in turns. */
@Command(name = "bench", description = "Measures encoding and training with one and two workers.")
public final class BenchCommand implements Callable<Integer> {
  private static final int STEPS_PER_BAR = 16;
  private static final int SHARDS = 16;
  private static final int WARM_ROUNDS = 2;
  private static final int LOOKS = 4;

  @Spec private CommandSpec spec;

  @Option(names = "--work", required = true, paramLabel = "DIR", description = "An empty folder.")
  private Path work;

  @Option(names = "--files", defaultValue = "10000", description = "How many MIDI files.")
  private int files;

  @Option(names = "--bars", defaultValue = "32", description = "How many bars each has.")
  private int bars;

  @Option(names = "--turns", defaultValue = "2", description = "How often all is measured.")
  private int turns;

  @Option(names = "--rounds", defaultValue = "10", description = "How many rounds are timed.")
  private int rounds;

  @Option(
      names = "--local-steps",
      defaultValue = "1,4",
      split = ",",
      description = "Of each between two averages, one measurement each.")
  private List<Integer> localSteps;

  @Option(names = "--model", defaultValue = "drums-rnn", description = "Which one is trained.")
  private String model;

  @Option(names = "--preset", defaultValue = "full", description = "tiny or full.")
  private String preset;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path midi = work.resolve("midi");
    for (int k = 0; k < files; k++) beat(k, midi);
    List<Item> names = Encoding.DRUMS.items(midi);
    Standalone spark = Standalone.ofThisProcess(work.resolve("home"));
    for (int turn = 0; turn < turns; turn++) {
      for (int workers = 1; workers <= 2; workers++) {
        try (BenchCluster machines =
                new BenchCluster(
                    spark, work.resolve("encode-%d-%d".formatted(turn, workers)), workers);
            Cluster cluster = machines.join()) {
          awaitHands(cluster, workers);
          encode(cluster, midi, names, turn, workers);
        }
      }
    }
    Path shards = work.resolve("shards-0-1");
    Recipe recipe =
        new Recipe(model, List.of(shards.toString()), preset.equals("tiny"), 1, "bench");
    sizes(recipe);
    for (int turn = 0; turn < turns; turn++) {
      MergingTrainee alone = recipe.prepared().trainee();
      train("one process", alone, 1);
      for (int workers = 1; workers <= 2; workers++) {
        try (BenchCluster machines =
                new BenchCluster(
                    spark, work.resolve("train-%d-%d".formatted(turn, workers)), workers);
            Cluster cluster = machines.join()) {
          awaitHands(cluster, workers);
          for (int local : localSteps) {
            Rounds shared = new Rounds(workers, local);
            train(
                "%d workers, %d local steps".formatted(workers, local),
                new ClusterTrainee(cluster, recipe, shared, recipe.prepared().trainee()),
                workers * local);
          }
        }
      }
    }
    return 0;
  }

  private void encode(Cluster cluster, Path midi, List<Item> names, int turn, int workers)
      throws IOException {
    EncodeJob warm = job(midi, "warm-%d-%d".formatted(turn, workers));
    warm.run(cluster, names.subList(0, Math.min(200, names.size())));
    long start = System.nanoTime();
    ShardList list = job(midi, "shards-%d-%d".formatted(turn, workers)).run(cluster, names);
    say(
        "encode, %d workers: %d files, %d pieces, %d bytes in %.2f s",
        workers, list.files(), list.pieces(), list.bytes(), (System.nanoTime() - start) / 1e9);
  }

  private EncodeJob job(Path midi, String out) {
    return new EncodeJob(Encoding.DRUMS, new FolderSource(midi), work.resolve(out), SHARDS);
  }

  /** Says how fast it is, and the held-out loss at four times on the way; judging is not timed. */
  private void train(String what, Trainee trainee, int batches) {
    for (int k = 0; k < WARM_ROUNDS; k++) trainee.fit(k, 0);
    List<String> way = new ArrayList<>();
    double seconds = 0;
    int done = 0;
    for (int look = 1; look <= LOOKS; look++) {
      int until = rounds * look / LOOKS;
      long start = System.nanoTime();
      for (; done < until; done++) trainee.fit(WARM_ROUNDS + done, 0);
      seconds += (System.nanoTime() - start) / 1e9;
      way.add(String.format(Locale.ROOT, "%.4f after %.1f s", trainee.validate(), seconds));
    }
    say(
        "train, %s: %.3f s a round, %.3f batches a second, held out %s",
        what, seconds / rounds, rounds * batches / seconds, String.join(", ", way));
  }

  private void sizes(Recipe recipe) throws IOException {
    Knowledge knowledge = recipe.prepared().trainee().knowledge();
    long start = System.nanoTime();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(knowledge);
    }
    say(
        "knowledge: %d weights, %d moments, %d bytes, written in %.3f s",
        knowledge.weights().length,
        knowledge.moments().length,
        bytes.size(),
        (System.nanoTime() - start) / 1e9);
  }

  /** All workers are there before anything is timed. */
  private static void awaitHands(Cluster cluster, int workers) throws InterruptedException {
    while (cluster.spark().statusTracker().getExecutorInfos().length <= workers) {
      Thread.sleep(100);
    }
  }

  /** A bar that is repeated, with a stroke of its own in ten. */
  private void beat(int number, Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(number);
    DrumClass[] drums = DrumClass.values();
    int[] pattern = random.ints(STEPS_PER_BAR, 0, 3 * drums.length).toArray();
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < bars * STEPS_PER_BAR; step++) {
      int drum =
          random.nextInt(10) == 0 ? random.nextInt(drums.length) : pattern[step % STEPS_PER_BAR];
      if (drum < drums.length) hits.add(new DrumHit(step, drums[drum], 0.8));
    }
    Path file = folder.resolve("%03d/beat-%05d.mid".formatted(number / 1000, number));
    Files.createDirectories(file.getParent());
    DrumsMidi.write(hits, bars * STEPS_PER_BAR, 120, file);
  }

  private void say(String text, Object... values) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(String.format(Locale.ROOT, text, values));
    print.flush();
  }
}
