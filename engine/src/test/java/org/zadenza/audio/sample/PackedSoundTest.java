// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ogg Vorbis and MP3 against the decoders of others, in dB; the Debian packages are {@code
 * vorbis-tools} and {@code lame}.
 */
@Tag("slow")
class PackedSoundTest {
  private static final long PLENTY = 1L << 26;

  @TempDir private Path folder;

  private static void assumeInstalled(String... tools) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    for (String tool : tools) {
      boolean there = false;
      for (String place : path.split(File.pathSeparator)) {
        there |= Files.isExecutable(Path.of(place, tool));
      }
      assumeTrue(there, tool + " is not installed");
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> String.join(" ", command));
  }

  /** Sweeps, noise and silence, as loud as they may get. */
  private Recording music(int channels, int rate) throws IOException {
    Random random = new Random(5);
    int frames = 2 * rate + 321;
    float[][] sound = new float[channels][frames];
    for (int c = 0; c < channels; c++) {
      double phase = 0;
      double noise = 0;
      for (int i = 0; i < frames; i++) {
        phase += (60 + 0.3 * rate * ((i * (c + 1.0) / frames) % 1)) / rate;
        noise = 0.9 * noise + 0.1 * random.nextGaussian();
        boolean loud = i * 7 / rate % 3 > 0;
        sound[c][i] = loud ? (float) (0.4 * Math.sin(2 * Math.PI * phase) + 0.2 * noise) : 0;
      }
    }
    byte[] wav = SoundBytes.wav(sound, rate, 16);
    Files.write(folder.resolve("music.wav"), wav);
    return SampleReader.read(wav, PLENTY);
  }

  private Recording read(String name) throws IOException {
    return SampleReader.read(folder.resolve(name), PLENTY);
  }

  /** How far they are apart, in dB under the first, {@code late} frames of the other left out. */
  private static double apart(Recording a, Recording b, int late) {
    double error = 0;
    double power = 0;
    for (int c = 0; c < a.channels().length; c++) {
      int frames = Math.min(a.frames(), b.frames() - late);
      for (int i = Math.max(0, -late); i < frames; i++) {
        double x = a.channels()[c][i];
        error += Math.pow(x - b.channels()[c][i + late], 2);
        power += x * x;
      }
    }
    return 10 * Math.log10((error + 1e-30) / power);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 44100, -1",
    "2, 44100, 3",
    "2, 48000, 6",
    "1, 48000, 10",
    "2, 22050, 5",
    "1, 8000, 0",
    "2, 11025, 2",
    "1, 32000, 8",
    "2, 96000, 4"
  })
  void anOggGivesWhatTheReferenceDecoderGives(int channels, int rate, int quality)
      throws Exception {
    assumeInstalled("oggenc", "oggdec");
    Recording made = music(channels, rate);
    run("oggenc", "-Q", "-q", "" + quality, "-o", "x.ogg", "music.wav");
    run("oggdec", "-Q", "-b", "16", "-o", "back.wav", "x.ogg");
    Recording ours = read("x.ogg");
    Recording theirs = read("back.wav");
    assertEquals(channels, ours.channels().length);
    assertEquals(rate, ours.rate());
    assertEquals(made.frames(), ours.frames());
    double dB = apart(theirs, ours, 0);
    System.out.printf("ogg of %d x %d Hz, q %d: %.1f dB%n", channels, rate, quality, dB);
    assertTrue(dB < -75, dB + " dB");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 44100, -b 64",
    "2, 44100, -b 128",
    "2, 48000, -V 2",
    "1, 48000, -b 320",
    "2, 22050, -b 64",
    "1, 8000, -b 32",
    "2, 11025, -V 5",
    "2, 32000, --abr 120",
    "2, 44100, -m s"
  })
  void anMp3GivesWhatItsEncodersDecoderGives(int channels, int rate, String setting)
      throws Exception {
    assumeInstalled("lame");
    Recording made = music(channels, rate);
    String[] options = (setting + " x").split(" ");
    String[] line = {"lame", "--quiet", "--resample", "" + rate / 1000.0, "music.wav", "x.mp3"};
    String[] all = Arrays.copyOf(line, line.length + options.length - 1);
    System.arraycopy(options, 0, all, line.length, options.length - 1);
    run(all);
    run("lame", "--quiet", "--decode", "x.mp3", "back.wav");
    Recording ours = read("x.mp3");
    Recording theirs = read("back.wav");
    assertEquals(channels, ours.channels().length);
    assertEquals(rate, ours.rate());
    double dB = apart(theirs, ours, 0);
    System.out.printf("mp3 of %d x %d Hz, %s: %.1f dB%n", channels, rate, setting, dB);
    assertEquals(made.frames(), ours.frames(), "as long as it was before it was packed");
    assertTrue(dB < -75, dB + " dB");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PackedSoundTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** What is left of a sound without as much of another as is in it, in dB under it. */
  private static double unlike(float[] wanted, float[] heard, int from, int to) {
    double both = 0;
    double one = 0;
    double other = 0;
    for (int i = from; i < to; i++) {
      both += wanted[i] * (double) heard[i];
      one += wanted[i] * (double) wanted[i];
      other += heard[i] * (double) heard[i];
    }
    return 10 * Math.log10(1 - both * both / (one * other));
  }

  /** Each is half a second of 441 Hz; encoders make it a little softer. */
  @ParameterizedTest
  @ValueSource(strings = {"tone.ogg", "tone.mp3"})
  void aToneThatWasPackedIsThatTone(String name) throws IOException {
    Recording in = SampleReader.read(resource(name), PLENTY);
    assertEquals(22_050, in.frames());
    float[] tone = SoundBytes.tone(1, 22_050, 0.01)[0];
    double dB = unlike(tone, in.channels()[0], 2000, 20_000);
    System.out.printf("%s: %.1f dB%n", name, dB);
    assertTrue(dB < -45, dB + " dB");
  }

  @Test
  void aFileThatIsCutOffPlaysUpToThere() throws Exception {
    assumeInstalled("oggenc", "lame");
    music(2, 44_100);
    run("oggenc", "-Q", "-o", "x.ogg", "music.wav");
    run("lame", "--quiet", "music.wav", "x.mp3");
    for (String name : new String[] {"x.ogg", "x.mp3"}) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      Recording all = SampleReader.read(whole, PLENTY);
      Recording part = SampleReader.read(Arrays.copyOf(whole, whole.length * 2 / 3), PLENTY);
      assertTrue(part.frames() > all.frames() / 3 && part.frames() < all.frames(), name);
      assertTrue(apart(part, all, 0) < -60, name);
    }
  }

  /**
   * Cut off anywhere, bits turned over, bytes drawn, pieces in another place; every second Ogg with
   * checksums that fit what it has become.
   */
  @ParameterizedTest
  @ValueSource(strings = {"tone.ogg", "tone.mp3"})
  void whateverHappensToAFileItGivesASentenceOrASound(String name) throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    byte[] whole = resource(name);
    int played = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] file = spoilt(whole, random);
      if (i % 2 == 0) sign(file);
      String where = "seed=" + seed + " turn " + i;
      try {
        Recording in = SampleReader.read(file, 1 << 22);
        for (float[] channel : in.channels()) {
          for (float x : channel) assertTrue(Float.isFinite(x) && Math.abs(x) <= 8, where);
        }
        played++;
      } catch (SampleException e) {
        assertTrue(e.getMessage().length() > 5, where);
      } catch (RuntimeException e) {
        throw new AssertionError(where, e);
      }
    }
    assertEquals(0, Watch.overFiles().abandoned(), "seed=" + seed);
    System.out.println(name + ": of 1500 spoilt files " + played + " still gave a sound");
  }

  /** Gives each page of an Ogg its checksum, after RFC 3533. */
  private static void sign(byte[] file) {
    for (int at = 0; at + 27 < file.length; at++) {
      if (!Bytes.begins(file, at, "OggS")) continue;
      int segments = file[at + 26] & 0xFF;
      int end = at + 27 + segments;
      for (int i = 0; i < segments && at + 27 + i < file.length; i++)
        end += file[at + 27 + i] & 0xFF;
      if (end > file.length) return;
      Arrays.fill(file, at + 22, at + 26, (byte) 0);
      int crc = 0;
      for (int i = at; i < end; i++) {
        crc ^= file[i] << 24;
        for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ (crc < 0 ? 0x04C11DB7 : 0);
      }
      for (int i = 0; i < 4; i++) file[at + 22 + i] = (byte) (crc >> 8 * i);
    }
  }

  private static byte[] spoilt(byte[] whole, Random random) {
    byte[] out = whole.clone();
    if (random.nextInt(3) == 0) out = Arrays.copyOf(out, 1 + random.nextInt(out.length));
    for (int k = random.nextInt(8); k > 0; k--) {
      int near = random.nextBoolean() ? Math.min(out.length, 400) : out.length;
      out[random.nextInt(near)] ^= (byte) (1 << random.nextInt(8));
    }
    if (random.nextInt(3) == 0) {
      byte[] piece = new byte[random.nextInt(Math.min(300, out.length))];
      random.nextBytes(piece);
      System.arraycopy(piece, 0, out, random.nextInt(out.length - piece.length), piece.length);
    }
    if (random.nextInt(4) == 0) {
      int length = random.nextInt(out.length);
      int from = random.nextInt(out.length - length);
      System.arraycopy(out, from, out, random.nextInt(out.length - length), length);
    }
    return out;
  }

  @Test
  void whatSaysThatItIsPackedButIsNotIsRefused() {
    for (String text : new String[] {"OggS", "ID3", "\u00ff\u00fb\u0090\0", "OggS".repeat(900)}) {
      byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
      String said = WatchTest.complaint(() -> SampleReader.read(file, PLENTY));
      assertTrue(said.contains("broken"), said);
    }
  }
}
