// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a folder of shards holds; it is written last, as {@code shards.json}, so a folder with it is
 * whole.
 *
 * @param kind what its pieces are for, e.g. {@code drums-rnn}
 * @param files how many files were read, or drawings or notes where a file holds many
 * @param without how many of them hold nothing to learn from
 * @param broken how many of them cannot be read; {@code skipped.tsv} names both and says why
 */
public record ShardList(
    int version, String kind, long files, long without, long broken, List<Entry> shards) {
  /** The name of its file. */
  public static final String FILE = "shards.json";

  /** The name of the list of files that gave no piece. */
  public static final String SKIPPED = "skipped.tsv";

  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

  /** One shard. */
  public record Entry(String file, int pieces, long steps, long bytes) {}

  /** A list of this version. */
  public ShardList(String kind, long files, long without, long broken, List<Entry> shards) {
    this(ShardFormat.VERSION, kind, files, without, broken, List.copyOf(shards));
  }

  /** Whether a folder holds shards. */
  public static boolean isIn(Path folder) {
    return Files.isReadable(folder.resolve(FILE));
  }

  /**
   * Reads a folder's list.
   *
   * @throws IOException if it is of another version, or damaged
   */
  public static ShardList read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      ShardList list = JSON.fromJson(Files.readString(file), ShardList.class);
      if (list == null || list.kind == null || list.shards == null) {
        throw new IOException(file + " is damaged: encode the music again");
      }
      if (list.version != ShardFormat.VERSION) {
        throw new IOException(
            "%s is of version %d, and this program reads version %d: encode the music again"
                .formatted(file, list.version, ShardFormat.VERSION));
      }
      return list;
    } catch (JsonSyntaxException e) {
      throw new IOException(file + " is damaged: encode the music again", e);
    }
  }

  /** Writes it, whole or not at all. */
  public void write(Path folder) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    Files.writeString(fresh, JSON.toJson(this));
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  /** How many pieces there are. */
  public long pieces() {
    return shards.stream().mapToLong(Entry::pieces).sum();
  }

  /** How many steps they have together. */
  public long steps() {
    return shards.stream().mapToLong(Entry::steps).sum();
  }

  /** How many bytes they take. */
  public long bytes() {
    return shards.stream().mapToLong(Entry::bytes).sum();
  }
}
