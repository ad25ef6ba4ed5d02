// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A WAV file, 16 bits, two channels; the same sound gives the same bytes. */
public final class WavFile implements SoundFile {
  private static final int HEADER = 44;
  private static final int BLOCK = 4096;

  private final FileChannel channel;
  private final int sampleRate;
  private final byte[] bytes = new byte[BLOCK * Pcm.BYTES_PER_FRAME];
  private long dataBytes;

  /** Makes the file anew. */
  public WavFile(Path path, int sampleRate) throws IOException {
    this.sampleRate = sampleRate;
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.write(header());
  }

  @Override
  public void write(float[] left, float[] right, int frames) throws IOException {
    if (frames > BLOCK) throw new IllegalArgumentException("at most " + BLOCK + " frames a call");
    Pcm.write(left, right, frames, bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, frames * Pcm.BYTES_PER_FRAME);
    while (buffer.hasRemaining()) dataBytes += channel.write(buffer);
  }

  @Override
  public long frames() {
    return dataBytes / Pcm.BYTES_PER_FRAME;
  }

  /** Writes the lengths into the header. */
  @Override
  public void settle() throws IOException {
    dataBytes -= dataBytes % Pcm.BYTES_PER_FRAME;
    channel.write(header(), 0);
    channel.truncate(HEADER + dataBytes);
    channel.position(HEADER + dataBytes);
  }

  /** {@link #settle}, for the last time. */
  @Override
  public void close() throws IOException {
    try (channel) {
      settle();
    }
  }

  /** Microsoft's RIFF layout: one "fmt " chunk, one "data" chunk. */
  private ByteBuffer header() {
    int length = (int) Math.min(dataBytes, 0xFFFFFFFFL - HEADER);
    ByteBuffer b = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    b.put(ascii("RIFF")).putInt(length + HEADER - 8).put(ascii("WAVEfmt "));
    b.putInt(16).putShort((short) 1).putShort((short) 2).putInt(sampleRate);
    b.putInt(sampleRate * Pcm.BYTES_PER_FRAME).putShort((short) Pcm.BYTES_PER_FRAME);
    b.putShort((short) 16).put(ascii("data")).putInt(length);
    return b.flip();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
