// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.encode.Source;
import org.zadenza.worker.shard.ShardList;

/**
 * Encodes a corpus into shards, one task each. Shards that an earlier, interrupted job of the same
 * files finished are kept; the list {@code shards.json} is written when all are there.
 *
 * @param out a folder that all workers see
 */
public record EncodeJob(Encoding encoding, Source source, Path out, int shards) {
  private static final int MOST_SHARDS = 4096;

  /** Checks it. */
  public EncodeJob {
    if (shards < 1 || shards > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "there can be 1 to %d shards, not %d".formatted(MOST_SHARDS, shards));
    }
  }

  /** How many shards so many items make, whatever the cluster: the same corpus, the same shards. */
  public static int shards(Encoding encoding, int items) {
    return Math.clamp(Math.ceilDiv(items, encoding.itemsAShard()), 1, MOST_SHARDS);
  }

  /**
   * Does it.
   *
   * @param items what is read, in the order in which it is kept
   * @throws IOException if a shard cannot be written, the folder holds shards already, or the
   *     cluster is gone; what was finished stays
   */
  public ShardList run(Cluster cluster, List<Item> items) throws IOException {
    if (ShardList.isIn(out)) {
      throw new IOException(
          "%s holds shards already: take another folder, or remove it".formatted(out));
    }
    Files.createDirectories(out);
    deleteUnfinished();
    ShardTask task = new ShardTask(encoding, source, out.toUri().toString());
    List<ShardReport> reports =
        cluster.run(
            () ->
                cluster
                    .spark()
                    .parallelize(new ArrayList<>(items), shards)
                    .mapPartitionsWithIndex(task, false)
                    .collect());
    ShardList list =
        new ShardList(
            encoding.kind(),
            reports.stream().mapToLong(ShardReport::files).sum(),
            reports.stream().mapToLong(ShardReport::without).sum(),
            reports.stream().mapToLong(ShardReport::broken).sum(),
            reports.stream().map(ShardReport::entry).toList());
    try {
      gatherSkipped(reports);
      list.write(out);
    } catch (IOException e) {
      throw noRoom(out.resolve(ShardList.FILE), e);
    }
    for (ShardReport report : reports) {
      Files.delete(ShardReport.skipped(out, report.file()));
      Files.delete(ShardReport.file(out, report.file()));
    }
    return list;
  }

  /** What tasks of a job that failed or was killed left half written. */
  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(out, "*.new")) {
      for (Path file : files) Files.deleteIfExists(file);
    }
  }

  private void gatherSkipped(List<ShardReport> reports) throws IOException {
    try (OutputStream all = Files.newOutputStream(out.resolve(ShardList.SKIPPED))) {
      for (ShardReport report : reports) {
        Files.copy(ShardReport.skipped(out, report.file()), all);
      }
    }
  }

  /** What is said where something of a corpus cannot be written. */
  static IOException noRoom(Path file, IOException e) {
    return new IOException(
        "%s was not written (%s): make room and start again, finished shards are kept"
            .formatted(file, e.getMessage()),
        e);
  }
}
