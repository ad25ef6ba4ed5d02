// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zadenza.cluster.encode.EncodeJob;
import org.zadenza.cluster.encode.FolderSource;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.cluster.train.Family;
import org.zadenza.cluster.train.Recipe;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.shard.Shard;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;

/** Shards and checkpoints on a disk that is really full, and then has room. */
@Tag("slow")
@EnabledIf("canBeMade")
class FullDiskTest {
  private static final int EVERY = 3; // iterations between two checkpoints

  @TempDir private Path folder;

  static boolean canBeMade() {
    return SmallDisk.canBeMade();
  }

  private static Cluster cluster() throws IOException {
    return new Cluster(new Master("local[2]"), Cluster.Settings.loopback());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shardsAreWholeOrNotThere() throws IOException {
    Path midi = folder.resolve("midi");
    Path out = folder.resolve("disk");
    Corpus.write(midi, 400, 32, 1);
    EncodeJob job = new EncodeJob(Encoding.DRUMS, new FolderSource(midi), out, 8);
    try (SmallDisk disk = new SmallDisk(out, 56);
        Cluster cluster = cluster()) {
      IOException full =
          assertThrows(IOException.class, () -> job.run(cluster, Encoding.DRUMS.items(midi)));
      assertTrue(
          full.getMessage()
              .matches(
                  "\\Q"
                      + out
                      + "\\E/part-0000\\d\\.shard was not written \\(.*No space left.*\\):"
                      + " make room and start again, finished shards are kept"),
          full.getMessage());
      assertFalse(ShardList.isIn(out));
      List<String> left = names(out);
      List<String> whole = left.stream().filter(name -> name.endsWith(".shard")).toList();
      assertTrue(!whole.isEmpty() && whole.size() < 8, left.toString());
      for (String name : whole) new Shard(out.resolve(name)).close();
      Object before = Files.getAttribute(out.resolve(whole.getFirst()), "unix:ino");
      disk.grow(4096);
      assertEquals(400, job.run(cluster, Encoding.DRUMS.items(midi)).pieces());
      assertEquals(before, Files.getAttribute(out.resolve(whole.getFirst()), "unix:ino"));
      assertEquals(8 + 2, names(out).size());
      ShardedPieces pieces = ShardedPieces.open(out, DrumsRnn.NAME, Split.TRAIN);
      for (int k = 0; k < pieces.size(); k++) assertTrue(pieces.get(k).length > 0);
    }
  }

  /** What was kept before stays, weights and checkpoint, and with room it goes on as if nothing. */
  @ParameterizedTest
  @EnumSource(names = {"DRUMS", "MUSICVAE"})
  void aCheckpointIsWholeOrTheOneBefore(Family family) throws IOException {
    Recipe recipe;
    try (Cluster cluster = cluster()) {
      recipe = family.recipe(cluster, folder);
    }
    Path steady = folder.resolve("steady");
    trainer(recipe, 9, steady).run(step -> {}, point -> {});
    Path out = folder.resolve("disk");
    // The weights twice and one checkpoint have room, the weights and two checkpoints have not.
    int weights = kilobytes(steady.resolve(family.weights()));
    int checkpoint = 0;
    for (String name : names(steady.resolve("checkpoint"))) {
      checkpoint += kilobytes(steady.resolve("checkpoint").resolve(name));
    }
    try (SmallDisk disk = new SmallDisk(out, 2 * weights + checkpoint + 16)) {
      IOException full =
          assertThrows(
              IOException.class, () -> trainer(recipe, 9, out).run(step -> {}, point -> {}));
      assertTrue(
          full.getMessage().startsWith(out + ": iteration 6 was not kept (")
              && full.getMessage().endsWith("): make room and train on, iteration 3 is"),
          full.getMessage());
      assertTrue(full.getMessage().contains("No space left"), full.getMessage());
      assertEquals(3, Trainer.secondsIn(out));
      assertTrue(names(out).stream().noneMatch(name -> name.endsWith(".new")), "" + names(out));
      disk.grow(64 * 1024);
      Trainer resumed = trainer(recipe, 9, out);
      resumed.resume();
      resumed.run(step -> {}, point -> {});
      assertArrayEquals(
          Files.readAllBytes(steady.resolve(family.weights())),
          Files.readAllBytes(out.resolve(family.weights())));
      assertEquals(
          Files.readString(steady.resolve("curve.csv")),
          Files.readString(out.resolve("curve.csv")));
    }
  }

  private static int kilobytes(Path file) throws IOException {
    return 4 * Math.toIntExact(Math.ceilDiv(Files.size(file), 4096)); // whole pages
  }

  /** A second each iteration. */
  private static Trainer trainer(Recipe recipe, int seconds, Path out) throws IOException {
    AtomicLong now = new AtomicLong();
    return new Trainer(
        recipe.prepared().trainee(),
        new TrainingPlan(EVERY, 100, seconds),
        out,
        () -> now.getAndAdd(1_000_000_000L));
  }
}
