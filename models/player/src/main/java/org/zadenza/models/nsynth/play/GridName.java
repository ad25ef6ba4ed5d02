// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a grid: equal for what sounds the same. */
final class GridName {
  private static final int DIGITS = 32;

  private GridName() {}

  /**
   * 32 hexadecimal digits.
   *
   * @param network its fingerprint
   * @param corners their codes
   */
  static String of(String network, float[][][] corners, long seed, double temperature) {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      all.update(network.getBytes(StandardCharsets.US_ASCII));
      all.update(ByteBuffer.allocate(16).putLong(seed).putDouble(temperature).flip());
      for (float[][] corner : corners) {
        for (float[] code : corner) {
          ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * code.length);
          bytes.asFloatBuffer().put(code);
          all.update(bytes);
        }
      }
      return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
