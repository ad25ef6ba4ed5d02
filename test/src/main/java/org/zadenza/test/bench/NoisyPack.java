// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.schedule.Reporter;

/** Samples to measure with: eight files of noise of each kind, four seconds long. */
final class NoisyPack {
  private static final int FILES = 8;
  private static final int SECONDS = 4;
  private static final int HEADER = 44;

  private NoisyPack() {}

  static SampleLibrary in(Path folder) throws IOException {
    for (int n = 0; n < FILES; n++) {
      write(folder.resolve("mono48"), n, 1, 48_000);
      write(folder.resolve("mono44"), n, 1, 44_100);
      write(folder.resolve("stereo44"), n, 2, 44_100);
    }
    PackCache none = PackCache.withoutNetwork(folder);
    SampleLibrary samples = SampleLibrary.offline(none, Reporter.SILENT);
    samples.add(folder);
    return samples;
  }

  private static void write(Path sound, int number, int channels, int rate) throws IOException {
    int bytes = 2 * channels * rate * SECONDS;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(2 * channels * rate);
    wav.putShort((short) (2 * channels)).putShort((short) 16).put(ascii("data")).putInt(bytes);
    Random random = new Random(number);
    while (wav.hasRemaining()) wav.putShort((short) (random.nextGaussian() * 3000));
    Files.createDirectories(sound);
    Files.write(sound.resolve(number + ".wav"), wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
