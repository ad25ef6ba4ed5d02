// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text from the bytes of a file whose encoding nobody states: by its byte order mark, else UTF-8
 * where it is valid, else Windows-1252. Ends of lines become {@code \n}, tabs a space, and other
 * control characters are left out.
 */
final class PlainText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char MARK = '\uFEFF';

  private PlainText() {}

  /** The text of some bytes; empty where they hold none: zeros are in no text. */
  static Optional<String> of(byte[] bytes) {
    String text = decoded(bytes);
    if (text.indexOf('\0') >= 0) return Optional.empty();
    String plain =
        text.replace(String.valueOf(MARK), "")
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace('\t', ' ')
            .replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    return plain.isBlank() ? Optional.empty() : Optional.of(plain);
  }

  private static String decoded(byte[] bytes) {
    if (begins(bytes, 0xFE, 0xFF)) return new String(bytes, StandardCharsets.UTF_16BE);
    if (begins(bytes, 0xFF, 0xFE)) return new String(bytes, StandardCharsets.UTF_16LE);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherwise) {
      return new String(bytes, WINDOWS);
    }
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
