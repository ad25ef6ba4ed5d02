// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zadenza.osc.OscTime;
import org.zadenza.osc.OscWriter;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;

/** A scsynth that plays synths of ours one after the other, as fast as it can, into a file. */
final class OfflineScsynth {
  static final int RATE = 48_000;

  private static final int FIRST_NODE = 1_000;

  private final Path folder;
  private final OscWriter writer = new OscWriter();
  private final ByteBuf out = Unpooled.buffer();

  OfflineScsynth(Path folder) {
    this.folder = folder;
  }

  /** What it said, and both channels of what it played. */
  record Take(String log, float[] left, float[] right) {}

  /**
   * Plays each synth with its defaults, held for {@code held} seconds, every {@code frames} frames.
   */
  Take play(List<Synth> synths, int frames, double held) throws Exception {
    Path score = folder.resolve("score.osc");
    Path wav = folder.resolve("take.wav");
    try (DataOutputStream file = new DataOutputStream(Files.newOutputStream(score))) {
      for (Synth synth : synths) {
        writer.to(out.clear()).bundle(0).message("/d_recv").b(SynthDefFile.of(synth));
        packet(file);
      }
      for (int i = 0; i < synths.size(); i++) {
        begin((long) i * frames).message("/s_new").s(synths.get(i).name()).i(FIRST_NODE + i);
        writer.i(0).i(0).s("sustain").f((float) held);
        packet(file);
        begin((long) (i + 1) * frames).message("/n_free").i(FIRST_NODE + i);
        packet(file);
      }
      begin((long) synths.size() * frames + 1).message("/c_set").i(0).i(0);
      packet(file);
    }
    List<String> command =
        List.of(
            "scsynth",
            "-N",
            score.toString(),
            "_",
            wav.toString(),
            String.valueOf(RATE),
            "WAV",
            "float",
            "-o",
            "2",
            "-D",
            "0",
            "-m",
            "65536");
    try (Peer scsynth = Peer.start(folder, Map.of(), command)) {
      if (scsynth.exit() != 0) throw new AssertionError(scsynth.output());
      return take(scsynth.output(), Files.readAllBytes(wav));
    }
  }

  private OscWriter begin(long frame) {
    return writer.to(out.clear()).bundle(OscTime.ofScoreNanos(frame * 1_000_000_000L / RATE));
  }

  private void packet(DataOutputStream file) throws IOException {
    writer.endMessage().endBundle();
    byte[] bytes = ByteBufUtil.getBytes(out);
    file.writeInt(bytes.length);
    file.write(bytes);
  }

  /** A WAV file of floats: the chunk called data, channel by channel. */
  private static Take take(String log, byte[] wav) {
    ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (in.getInt(at) != 0x61746164) at += 8 + in.getInt(at + 4);
    int frames = in.getInt(at + 4) / 8;
    float[] left = new float[frames];
    float[] right = new float[frames];
    for (int i = 0; i < frames; i++) {
      left[i] = in.getFloat(at + 8 + 8 * i);
      right[i] = in.getFloat(at + 12 + 8 * i);
    }
    return new Take(log, left, right);
  }
}
