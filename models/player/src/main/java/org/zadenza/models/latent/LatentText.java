// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Latents as texts to send to a friend, such as {@code trio:7KQ2-H04M-...}: the model, then letters
 * in groups of four that are never mistaken for each other.
 *
 * <p>Four letters say which weights, one how far the numbers reach, then each number has {@link
 * #BITS} bits, and five letters are a check. The numbers are rounded to {@value #LEVELS} levels on
 * either side of zero, the farthest exactly at the end of the reach, so that writing what was read
 * gives the same text.
 */
public final class LatentText {
  /** Bits of a number: with 8, 92 to 96 % of encoded phrases decode to the very same steps. */
  public static final int BITS = 8;

  private static final int LEVELS = (1 << BITS - 1) - 1;
  private static final List<String> MODELS = List.of("melody", "drums", "trio", "groove");
  private static final int MOST_NUMBERS = 600; // as many as the check can tell apart
  private static final int WEIGHTS = 4;
  private static final int GROUP = 4;
  private static final int LETTER_BITS = 5;
  private static final int REACHES = 32;
  private static final double[] QUARTERS = {
    1, 1.189207115002721, 1.4142135623730951, 1.681792830507429
  };
  private static final double LEAST_REACH = 0.125;
  private static final double ROUNDING = 1e-6;

  private LatentText() {}

  /** The text of a latent. */
  public static String write(Latent latent) {
    float[] z = latent.z();
    int[] letters = new int[WEIGHTS + 1 + letters(z.length)];
    for (int i = 0; i < WEIGHTS; i++) {
      letters[i] = CheckLetters.ALPHABET.indexOf(latent.weights().charAt(i));
    }
    int reach = reach(z);
    letters[WEIGHTS] = reach;
    for (int k = 0; k < z.length; k++) {
      int level = level(z[k], reach) + LEVELS;
      for (int bit = 0; bit < BITS; bit++) {
        int at = k * BITS + bit;
        int on = level >> (BITS - 1 - bit) & 1;
        letters[WEIGHTS + 1 + at / LETTER_BITS] |= on << (LETTER_BITS - 1 - at % LETTER_BITS);
      }
    }
    int[] all = Arrays.copyOf(letters, letters.length + CheckLetters.COUNT);
    System.arraycopy(CheckLetters.of(letters), 0, all, letters.length, CheckLetters.COUNT);
    StringBuilder out = new StringBuilder(latent.model()).append(':');
    for (int i = 0; i < all.length; i++) {
      if (i > 0 && i % GROUP == 0) out.append('-');
      out.append(CheckLetters.ALPHABET.charAt(all[i]));
    }
    return out.toString();
  }

  /** A latent as its text gives it back. */
  public static Latent rounded(Latent latent) {
    int reach = reach(latent.z());
    float[] z = new float[latent.z().length];
    for (int k = 0; k < z.length; k++) {
      z[k] = number(level(latent.z()[k], reach), reach);
    }
    return new Latent(latent.model(), latent.weights(), z);
  }

  /** The short name of the model that a text names; empty if it is no text of a latent. */
  public static String model(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }

  /** The letters by which weights are known, of their hash. */
  public static String weights(String sha256) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(sha256.getBytes(StandardCharsets.US_ASCII));
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < WEIGHTS; i++) {
        out.append(CheckLetters.ALPHABET.charAt(hash[i] & 31));
      }
      return out.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Looks whether a text can be one of a latent, of whatever weights.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static void check(String text) {
    String model = model(text);
    if (!MODELS.contains(model)) {
      throw new IllegalArgumentException(
          "a latent begins with its model and a colon: %s, such as drums:7KQ2-..."
              .formatted(String.join(", ", MODELS)));
    }
    long typed =
        text.substring(text.indexOf(':') + 1)
            .chars()
            .filter(letter -> letter != '-' && !Character.isWhitespace(letter))
            .count();
    long bits = LETTER_BITS * (typed - WEIGHTS - 1 - CheckLetters.COUNT);
    read(text, Math.clamp(bits / BITS, 1, MOST_NUMBERS));
  }

  /**
   * The latent that a text says.
   *
   * @param numbers how many numbers z has in its model
   * @throws IllegalArgumentException saying which letter is mistyped, or what else is wrong
   */
  public static Latent read(String text, int numbers) {
    String typed = text.substring(text.indexOf(':') + 1);
    int[] letters = new int[typed.length()];
    int count = 0;
    for (int i = 0; i < typed.length(); i++) {
      char letter = Character.toUpperCase(typed.charAt(i));
      if (letter == '-' || Character.isWhitespace(letter)) continue;
      int value = value(letter);
      if (value < 0) {
        throw new IllegalArgumentException(
            place(count) + " is " + letter + ", which no latent has; is it mistyped?");
      }
      letters[count++] = value;
    }
    int wanted = WEIGHTS + 1 + letters(numbers) + CheckLetters.COUNT;
    if (count != wanted) {
      throw new IllegalArgumentException(
          "a latent of %s has %d letters; there are %d, some are %s"
              .formatted(model(text), wanted, count, count < wanted ? "missing" : "too many"));
    }
    letters = Arrays.copyOf(letters, count);
    CheckLetters.Slip slip = CheckLetters.slip(letters);
    if (slip.equals(CheckLetters.Slip.SEVERAL)) {
      throw new IllegalArgumentException(
          "several letters are mistyped or changed places; copy the text once more");
    }
    if (!slip.equals(CheckLetters.Slip.NONE)) {
      throw new IllegalArgumentException(
          "%s is mistyped: it must be %s, not %s"
              .formatted(
                  place(slip.place()), letter(slip.letter()), letter(letters[slip.place()])));
    }
    StringBuilder weights = new StringBuilder();
    for (int i = 0; i < WEIGHTS; i++) weights.append(letter(letters[i]));
    float[] z = new float[numbers];
    for (int k = 0; k < numbers; k++) {
      int level = 0;
      for (int bit = 0; bit < BITS; bit++) {
        int at = k * BITS + bit;
        int letter = letters[WEIGHTS + 1 + at / LETTER_BITS];
        level = level << 1 | letter >> (LETTER_BITS - 1 - at % LETTER_BITS) & 1;
      }
      z[k] = number(level - LEVELS, letters[WEIGHTS]);
    }
    return new Latent(model(text), weights.toString(), z);
  }

  private static int letters(int numbers) {
    return Math.ceilDiv(numbers * BITS, LETTER_BITS);
  }

  private static int value(char letter) {
    return switch (letter) {
      case 'O' -> 0;
      case 'I', 'L' -> 1;
      default -> CheckLetters.ALPHABET.indexOf(letter);
    };
  }

  private static char letter(int value) {
    return CheckLetters.ALPHABET.charAt(value);
  }

  private static String place(int letter) {
    return "letter %d of group %d".formatted(letter % GROUP + 1, letter / GROUP + 1);
  }

  /** Reaches grow by the fourth root of 2. */
  private static double reach(int step) {
    return LEAST_REACH * (1 << step / QUARTERS.length) * QUARTERS[step % QUARTERS.length];
  }

  private static int reach(float[] z) {
    double farthest = 0;
    for (float number : z) farthest = Math.max(farthest, Math.abs(number));
    int step = 0;
    while (step < REACHES - 1 && reach(step) * (1 + ROUNDING) < farthest) step++;
    return step;
  }

  private static int level(float number, int reach) {
    return (int) Math.clamp(Math.rint(number / reach(reach) * LEVELS), -LEVELS, LEVELS);
  }

  private static float number(int level, int reach) {
    return (float) (level * reach(reach) / LEVELS);
  }
}
