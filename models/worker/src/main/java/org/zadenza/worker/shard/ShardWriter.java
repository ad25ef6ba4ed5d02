// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes one shard, piece by piece. It appears under its name, whole, with {@link #finish}; closed
 * without that, as when the disk is full, it leaves nothing behind. Several may write the same
 * shard at once: the last one counts, and they are the same. One thread.
 */
public final class ShardWriter implements Closeable {
  private final Path file;
  private final Path unfinished;
  private final DataOutputStream out;
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();
  private final DataOutputStream indexed = new DataOutputStream(index);
  private long place;
  private int pieces;
  private boolean finished;

  /** A shard with pieces of a kind, e.g. {@code drums-rnn}. */
  public ShardWriter(Path file, String kind) throws IOException {
    this.file = file;
    unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)));
    out.writeLong(ShardFormat.BEGINNING);
    out.writeInt(ShardFormat.VERSION);
    out.writeUTF(kind);
    place = out.size();
  }

  /** Adds a piece. */
  public void add(Piece piece) throws IOException {
    byte[] body = ShardFormat.body(piece);
    if (body.length > ShardFormat.MOST_BODY_BYTES) {
      throw new IOException("%s: a piece of %d bytes".formatted(piece.name(), body.length));
    }
    out.writeInt(body.length);
    out.write(body);
    out.writeInt(ShardFormat.crc(body));
    indexed.writeLong(place);
    indexed.writeInt(piece.steps());
    indexed.writeByte(piece.split().ordinal());
    place += Integer.BYTES + body.length + Integer.BYTES;
    pieces++;
  }

  /** Ends the shard and gives it its name; returns its bytes. */
  public long finish() throws IOException {
    byte[] all = index.toByteArray();
    out.write(all);
    out.writeLong(place);
    out.writeInt(pieces);
    out.writeInt(ShardFormat.crc(all));
    out.writeLong(ShardFormat.END);
    out.close();
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
    return place + all.length + ShardFormat.TRAILER_BYTES;
  }

  @Override
  public void close() throws IOException {
    if (finished) return;
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
