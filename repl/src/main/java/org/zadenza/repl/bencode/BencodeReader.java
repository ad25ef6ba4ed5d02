// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.bencode;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from bytes as they come, wherever they were cut. What is read once is not read
 * again, and nothing is allocated for a length that was only announced: a value may have so many
 * bytes, so many parts, and be so deep.
 *
 * <p>By the letter: no zeros before a number, no {@code -0}, texts of well-formed UTF-8. Keys may
 * come in any order; of two that are equal the latter counts. One thread at a time.
 */
public final class BencodeReader {
  private static final int MOST_DIGITS = 19;

  private final int mostBytes;
  private final int mostParts;
  private final int deepest;
  private final Deque<Open> open = new ArrayDeque<>();
  private int bytes;
  private int parts;

  /** A list or a dictionary that has not ended. */
  private static final class Open {
    private final @Nullable List<Object> list;
    private final @Nullable Map<String, Object> entries;
    private @Nullable String key;

    private Open(@Nullable List<Object> list, @Nullable Map<String, Object> entries) {
      this.list = list;
      this.entries = entries;
    }
  }

  /**
   * @param mostBytes of one value, all together
   * @param mostParts of one value: numbers, texts, lists and dictionaries
   * @param deepest how many lists and dictionaries may be open at once
   */
  public BencodeReader(int mostBytes, int mostParts, int deepest) {
    this.mostBytes = mostBytes;
    this.mostParts = mostParts;
    this.deepest = deepest;
  }

  /**
   * The next whole value, or null if more bytes are needed; then those that are left in {@code in}
   * must be there again, before what comes next.
   */
  public @Nullable Object read(ByteBuf in) throws BencodeError {
    while (in.isReadable()) {
      int begin = in.readerIndex();
      Object read = part(in);
      if (read == null && in.readerIndex() == begin) return null;
      bytes += in.readerIndex() - begin;
      if (bytes > mostBytes) throw tooLong();
      if (read != null && open.isEmpty()) return done(read);
      if (read != null) put(open.peek(), read);
    }
    return null;
  }

  private Object done(Object value) {
    bytes = 0;
    parts = 0;
    return value;
  }

  private BencodeError tooLong() {
    return new BencodeError("a message of more than " + mostBytes + " bytes");
  }

  /** A whole value; null where one was opened, or where too little is there to read anything. */
  private @Nullable Object part(ByteBuf in) throws BencodeError {
    byte first = in.getByte(in.readerIndex());
    return switch (first) {
      case 'i' -> number(in);
      case 'l' -> opened(in, new Open(new ArrayList<>(), null));
      case 'd' -> opened(in, new Open(null, new LinkedHashMap<>()));
      case 'e' -> closed(in);
      default -> {
        if (first < '0' || first > '9') throw noBencode(first);
        yield text(in);
      }
    };
  }

  private static BencodeError noBencode(byte found) {
    String shown = found > ' ' && found < 127 ? "'" + (char) found + "'" : "byte " + (found & 255);
    return new BencodeError("no bencode: " + shown + " stands where a value begins");
  }

  private void count() throws BencodeError {
    if (++parts > mostParts) {
      throw new BencodeError("a message of more than " + mostParts + " parts");
    }
  }

  private @Nullable Object opened(ByteBuf in, Open opening) throws BencodeError {
    refuseAsKey();
    count();
    if (open.size() == deepest) throw new BencodeError("a message deeper than " + deepest);
    open.push(opening);
    in.skipBytes(1);
    return null;
  }

  private Object closed(ByteBuf in) throws BencodeError {
    if (open.isEmpty()) throw noBencode((byte) 'e');
    Open last = open.pop();
    if (last.key != null)
      throw new BencodeError("no bencode: the key " + last.key + " has no value");
    in.skipBytes(1);
    return last.list != null ? last.list : last.entries;
  }

  private @Nullable Object number(ByteBuf in) throws BencodeError {
    refuseAsKey();
    String digits = upTo('e', in, in.readerIndex() + 1);
    if (digits == null) return null;
    if (!digits.matches("0|-?[1-9][0-9]*")) throw new BencodeError("no number: " + digits);
    count();
    in.skipBytes(digits.length() + 2);
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      throw new BencodeError("a number beyond 64 bits: " + digits);
    }
  }

  private @Nullable Object text(ByteBuf in) throws BencodeError {
    String digits = upTo(':', in, in.readerIndex());
    if (digits == null) return null;
    if (!digits.matches("0|[1-9][0-9]*")) throw new BencodeError("no length: " + digits);
    long length = digits.length() < 10 ? Long.parseLong(digits) : Long.MAX_VALUE;
    if (length > mostBytes - bytes) throw tooLong();
    int header = digits.length() + 1;
    if (in.readableBytes() < header + length) return null;
    count();
    ByteBuffer utf8 = in.nioBuffer(in.readerIndex() + header, (int) length);
    in.skipBytes(header + (int) length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new BencodeError("a text that is no UTF-8");
    }
  }

  /** The characters from {@code begin} to the mark, or null where it has not come yet. */
  private static @Nullable String upTo(char mark, ByteBuf in, int begin) throws BencodeError {
    StringBuilder out = new StringBuilder();
    for (int at = begin; at < in.writerIndex(); at++) {
      char c = (char) (in.getByte(at) & 255);
      if (c == mark) return out.toString();
      if (c != '-' && (c < '0' || c > '9')) throw noBencode((byte) c);
      if (out.append(c).length() > MOST_DIGITS + 1) throw new BencodeError("too long a number");
    }
    return null;
  }

  /** Keys are texts. */
  private void refuseAsKey() throws BencodeError {
    Open last = open.peek();
    if (last != null && last.entries != null && last.key == null) {
      throw new BencodeError("no bencode: a key that is no text");
    }
  }

  private static void put(Open into, Object value) {
    if (into.list != null) {
      into.list.add(value);
    } else if (into.key == null) {
      into.key = (String) value;
    } else {
      into.entries.put(into.key, value);
      into.key = null;
    }
  }
}
