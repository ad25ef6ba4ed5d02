// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.audio.sample.Recording;
import org.zadenza.neural.MuLaw;

/** What goes into the network, and the ear that measures what comes out. */
class SoundsTest {
  private static final int RATE = NsynthShape.SAMPLE_RATE;

  /** Harmonics that fall off like those of a saw, below half the rate. */
  private static float[] tone(double hertz, int rate, double seconds) {
    float[] out = new float[(int) (rate * seconds)];
    for (int h = 1; h * hertz < Math.min(rate, RATE) * 0.45; h++) {
      for (int t = 0; t < out.length; t++) {
        out[t] += (float) (0.3 / h * Math.cos(2 * Math.PI * h * hertz * t / rate + 0.3 * h));
      }
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000})
  void aSoundOfAnyRateKeepsItsPitchAndItsShape(int rate) throws IOException {
    float[] mono = tone(220, rate, 0.7);
    float[] out = SoundInput.of(new Recording(new float[][] {mono, mono}, rate), "a.wav");
    assertEquals(0.7 * RATE, out.length, 2);
    assertEquals(57, SoundMeasures.pitch(out, 0, out.length), 0.02);
    float[] sine = new float[rate];
    for (int t = 0; t < rate; t++) sine[t] = (float) (0.5 * Math.sin(2 * Math.PI * 900 * t / rate));
    float[] read = SoundInput.of(new Recording(new float[][] {sine}, rate), "b.wav");
    for (int t = 1000; t < 10_000; t++) {
      assertEquals(0.5 * Math.sin(2 * Math.PI * 900 * t / RATE), read[t], 2e-3, "at " + t);
    }
  }

  @Test
  void whatIsAboveHalfTheRateIsGone() throws IOException {
    float[] sine = new float[48_000];
    for (int t = 0; t < sine.length; t++) {
      sine[t] = (float) (0.5 * Math.sin(2 * Math.PI * 9_500 * t / 48_000.0));
    }
    float[] out = SoundInput.of(new Recording(new float[][] {sine}, 48_000), "high.wav");
    for (int t = 500; t < out.length - 500; t++) assertEquals(0, out[t], 1e-3, "at " + t);
  }

  @Test
  void soundsThatCannotBeUsedAreRefusedWithAReason(@TempDir Path folder) throws IOException {
    assertRefused(new float[2000], 16_000, "x.wav is silent: there is nothing to encode");
    float[] broken = tone(220, RATE, 0.1);
    broken[7] = Float.NaN;
    assertRefused(broken, 16_000, "x.wav holds NaN at frame 7: export it again");
    assertRefused(new float[1000 * 61], 1000, "x.wav is 61 s long: cut it to 60 s or less");
    Path text = folder.resolve("no.wav");
    Files.writeString(text, "no sound");
    IOException refused = assertThrows(IOException.class, () -> SoundInput.read(text));
    assertTrue(refused.getMessage().startsWith(text + " is not a sound"), refused.getMessage());
  }

  private static void assertRefused(float[] mono, int rate, String why) {
    Recording recording = new Recording(new float[][] {mono}, rate);
    IOException refused = assertThrows(IOException.class, () -> SoundInput.of(recording, "x.wav"));
    assertEquals(why, refused.getMessage());
  }

  @Test
  void channelsThatCancelEachOtherAreRefused() {
    float[] left = tone(220, RATE, 0.1);
    float[] right = left.clone();
    for (int t = 0; t < right.length; t++) right[t] = -left[t];
    Recording recording = new Recording(new float[][] {left, right}, RATE);
    IOException refused = assertThrows(IOException.class, () -> SoundInput.of(recording, "x.wav"));
    assertEquals(
        "x.wav: its channels cancel each other out: turn one of them round", refused.getMessage());
  }

  @Test
  void whatIsCutOffAtFullScaleIsCounted() {
    float[] x = tone(220, RATE, 0.1);
    assertEquals(0, SoundInput.clippings(new Recording(new float[][] {x}, RATE)));
    for (int t : new int[] {100, 101, 102, 103, 200, 201, 300, 301, 302}) x[t] = 1;
    x[301] = -1;
    assertEquals(1, SoundInput.clippings(new Recording(new float[][] {x}, RATE)));
  }

