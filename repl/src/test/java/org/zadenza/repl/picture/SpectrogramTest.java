// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrogramTest {
  private static final int RATE = 48_000;
  private static final int INK = 13; // the loudest colour
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static float[] sine(double hz, double level, int frames) {
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) (level * Math.sin(2 * Math.PI * hz * i / RATE));
    }
    return out;
  }

  private static Canvas picture(float[] sound) {
    Spectrogram spectrogram = new Spectrogram(RATE);
    for (int at = 0; at < sound.length; at += 480) {
      float[] block = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + 480));
      spectrogram.add(block, block, block.length);
    }
    return spectrogram.picture();
  }

  /** The row in the middle of what is brightest in the middle of the picture. */
  private static double brightest(Canvas canvas) {
    int x = Spectrogram.LEFT + (Spectrogram.WIDTH - Spectrogram.LEFT) / 2;
    int most = 0;
    double sum = 0;
    int count = 0;
    for (int y = 0; y < canvas.height() - 40; y++) {
      int heat = canvas.at(x, y);
      if (heat > INK || heat < most) continue;
      if (heat > most) {
        most = heat;
        sum = 0;
        count = 0;
      }
      sum += y;
      count++;
    }
    assertTrue(most > 5, "nothing is bright");
    return sum / count;
  }

  /** A tone is a bright line at its frequency: two octaves are twice as far as one. */
  @Test
  void aToneLiesAtItsFrequency() {
    for (int i = 0; i < 10; i++) {
      double hz = 150 + random.nextDouble() * 2500;
      double one = brightest(picture(sine(hz, 0.2, 2 * RATE)));
      double two = brightest(picture(sine(2 * hz, 0.2, 2 * RATE)));
      double four = brightest(picture(sine(4 * hz, 0.2, 2 * RATE)));
      String where = "seed=" + seed + " hz=" + hz + ": " + one + " " + two + " " + four;
      assertTrue(two < one && four < two, where);
      assertEquals(one - two, two - four, 4, where);
      double octave = 220 / (Math.log(16_000 / 40.0) / Math.log(2));
      assertEquals(octave, one - two, 4, where);
    }
  }

  /** Silence has the colour of the ground, and a full sine the brightest. */
  @Test
  void loudnessIsBrightness() {
    Canvas silent = picture(new float[RATE]);
    for (int y = 16; y < silent.height() - 40; y++) assertEquals(0, silent.at(400, y));
    int last = 0;
    for (double level : new double[] {0.0003, 0.003, 0.03, 0.3}) {
      Canvas canvas = picture(sine(1000, level, RATE));
      int heat = canvas.at(400, (int) Math.round(brightest0(canvas)));
      assertTrue(heat > last, "level " + level + " has heat " + heat);
      last = heat;
    }
    assertEquals(INK, last);
  }

  private static double brightest0(Canvas canvas) {
    int best = 16;
    for (int y = 16; y < canvas.height() - 40; y++) {
      if (canvas.at(400, y) > canvas.at(400, best)) best = y;
    }
    return best;
  }

  /** Left is early: what sounds in the first half only is bright in the left half only. */
  @Test
  void timeGoesFromLeftToRight() {
    float[] sound = new float[4 * RATE];
    System.arraycopy(sine(1000, 0.3, 2 * RATE), 0, sound, 0, 2 * RATE);
    Canvas canvas = picture(sound);
    int y = (int) brightest0(picture(sine(1000, 0.3, RATE)));
    assertEquals(INK, canvas.at(Spectrogram.LEFT + 200, y));
    assertEquals(0, canvas.at(Spectrogram.LEFT + 600, y));
  }

  /** Two minutes have as many columns as two seconds, and a tone is as bright. */
  @Test
  void lengthChangesNoBrightness() {
    Canvas canvas = picture(sine(1000, 0.03, 120 * RATE));
    Canvas brief = picture(sine(1000, 0.03, 4 * RATE));
    for (int y = 16; y < canvas.height() - 40; y++) {
      assertTrue(Math.abs(brief.at(400, y) - canvas.at(400, y)) <= 1, "row " + y);
    }
  }

  @Test
  void theFileIsTheSameTwice(@TempDir Path folder) throws IOException {
    float[] noise = new float[RATE];
    for (int i = 0; i < noise.length; i++) noise[i] = random.nextFloat() - 0.5f;
    int[] heard = new int[1];
    for (String name : new String[] {"a.png", "b.png"}) {
      SpectrogramFile file =
          new SpectrogramFile(folder.resolve(name), RATE, (l, r, frames) -> heard[0] += frames);
      file.write(noise, noise, noise.length);
      file.close();
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("a.png"));
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("b.png")), "seed=" + seed);
    assertEquals(2 * noise.length, heard[0], "the other recorder hears it, too");
    assertTrue(bytes.length < 40_000, bytes.length + " bytes");
  }
}
