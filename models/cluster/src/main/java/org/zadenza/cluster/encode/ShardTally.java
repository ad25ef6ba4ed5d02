// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.zadenza.worker.encode.Findings;
import org.zadenza.worker.shard.Piece;
import org.zadenza.worker.shard.ShardWriter;

/** Writes what is found into a shard, names the rest, and counts both. */
final class ShardTally implements Findings {
  private final ShardWriter shard;
  private final Writer skipped;
  private int pieces;
  private long steps;
  private long files;
  private long without;
  private long broken;

  ShardTally(ShardWriter shard, Writer skipped) {
    this.shard = shard;
    this.skipped = skipped;
  }

  @Override
  public void found(List<Piece> found) throws IOException {
    files++;
    for (Piece piece : found) {
      shard.add(piece);
      pieces++;
      steps += piece.steps();
    }
  }

  @Override
  public void nothing(String name, String why) throws IOException {
    files++;
    without++;
    skipped.write(name + "\t" + why + "\n");
  }

  @Override
  public void broken(String name, String why) throws IOException {
    files++;
    broken++;
    skipped.write(name + "\t" + why + "\n");
  }

  /** What was counted. */
  ShardReport report(String identity, String file, long bytes) {
    return new ShardReport(identity, file, pieces, steps, bytes, files, without, broken);
  }
}
