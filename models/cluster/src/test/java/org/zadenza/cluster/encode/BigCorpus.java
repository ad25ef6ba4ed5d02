// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.train.ClusterTraining;
import org.zadenza.cluster.train.Recipe;
import org.zadenza.cluster.train.Rounds;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.shard.ShardList;

/**
 * A corpus many times the heap: {@code BigCorpus encode DIR TIMES} makes and encodes it with two
 * tasks at once, {@code BigCorpus learn DIR} learns from it with one.
 */
final class BigCorpus {
  private static final int BARS = 512;
  private static final int STEPS = 16 * BARS;
  private static final int SHARDS = 64;
  private static final int ROUNDS = 4;

  private BigCorpus() {}

  public static void main(String[] arguments) throws IOException {
    long heap = Runtime.getRuntime().maxMemory();
    Path folder = Path.of(arguments[1]);
    boolean encodes = arguments[0].equals("encode");
    // Spark asks for 450 MB, to be on the safe side.
    Map<String, String> small =
        Map.of("spark.testing.memory", String.valueOf(heap), "spark.testing.reservedMemory", "0");
    try (Cluster cluster =
        new Cluster(
            new Master(encodes ? "local[2]" : "local[1]"),
            new Cluster.Settings("127.0.0.1", 60, small))) {
      if (encodes) encode(cluster, folder, Long.parseLong(arguments[2]) * heap);
      else learn(cluster, folder);
    }
    ShardList list = ShardList.read(folder);
    System.out.printf(
        "heap %d, corpus %d, pieces %d, on disk %d%n",
        heap, list.steps() * Integer.BYTES, list.pieces(), list.bytes());
  }

  private static void encode(Cluster cluster, Path folder, long wanted) throws IOException {
    int files = Math.toIntExact(wanted / (STEPS * (long) Integer.BYTES) + 1);
    List<Item> items = IntStream.range(0, files).mapToObj(k -> Item.file("beat-" + k)).toList();
    new EncodeJob(Encoding.DRUMS, new GeneratedBeats(BARS), folder, SHARDS).run(cluster, items);
  }

  private static void learn(Cluster cluster, Path folder) throws IOException {
    Recipe recipe = new Recipe("drums-rnn", List.of(folder.toUri().toString()), true, 1, "big");
    long[] seconds = {0};
    ClusterTraining.of(
            cluster,
            recipe,
            new Rounds(1, 1),
            ROUNDS,
            folder.resolve("out"),
            () -> ++seconds[0] * 1_000_000_000L)
        .run(step -> {}, point -> {});
  }
}
