// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Builds the tokens of a piece from numbers and texts. What {@link TokenReader} reads. */
final class TokenWriter {
  private final IntStream.Builder tokens = IntStream.builder();

  /** A number as it is; from 0 on it is short. */
  TokenWriter number(int number) {
    tokens.add(number);
    return this;
  }

  /** A number of either sign; near 0 it is short. */
  TokenWriter signed(int number) {
    return number(number << 1 ^ number >> 31);
  }

  /** Exactly this number. */
  TokenWriter exact(double number) {
    long bits = Double.doubleToRawLongBits(number);
    return number((int) (bits >>> Integer.SIZE)).number((int) bits);
  }

  /** Exactly this number. */
  TokenWriter exact(float number) {
    return number(Float.floatToRawIntBits(number));
  }

  /** A text. */
  TokenWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    for (byte one : bytes) number(Byte.toUnsignedInt(one));
    return this;
  }

  /** All of them. */
  int[] tokens() {
    return tokens.build().toArray();
  }
}
