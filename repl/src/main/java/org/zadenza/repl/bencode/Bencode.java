// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.bencode;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Writes bencode (BitTorrent's BEP 3, the section on it): whole numbers {@code i42e}, texts {@code
 * 5:hello} counted in bytes of UTF-8, lists {@code l...e} and dictionaries {@code d...e} whose keys
 * are texts in the order of their bytes.
 *
 * <p>Values are plain: {@link Long} or {@link Integer}, {@link String}, {@link Collection}, {@link
 * Map} with keys that are texts.
 */
public final class Bencode {
  private Bencode() {}

  /**
   * Appends a value.
   *
   * @throws IllegalArgumentException if there is anything else in it
   */
  public static void write(Object value, ByteBuf out) {
    switch (value) {
      case Long number -> number(number, out);
      case Integer number -> number(number, out);
      case String text -> text(text.getBytes(StandardCharsets.UTF_8), out);
      case Collection<?> many -> {
        out.writeByte('l');
        for (Object each : many) write(each, out);
        out.writeByte('e');
      }
      case Map<?, ?> entries -> dictionary(entries, out);
      default -> throw new IllegalArgumentException("not for bencode: " + value.getClass());
    }
  }

  private static void number(long number, ByteBuf out) {
    out.writeByte('i');
    out.writeCharSequence(Long.toString(number), StandardCharsets.US_ASCII);
    out.writeByte('e');
  }

  private static void text(byte[] bytes, ByteBuf out) {
    out.writeCharSequence(Integer.toString(bytes.length), StandardCharsets.US_ASCII);
    out.writeByte(':');
    out.writeBytes(bytes);
  }

  private record Entry(byte[] key, Object value) {}

  private static void dictionary(Map<?, ?> entries, ByteBuf out) {
    out.writeByte('d');
    entries.entrySet().stream()
        .map(e -> new Entry(((String) e.getKey()).getBytes(StandardCharsets.UTF_8), e.getValue()))
        .sorted((a, b) -> Arrays.compareUnsigned(a.key, b.key))
        .forEach(
            entry -> {
              text(entry.key, out);
              write(entry.value, out);
            });
    out.writeByte('e');
  }
}
