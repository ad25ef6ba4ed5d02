// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.WaveNet;

/** What a network's sounds are known by: equal for equal decoders. */
final class Fingerprint {
  private final MessageDigest all;

  private Fingerprint(MessageDigest all) {
    this.all = all;
  }

  /** The SHA-256 of a decoder's sizes and weights, 64 hexadecimal digits. */
  static String of(NsynthShape shape, WaveNet decoder) {
    try {
      Fingerprint out = new Fingerprint(MessageDigest.getInstance("SHA-256"));
      out.all.update(shape.toString().getBytes(StandardCharsets.US_ASCII));
      out.add(decoder.start().kernel(), decoder.start().bias());
      out.add(decoder.skipStart());
      for (WaveNet.Layer layer : decoder.layers()) {
        out.add(layer.dilated().kernel(), layer.dilated().bias());
        DenseLayer condition = layer.condition();
        if (condition != null) out.add(condition);
        out.add(layer.residual());
        out.add(layer.skip());
      }
      out.add(decoder.out());
      DenseLayer condition = decoder.outCondition();
      if (condition != null) out.add(condition);
      out.add(decoder.logits());
      return HexFormat.of().formatHex(out.all.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private void add(DenseLayer layer) {
    add(layer.kernel(), layer.bias());
  }

  private void add(float[] kernel, float[] bias) {
    for (float[] numbers : new float[][] {kernel, bias}) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
      bytes.asFloatBuffer().put(numbers);
      all.update(bytes);
    }
  }
}
