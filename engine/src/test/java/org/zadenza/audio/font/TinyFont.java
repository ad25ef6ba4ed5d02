// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A soundfont made by hand: one sine of 100 frames a turn, looped, at key 60; and a kit. */
public final class TinyFont {
  static final int RATE = 26_163;
  private static final int FRAMES = 2_000;

  private TinyFont() {}

  /** The whole file. */
  public static byte[] bytes() {
    byte[] phdr = join(header("Piano", 0, 0, 0), header("Kit", 0, 128, 1), header("EOP", 0, 0, 2));
    byte[] inst = join(instrument("Low", 0), instrument("Hit", 2), instrument("EOI", 3));
    byte[] pgen = shorts(41, 0, 41, 1, 0, 0);
    byte[] igen =
        join(
            shorts(43, 0x3F00, 54, 1, 53, 0),
            shorts(43, 0x7F40, 54, 1, 48, 100, 53, 0),
            shorts(54, 0, 53, 0),
            shorts(0, 0));
    byte[] pdta =
        list(
            "pdta",
            chunk("phdr", phdr),
            chunk("pbag", shorts(0, 0, 1, 0, 2, 0)),
            chunk("pmod", new byte[10]),
            chunk("pgen", pgen),
            chunk("inst", inst),
            chunk("ibag", shorts(0, 0, 3, 0, 7, 0, 9, 0, 10, 0)),
            chunk("imod", new byte[10]),
            chunk("igen", igen),
            chunk("shdr", join(sample("Sine"), sample("EOS"))));
    byte[] info = list("INFO", chunk("INAM", "Tiny\0".getBytes(StandardCharsets.US_ASCII)));
    byte[] body = join("sfbk".getBytes(StandardCharsets.US_ASCII), info, sound(), pdta);
    return chunk("RIFF", body);
  }

  private static byte[] sound() {
    short[] out = new short[FRAMES + 46];
    for (int i = 0; i < FRAMES; i++) out[i] = (short) (16_000 * Math.sin(2 * Math.PI * i / 100));
    ByteBuffer b = ByteBuffer.allocate(2 * out.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short s : out) b.putShort(s);
    return list("sdta", chunk("smpl", b.array()));
  }

  private static byte[] header(String name, int program, int bank, int bag) {
    ByteBuffer b = named(name, 38).putShort((short) program).putShort((short) bank);
    return b.putShort((short) bag).array();
  }

  private static byte[] instrument(String name, int bag) {
    return named(name, 22).putShort((short) bag).array();
  }

  private static byte[] sample(String name) {
    ByteBuffer b = named(name, 46).putInt(0).putInt(FRAMES).putInt(1_000).putInt(1_500);
    return b.putInt(RATE)
        .put((byte) 60)
        .put((byte) 0)
        .putShort((short) 0)
        .putShort((short) 1)
        .array();
  }

  private static ByteBuffer named(String name, int size) {
    ByteBuffer b = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    b.put(name.getBytes(StandardCharsets.US_ASCII));
    return b.position(20);
  }

  private static byte[] shorts(int... values) {
    ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int v : values) b.putShort((short) v);
    return b.array();
  }

  private static byte[] list(String kind, byte[]... chunks) {
    return chunk("LIST", join(kind.getBytes(StandardCharsets.US_ASCII), join(chunks)));
  }

  private static byte[] chunk(String tag, byte[] body) {
    ByteBuffer b =
        ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    return b.put(tag.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }
}
