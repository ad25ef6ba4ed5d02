// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.shard.MidiEncoding;
import org.zadenza.worker.shard.ShardList;

/**
 * Encodes MIDI files into shards, one task each. Shards that an earlier, interrupted job of the
 * same files finished are kept; the list {@code shards.json} is written when all are there.
 *
 * @param out a folder that all workers see
 */
public record EncodeJob(MidiEncoding encoding, MidiSource source, Path out, int shards) {
  private static final int FILES_A_SHARD = 256;
  private static final int MOST_SHARDS = 4096;

  /** Checks it. */
  public EncodeJob {
    if (shards < 1 || shards > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "there can be 1 to %d shards, not %d".formatted(MOST_SHARDS, shards));
    }
  }

  /** How many shards so many files make, whatever the cluster: the same corpus, the same shards. */
  public static int shards(int files) {
    return Math.clamp((files + FILES_A_SHARD - 1) / FILES_A_SHARD, 1, MOST_SHARDS);
  }

  /** The MIDI files in a folder and those below it, by their names below it, in order. */
  public static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is missing: give a folder of MIDI files");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> names =
          all.filter(file -> isMidi(file) && Files.isRegularFile(file))
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList();
      if (names.isEmpty()) throw new IOException(folder + " holds no .mid or .midi file");
      return names;
    }
  }

  private static boolean isMidi(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".mid") || name.endsWith(".midi");
  }

  /**
   * Does it.
   *
   * @param names of the files
   * @throws IOException if a shard cannot be written, the folder holds shards already, or the
   *     cluster is gone; what was finished stays
   */
  public ShardList run(Cluster cluster, List<String> names) throws IOException {
    if (ShardList.isIn(out)) {
      throw new IOException(
          "%s holds shards already: take another folder, or remove it".formatted(out));
    }
    Files.createDirectories(out);
    ShardTask task = new ShardTask(encoding, source, out.toUri().toString());
    List<ShardReport> reports =
        cluster.run(
            () ->
                cluster
                    .spark()
                    .parallelize(new ArrayList<>(names), shards)
                    .mapPartitionsWithIndex(task, false)
                    .collect());
    ShardList list =
        new ShardList(
            encoding.model(),
            reports.stream().mapToLong(ShardReport::files).sum(),
            reports.stream().mapToLong(ShardReport::without).sum(),
            reports.stream().mapToLong(ShardReport::broken).sum(),
            reports.stream().map(ShardReport::entry).toList());
    gatherSkipped(reports);
    list.write(out);
    for (ShardReport report : reports) Files.delete(ShardReport.file(out, report.file()));
    return list;
  }

  private void gatherSkipped(List<ShardReport> reports) throws IOException {
    try (OutputStream all = Files.newOutputStream(out.resolve(ShardList.SKIPPED))) {
      for (ShardReport report : reports) {
        Files.copy(ShardReport.skipped(out, report.file()), all);
      }
    }
    for (ShardReport report : reports) Files.delete(ShardReport.skipped(out, report.file()));
  }
}
