// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.nio.charset.StandardCharsets;

/** Reads what {@link TokenWriter} wrote, in the same order. */
final class TokenReader {
  private final int[] tokens;
  private int at;

  TokenReader(int[] tokens) {
    this.tokens = tokens;
  }

  int number() {
    return tokens[at++];
  }

  int signed() {
    int number = number();
    return number >>> 1 ^ -(number & 1);
  }

  double exactDouble() {
    long high = Integer.toUnsignedLong(number());
    return Double.longBitsToDouble(high << Integer.SIZE | Integer.toUnsignedLong(number()));
  }

  float exactFloat() {
    return Float.intBitsToFloat(number());
  }

  String text() {
    byte[] bytes = new byte[number()];
    for (int k = 0; k < bytes.length; k++) bytes[k] = (byte) number();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
