// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.zadenza.worker.shard.ShardList;

/**
 * What a task says of its shard; it lies beside it until all are there.
 *
 * @param of what identifies the files and how they were read
 */
record ShardReport(
    String of,
    String file,
    int pieces,
    long steps,
    long bytes,
    long files,
    long without,
    long broken)
    implements Serializable {
  private static final Gson JSON = new Gson();

  ShardList.Entry entry() {
    return new ShardList.Entry(file, pieces, steps, bytes);
  }

  static Path file(Path folder, String shard) {
    return folder.resolve(shard + ".json");
  }

  /** The names of this shard's files that gave nothing, and why. */
  static Path skipped(Path folder, String shard) {
    return folder.resolve(shard + ".skipped");
  }

  void write(Path folder) throws IOException {
    Path fresh = folder.resolve(file + "." + UUID.randomUUID() + ".new");
    try {
      Files.writeString(fresh, JSON.toJson(this));
      Files.move(fresh, file(folder, file), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The report of a shard that is there already, if it is of the same files. */
  static Optional<ShardReport> of(Path folder, String shard, String identity) throws IOException {
    Path file = file(folder, shard);
    if (!Files.isReadable(file)
        || !Files.isReadable(folder.resolve(shard))
        || !Files.isReadable(skipped(folder, shard))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.fromJson(Files.readString(file), ShardReport.class))
          .filter(report -> identity.equals(report.of));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