  /** A rate that has no small common divisor with 16 kHz, and sounds of a few samples. */
  @Test
  void oddRatesAndShortSoundsAreRead() throws IOException {
    float[] mono = tone(220, 44_099, 0.5);
    float[] out = SoundInput.of(new Recording(new float[][] {mono}, 44_099), "a.wav");
    assertEquals(57, SoundMeasures.pitch(out, 0, out.length), 0.02);
    for (int frames : new int[] {1, 2, 80}) {
      float[] few = new float[frames];
      few[0] = 0.5f;
      float[] read = SoundInput.of(new Recording(new float[][] {few}, 48_000), "few.wav");
      assertEquals(Math.max(1, frames / 3), read.length);
    }
  }

  /** Longer than what is encoded at once. */
  @Test
  void aLongSoundIsEncodedAsInOnePiece() throws IOException {
    Nsynth net = RandomNsynth.network(NsynthShape.tiny(), 5);
    float[] x = tone(330, RATE, 0.9);
    float[][] code = SoundEncoder.latents(net.encoder(), x);
    double[] input = new double[code.length * 64];
    for (int t = 0; t < input.length; t++) {
      input[t] = MuLaw.input(MuLaw.encode(t < x.length ? x[t] : 0));
    }
    double[][] plain = PlainEncoder.encode(net.encoder(), input);
    assertTrue(code.length > 3 * 64, "frames " + code.length);
    for (int f = 0; f < code.length; f++) {
      for (int k = 0; k < 4; k++) assertEquals(plain[f][k], code[f][k], 1e-4, "frame " + f);
    }
  }

  @Test
  void aSoundThatIsTooLoudIsTurnedDown() throws IOException {
    float[] loud = tone(220, RATE, 0.2);
    for (int t = 0; t < loud.length; t++) loud[t] *= 20;
    float[] out = SoundInput.of(new Recording(new float[][] {loud}, RATE), "loud.wav");
    float peak = 0;
    for (float sample : out) peak = Math.max(peak, Math.abs(sample));
    assertEquals(1, peak, 1e-6);
  }

  /** The phase goes with a note that is 30 cents off and swells in. */
  @Test
  void thePhaseFollowsTheFundamental() {
    double nominal = 196;
    double real = nominal * Math.pow(2, 0.3 / 12);
    float[] note = new float[RATE];
    for (int t = 0; t < note.length; t++) {
      double angle = 2 * Math.PI * real * t / RATE + 1;
      double swell = Math.min(1, t / 800.0);
      note[t] = (float) (swell * (0.2 * Math.cos(angle) + 0.5 * Math.cos(2 * angle + 2)));
    }
    PhaseTrack track = PhaseTrack.of(note, nominal);
    for (int t = 1000; t < RATE - 1000; t += 37) {
      double off = track.at(t) - (2 * Math.PI * real * t / RATE + 1);
      assertEquals(0, Math.IEEEremainder(off, 2 * Math.PI), 0.06, "at " + t);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 45.3, 60, 72.4, 88, 100})
  void theEarFindsThePitch(double note) {
    float[] x = tone(440 * Math.pow(2, (note - 69) / 12), RATE, 0.8);
    assertEquals(note, SoundMeasures.pitch(x, 0, x.length), 0.1);
  }

  @Test
  void theEarFindsNoPitchInNoiseAndInSilence() {
    float[] noise = new float[RATE];
    SplittableRandom random = new SplittableRandom(1);
    for (int t = 0; t < noise.length; t++) noise[t] = (float) random.nextDouble(-0.5, 0.5);
    assertTrue(Double.isNaN(SoundMeasures.pitch(noise, 0, RATE)));
    assertTrue(Double.isNaN(SoundMeasures.pitch(new float[RATE], 0, RATE)));
  }

  @Test
  void distancesGrowWithWhatIsChanged() {
    float[] a = tone(220, RATE, 0.5);
    float[] softer = a.clone();
    for (int t = 0; t < softer.length; t++) softer[t] *= 0.5f;
    assertEquals(0, SoundMeasures.spectralDistance(a, a));
    assertEquals(6.02, SoundMeasures.loudnessError(a, softer), 0.01);
    double half = SoundMeasures.spectralDistance(a, softer);
    double other = SoundMeasures.spectralDistance(a, tone(311, RATE, 0.5));
    assertTrue(half > 2 && half <= 6.03, "half=" + half);
    assertTrue(other > half, "other=" + other);
  }
}
