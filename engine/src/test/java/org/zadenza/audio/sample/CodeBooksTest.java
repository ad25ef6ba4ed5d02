// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that a decoder would look at for ever. */
class CodeBooksTest {

  /** The beginning of a book, some bits into a header. */
  private static byte[] header(int bitsBefore, int dimensions, int entries) {
    byte[] out = new byte[32];
    long book = 0x564342L | (long) dimensions << 24 | (long) entries << 40;
    for (int i = 0; i < 64; i++) {
      int at = bitsBefore + i;
      out[at / 8] |= (byte) ((book >>> i & 1) << at % 8);
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 81", "4, 625", "8, 6561", "1, 16777215", "30, 3"})
  void booksOfEncodersPass(int dimensions, int entries) {
    for (int bit = 0; bit < 100; bit++) {
      byte[] header = header(bit, dimensions, entries);
      assertDoesNotThrow(() -> CodeBooks.check(header, 0, header.length));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "2, 0", "32, 1", "65535, 10", "31, 16777215"})
  void booksThatWouldBeLookedAtForEverAreRefused(int dimensions, int entries) {
    for (int bit = 0; bit < 100; bit++) {
      byte[] header = header(bit, dimensions, entries);
      assertThrows(SampleException.class, () -> CodeBooks.check(header, 0, header.length));
    }
  }

  @Test
  void aBookThatIsCutOffIsTheDecodersToFind() {
    byte[] header = header(0, 65_535, 10);
    assertDoesNotThrow(() -> CodeBooks.check(header, 0, 7));
  }
}
