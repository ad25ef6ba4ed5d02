// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {
  private static final long PLENTY = 1L << 26;
  private static final float[][] STEREO = SoundBytes.tone(2, 300, 0.013);

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24, 32, -32, -64})
  void everyKindOfWavGivesTheSameSound(int bits) {
    Recording in = SampleReader.read(SoundBytes.wav(STEREO, 44_100, bits), PLENTY);
    assertEquals(44_100, in.rate());
    for (int c = 0; c < 2; c++) {
      assertArrayEquals(STEREO[c], in.channels()[c], bits == 8 ? 0.01f : 1e-4f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "16", "24", "32", "16 sowt", "24 NONE", "-32 fl32", "-64 fl64"})
  void everyKindOfAiffGivesTheSameSound(String kind) {
    String[] words = kind.split(" ");
    int bits = Integer.parseInt(words[0]);
    byte[] file = SoundBytes.aiff(STEREO, 48_000, bits, words.length > 1 ? words[1] : "");
    Recording in = SampleReader.read(file, PLENTY);
    assertEquals(48_000, in.rate());
    for (int c = 0; c < 2; c++) {
      assertArrayEquals(STEREO[c], in.channels()[c], bits == 8 ? 0.01f : 1e-4f);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SampleReaderTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** Packed by the reference encoder 1.4.2, at its settings -0, -5 and -8. */
  @ParameterizedTest
  @ValueSource(strings = {"stereo", "deep", "small", "pad"})
  void aFlacGivesWhatWasPackedIntoIt(String name) throws IOException {
    Recording plain = SampleReader.read(resource(name + ".wav"), PLENTY);
    Recording flac = SampleReader.read(resource(name + ".flac"), PLENTY);
    assertEquals(plain.rate(), flac.rate());
    assertEquals(plain.channels().length, flac.channels().length);
    for (int c = 0; c < plain.channels().length; c++) {
      assertArrayEquals(plain.channels()[c], flac.channels()[c]);
    }
  }

  @Test
  void aFlacThatEndsTooSoonOrIsBrokenInTheMiddlePlaysUpToThere() throws IOException {
    byte[] whole = resource("deep.flac");
    Recording all = SampleReader.read(whole, PLENTY);
    Recording half = SampleReader.read(Arrays.copyOf(whole, whole.length / 2), PLENTY);
    assertTrue(half.frames() >= 512 && half.frames() < all.frames() && half.frames() % 512 == 0);
    byte[] spoilt = whole.clone();
    spoilt[whole.length / 2] ^= 0x10;
    float[] played = SampleReader.read(spoilt, PLENTY).channels()[0];
    assertArrayEquals(Arrays.copyOf(all.channels()[0], played.length), played);
  }

  @Test
  void moreThanTwoChannelsLeaveTheFirstTwo() {
    float[][] six = SoundBytes.tone(6, 50, 0.02);
    Recording in = SampleReader.read(SoundBytes.wav(six, 8_000, -32), PLENTY);
    assertEquals(2, in.channels().length);
    assertArrayEquals(six[1], in.channels()[1]);
  }

  private static String complaint(byte[] file) {
    return assertThrows(SampleException.class, () -> SampleReader.read(file, PLENTY)).getMessage();
  }

  @Test
  void aFileThatIsNoSoundSaysSo() {
    assertTrue(complaint(new byte[0]).contains("is not a sound"));
    assertTrue(complaint("<html>not found</html>".getBytes()).contains("is not a sound"));
    byte[] wav = SoundBytes.wav(STEREO, 44_100, 16);
    assertEquals("has no sound in it", complaint(Arrays.copyOf(wav, 44)));
    assertEquals("has no sound in it", complaint(Arrays.copyOf(wav, 40)));
    assertTrue(complaint(Arrays.copyOf(wav, 30)).contains("ends in the middle of its header"));
    byte[] adpcm = wav.clone();
    adpcm[20] = 2;
    assertEquals("is a WAV of kind 2; save it as PCM or float", complaint(adpcm));
    byte[] still = wav.clone();
    Arrays.fill(still, 24, 28, (byte) 0);
    assertEquals("says that it has 0 frames a second", complaint(still));
  }

  @Test
  void aLengthThatLiesIsNotBelieved() {
    byte[] wav = SoundBytes.wav(STEREO, 44_100, 16);
    Arrays.fill(wav, 40, 44, (byte) 0xFF);
    assertEquals(300, SampleReader.read(wav, PLENTY).frames());
    byte[] half = Arrays.copyOf(wav, 44 + 600);
    assertEquals(150, SampleReader.read(half, PLENTY).frames());
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItTakesMemory() {
    byte[] wav = SoundBytes.wav(SoundBytes.tone(1, 100_000, 0.01), 44_100, 16);
    String said =
        assertThrows(SampleException.class, () -> SampleReader.read(wav, 500_000)).getMessage();
    assertTrue(said.contains("of memory, more than"), said);
  }

  @Test
  void anySlipInAHeaderGivesASentenceOrASound() throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    List<byte[]> whole =
        List.of(
            SoundBytes.wav(STEREO, 44_100, 16),
            SoundBytes.aiff(STEREO, 44_100, 24, ""),
            SoundBytes.aiff(STEREO, 44_100, 16, "sowt"),
            resource("stereo.flac"),
            resource("small.flac"));
    for (int i = 0; i < 8_000; i++) {
      byte[] file = broken(whole.get(i % whole.size()), random);
      String where = "seed=" + seed + " turn " + i;
      try {
        Recording in = SampleReader.read(file, PLENTY);
        for (float[] channel : in.channels()) {
          for (float x : channel) assertTrue(Float.isFinite(x), where);
        }
      } catch (SampleException e) {
        assertTrue(e.getMessage().length() > 5, where);
      } catch (RuntimeException e) {
        throw new AssertionError(where, e);
      }
    }
  }

  static byte[] broken(byte[] whole, Random random) {
    byte[] out = random.nextInt(4) > 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(100));
    for (int k = random.nextInt(6); k >= 0 && out.length > 0; k--) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(out.length, 80) : out.length);
      out[at] = (byte) (random.nextBoolean() ? random.nextInt() : 255 * random.nextInt(2));
    }
    return out;
  }
}
