// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.musicvae.Latents;

class LatentTextTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Random random = new Random(SEED);

  private Latent latent(int numbers) {
    float[] z = Latents.prior(numbers, random);
    double scale = Math.exp(random.nextDouble(-5, 1.5));
    for (int k = 0; k < numbers; k++) z[k] = (float) (z[k] * scale);
    return new Latent("trio", "7KQ2", z);
  }

  /** Law: what was read is written as it was, and what was written is read as rounding gives it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 96, 256})
  void writingAndReadingGoRoundAndRound(int numbers) {
    for (int i = 0; i < 300; i++) {
      Latent latent = latent(numbers);
      String text = LatentText.write(latent);
      Latent read = LatentText.read(text, numbers);
      assertEquals(LatentText.rounded(latent), read, "seed=" + SEED);
      assertEquals(text, LatentText.write(read), "seed=" + SEED);
      assertEquals(read, LatentText.read(text.toLowerCase().replace("-", " "), numbers));
    }
  }

  @Test
  void nothingIsRoundedByMoreThanHalfAStep() {
    for (int i = 0; i < 100; i++) {
      Latent latent = latent(96);
      float[] rounded = LatentText.rounded(latent).z();
      double farthest = 0;
      for (float x : latent.z()) farthest = Math.max(farthest, Math.abs(x));
      double step = Math.max(0.125, farthest * 1.19) / ((1 << LatentText.BITS - 1) - 1);
      for (int k = 0; k < rounded.length; k++) {
        assertEquals(latent.z()[k], rounded[k], step * 0.501, "seed=" + SEED);
      }
    }
  }

  /** Law: one mistyped letter, wherever it is, is told with its place and with what it must be. */
  @Test
  void aMistypedLetterIsTold() {
    String text = LatentText.write(latent(96));
    String letters = text.substring(text.indexOf(':') + 1);
    int place = 0;
    for (int i = 0; i < letters.length(); i++) {
      char right = letters.charAt(i);
      if (right == '-') continue;
      char wrong = LETTERS.charAt((LETTERS.indexOf(right) + 1 + random.nextInt(31)) % 32);
      String typed = "trio:" + letters.substring(0, i) + wrong + letters.substring(i + 1);
      assertEquals(
          "letter %d of group %d is mistyped: it must be %s, not %s"
              .formatted(place % 4 + 1, place / 4 + 1, right, wrong),
          said(typed, 96),
          "seed=" + SEED);
      place++;
    }
  }

  /** Law: two wrong letters are never taken for none, and in the numbers never for one. */
  @Test
  void severalMistypedLettersAreNoticed() {
    String text = LatentText.write(latent(96)).substring(5).replace("-", "");
    for (int i = 0; i < 3000; i++) {
      int one = random.nextInt(text.length() - 5);
      int other = random.nextInt(text.length() - 5);
      if (one == other) continue;
      StringBuilder typed = new StringBuilder(text);
      for (int at : new int[] {one, other}) {
        int letter = LETTERS.indexOf(typed.charAt(at)) ^ 1 + random.nextInt(31);
        typed.setCharAt(at, LETTERS.charAt(letter));
      }
      assertTrue(said("trio:" + typed, 96).startsWith("several letters"), "seed=" + SEED);
    }
  }

  @Test
  void otherMistakesAreTold() {
    String text = LatentText.write(latent(12));
    assertTrue(said(text + "A", 12).endsWith("there are 31, some are too many"));
    assertTrue(said(text.substring(0, 9), 12).endsWith("there are 4, some are missing"));
    assertEquals(
        "letter 1 of group 2 is U, which no latent has; is it mistyped?",
        said(text.substring(0, 10) + "U" + text.substring(11), 12));
  }

  @Test
  void aGolden() {
    Latent latent = new Latent("trio", "7KQ2", new float[] {1, -0.5f, 0.25f, 0});
    assertEquals("trio:7KQ2-CZRZ-SYZR-NP90-A", LatentText.write(latent));
    assertArrayEquals(
        LatentText.rounded(latent).z(), LatentText.read("trio: 7kq2czrzsyzrnp9oa", 4).z());
  }

  private static String said(String text, int numbers) {
    return assertThrows(IllegalArgumentException.class, () -> LatentText.read(text, numbers))
        .getMessage();
  }
}
