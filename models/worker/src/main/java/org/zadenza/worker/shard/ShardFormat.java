// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a shard is made of; all numbers with the highest byte first.
 *
 * <pre>
 * "ZADSHARD", version (4 bytes), kind (2 bytes of length, UTF-8)
 * for each piece: length of the body (4), body, its CRC-32C (4)
 * for each piece: place of its length (8), steps (4), split (1)
 * place of that index (8), pieces (4), CRC-32C of the index (4), "ZADSHEND"
 * </pre>
 *
 * <p>A body is deflated: the piece's name (2 bytes of length, UTF-8), the number of tokens and each
 * token, seven bits a byte, the lowest first, the highest bit set where more follow.
 */
final class ShardFormat {
  static final int VERSION = 1;
  static final long BEGINNING = 0x5A41445348415244L; // ZADSHARD
  static final long END = 0x5A4144534845_4E44L; // ZADSHEND
  static final int TRAILER_BYTES = 8 + 4 + 4 + 8;
  static final int INDEX_BYTES = 8 + 4 + 1; // a piece

  /** More than any piece's body has; a longer one is damage. */
  static final int MOST_BODY_BYTES = 1 << 26;

  private static final int LOW = 0x7F;
  private static final int MORE = 0x80;

  private ShardFormat() {}

  /** A piece's body. */
  static byte[] body(Piece piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      out.writeUTF(piece.name());
      writeNumber(piece.tokens().length, out);
      for (int token : piece.tokens()) writeNumber(token, out);
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes were not written to memory", impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** The tokens of a body. */
  static int[] tokens(byte[] body) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
      in.readUTF();
      int count = readNumber(in);
      int[] tokens = new int[count];
      for (int k = 0; k < count; k++) tokens[k] = readNumber(in);
      return tokens;
    }
  }

  /** The name in a body. */
  static String name(byte[] body) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
      return in.readUTF();
    }
  }

  static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  private static void writeNumber(int number, DataOutputStream out) throws IOException {
    int rest = number;
    while ((rest & ~LOW) != 0) {
      out.write(rest & LOW | MORE);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (next & LOW) << shift;
      if ((next & MORE) == 0) return number;
    }
    throw new IOException("a number has more than five bytes");
  }
}
