// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zadenza.models.data.Split;

/**
 * The pieces of one split in a folder of shards, as a list that reads each from the disk when it is
 * asked for it: it may be larger than any memory. Any thread.
 */
public final class ShardedPieces extends AbstractList<int[]> implements RandomAccess {
  private static final long MOST_STEPS = 200_000;

  private final List<Shard> shards;
  private final int[] shardOf;
  private final int[] pieceOf;

  private ShardedPieces(List<Shard> shards, int[] shardOf, int[] pieceOf) {
    this.shards = shards;
    this.shardOf = shardOf;
    this.pieceOf = pieceOf;
  }

  /**
   * The pieces of a split.
   *
   * @param kind what they must be for
   * @throws IOException if there are none, or a shard is missing or damaged
   */
  public static ShardedPieces open(Path folder, String kind, Split split) throws IOException {
    ShardedPieces out = openOrNone(folder, kind, split);
    if (out.isEmpty()) throw new IOException("%s holds no piece to %s".formatted(folder, split));
    return out;
  }

  /** The same, though there may be none. */
  public static ShardedPieces openOrNone(Path folder, String kind, Split split) throws IOException {
    ShardList list = ShardList.read(folder);
    if (!list.kind().equals(kind)) {
      throw new IOException(
          "%s holds music for %s, not for %s: encode it for that"
              .formatted(folder, list.kind(), kind));
    }
    List<Shard> shards = new ArrayList<>();
    for (ShardList.Entry entry : list.shards()) {
      Shard shard = new Shard(folder.resolve(entry.file()));
      shards.add(shard);
      if (shard.pieces() != entry.pieces() || !shard.kind().equals(kind)) {
        throw new IOException(
            "%s is not the shard that %s lists: encode the music again"
                .formatted(folder.resolve(entry.file()), ShardList.FILE));
      }
    }
    IntStream.Builder shardOf = IntStream.builder();
    IntStream.Builder pieceOf = IntStream.builder();
    for (int s = 0; s < shards.size(); s++) {
      for (int p = 0; p < shards.get(s).pieces(); p++) {
        if (shards.get(s).split(p) == split) {
          shardOf.add(s);
          pieceOf.add(p);
        }
      }
    }
    return new ShardedPieces(shards, shardOf.build().toArray(), pieceOf.build().toArray());
  }

  /** What is made of each piece, when it is asked for. */
  public <T> List<T> as(Function<int[], T> form) {
    return new LazyList<>(size(), k -> form.apply(get(k)));
  }

  /** How many steps a piece has; nothing is read from the disk for it. */
  public int steps(int index) {
    return shards.get(shardOf[index]).steps(pieceOf[index]);
  }

  /** How many steps each piece of a list has; nothing is read from the disk for it. */
  public static int[] lengths(List<int[]> pieces) {
    return pieces instanceof ShardedPieces sharded
        ? sharded.lengths()
        : pieces.stream().mapToInt(tokens -> tokens.length).toArray();
  }

  /** How many steps each has; nothing is read from the disk for it. */
  public int[] lengths() {
    int[] out = new int[size()];
    Arrays.setAll(out, this::steps);
    return out;
  }

  /**
   * So many of them at most, and about 200,000 steps, evenly from all over the list, read into
   * memory: enough to judge by, and not too much to be judged often.
   */
  public List<int[]> some(int most) {
    long mean = Math.max(1, Arrays.stream(lengths()).asLongStream().sum() / size());
    int count = Math.clamp(MOST_STEPS / mean, 1, Math.min(most, size()));
    return IntStream.range(0, count).mapToObj(k -> get((int) ((long) k * size() / count))).toList();
  }

  @Override
  public int[] get(int index) {
    try {
      return shards.get(shardOf[index]).tokens(pieceOf[index]);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public int size() {
    return shardOf.length;
  }
}
