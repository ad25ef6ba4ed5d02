// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.models.data.Split;

/** A shard that can be read at any piece. It keeps 13 bytes a piece in memory. Any thread. */
public final class Shard implements Closeable {
  private final Path file;
  private final SeekableByteChannel channel;
  private final String kind;
  private final long[] places;
  private final int[] steps;
  private final byte[] splits;

  /**
   * Opens a shard.
   *
   * @throws IOException says what is wrong with it, and what to do
   */
  public Shard(Path file) throws IOException {
    this.file = file;
    channel = Files.newByteChannel(file);
    try {
      long size = channel.size();
      if (size < ShardFormat.TRAILER_BYTES) throw wrong("is cut short: encode it again");
      ByteBuffer trailer = read(size - ShardFormat.TRAILER_BYTES, ShardFormat.TRAILER_BYTES);
      long from = trailer.getLong();
      int pieces = trailer.getInt();
      int crc = trailer.getInt();
      kind = header();
      long length = (long) pieces * ShardFormat.INDEX_BYTES;
      if (trailer.getLong() != ShardFormat.END
          || pieces < 0
          || from < 0
          || from + length != size - ShardFormat.TRAILER_BYTES) {
        throw wrong("is cut short or damaged at its end: encode it again");
      }
      ByteBuffer index = read(from, Math.toIntExact(length));
      if (ShardFormat.crc(index.array()) != crc) {
        throw wrong("is damaged from byte %d on: encode it again".formatted(from));
      }
      places = new long[pieces];
      steps = new int[pieces];
      splits = new byte[pieces];
      for (int k = 0; k < pieces; k++) {
        places[k] = index.getLong();
        steps[k] = index.getInt();
        splits[k] = index.get();
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private String header() throws IOException {
    int most = (int) Math.min(channel.size(), 8 + 4 + 2 + 256);
    byte[] bytes = read(0, most).array();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readLong() != ShardFormat.BEGINNING) throw wrong("is no shard");
      int version = in.readInt();
      if (version != ShardFormat.VERSION) {
        throw wrong(
            "is of version %d, and this program reads version %d: encode it again"
                .formatted(version, ShardFormat.VERSION));
      }
      return in.readUTF();
    } catch (EOFException | UTFDataFormatException e) {
      throw wrong("is damaged at its beginning: encode it again");
    }
  }

  /** What its pieces are for, e.g. {@code drums-rnn}. */
  public String kind() {
    return kind;
  }

  /** How many pieces there are. */
  public int pieces() {
    return places.length;
  }

  /** How many steps a piece has. */
  public int steps(int piece) {
    return steps[piece];
  }

  /** What a piece is for. */
  public Split split(int piece) {
    return Split.values()[splits[piece]];
  }

  /**
   * The tokens of a piece, from the disk.
   *
   * @throws IOException if it is damaged
   */
  public int[] tokens(int piece) throws IOException {
    return ShardFormat.tokens(body(piece));
  }

  /** The name of a piece, from the disk. */
  public String name(int piece) throws IOException {
    return ShardFormat.name(body(piece));
  }

  private byte[] body(int piece) throws IOException {
    int length = read(places[piece], Integer.BYTES).getInt();
    if (length < 0 || length > ShardFormat.MOST_BODY_BYTES) throw damaged(piece);
    ByteBuffer both = read(places[piece] + Integer.BYTES, length + Integer.BYTES);
    byte[] body = new byte[length];
    both.get(body);
    if (both.getInt() != ShardFormat.crc(body)) throw damaged(piece);
    return body;
  }

  private IOException damaged(int piece) {
    return wrong("is damaged at byte %d: encode it again".formatted(places[piece]));
  }

  private IOException wrong(String what) {
    return new IOException(file + " " + what);
  }

  private ByteBuffer read(long from, int length) throws IOException {
    if (length > channel.size() - from) throw wrong("is cut short: encode it again");
    ByteBuffer out = ByteBuffer.allocate(length);
    synchronized (channel) {
      channel.position(from);
      while (out.hasRemaining()) {
        if (channel.read(out) < 0) throw wrong("is cut short: encode it again");
      }
    }
    return out.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
