// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A SynthDef made by hand in SuperCollider's file format "SCgf" version 2: a cosine with a control
 * {@code freq} that begins at full level and fades away in 50 ms, then frees its node. It starts on
 * the exact frame ({@code OffsetOut}), so that a recording tells its onset.
 */
final class SynthDef {
  static final String NAME = "ping";
  static final double SECONDS = 0.05;

  private static final int CONTROL_RATE = 1;
  private static final int AUDIO_RATE = 2;
  private static final int TIMES = 2;
  private static final int FREE_NODE = 2;
  private static final int CONSTANT = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private SynthDef() {}

  static byte[] ping() {
    try {
      return new SynthDef().write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write() throws IOException {
    out.writeBytes("SCgf");
    out.writeInt(2);
    out.writeShort(1);
    text(NAME);
    floats(0, (float) (Math.PI / 2), 0.5f, (float) SECONDS, FREE_NODE);
    floats(440);
    out.writeInt(1);
    text("freq");
    out.writeInt(0);
    out.writeInt(5);
    unit("Control", CONTROL_RATE, 0, 1);
    unit("SinOsc", AUDIO_RATE, 0, 1, 0, 0, CONSTANT, 1);
    unit("Line", AUDIO_RATE, 0, 1, CONSTANT, 2, CONSTANT, 0, CONSTANT, 3, CONSTANT, 4);
    unit("BinaryOpUGen", AUDIO_RATE, TIMES, 1, 1, 0, 2, 0);
    unit("OffsetOut", AUDIO_RATE, 0, 0, CONSTANT, 0, 3, 0);
    out.writeShort(0);
    return bytes.toByteArray();
  }

  /** Inputs are pairs: a unit and its output, or {@link #CONSTANT} and its number. */
  private void unit(String name, int rate, int special, int outputs, int... inputs)
      throws IOException {
    text(name);
    out.writeByte(rate);
    out.writeInt(inputs.length / 2);
    out.writeInt(outputs);
    out.writeShort(special);
    for (int input : inputs) out.writeInt(input);
    for (int i = 0; i < outputs; i++) out.writeByte(rate);
  }

  private void floats(float... values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) out.writeFloat(value);
  }

  private void text(String text) throws IOException {
    out.writeByte(text.length());
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
