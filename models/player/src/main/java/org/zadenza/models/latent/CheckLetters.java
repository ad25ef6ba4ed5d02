// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

/**
 * Five letters at the end of a text that tell whether it was typed as it was written, and where one
 * letter was mistyped.
 *
 * <p>A letter is a number of 5 bits. With β a generator of the field of 1024 elements (x¹⁰ + x³ +
 * 1), the check is the sums of d(i), of d(i) βⁱ and of d(i) β²ⁱ, in 5, 10 and 10 bits. Any two
 * wrong letters are noticed, one wrong letter is found, and of other texts one in 33 million
 * passes.
 */
final class CheckLetters {
  /** No 0 that looks like O, no 1 that looks like I or L, no U: as Crockford's base 32. */
  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** How many letters a check has. */
  static final int COUNT = 5;

  private static final int ORDER = 1023;
  private static final int POLYNOMIAL = 0x409;
  private static final int[] EXP = new int[ORDER];
  private static final int[] LOG = new int[ORDER + 1];

  static {
    int x = 1;
    for (int i = 0; i < ORDER; i++) {
      EXP[i] = x;
      LOG[x] = i;
      x <<= 1;
      if (x > ORDER) x ^= POLYNOMIAL;
    }
  }

  private CheckLetters() {}

  /** Three sums of some letters. */
  private record Sums(int plain, int once, int twice) {
    static Sums of(int[] letters, int count) {
      int plain = 0;
      int once = 0;
      int twice = 0;
      for (int i = 0; i < count; i++) {
        plain ^= letters[i];
        once ^= times(letters[i], i);
        twice ^= times(letters[i], 2 * i);
      }
      return new Sums(plain, once, twice);
    }

    private static int times(int letter, int power) {
      return letter == 0 ? 0 : EXP[(LOG[letter] + power) % ORDER];
    }
  }

  /** The check of letters, as numbers of 5 bits; at most 1023. */
  static int[] of(int[] letters) {
    Sums sums = Sums.of(letters, letters.length);
    return new int[] {sums.plain, sums.once >> 5, sums.once & 31, sums.twice >> 5, sums.twice & 31};
  }

  /** A letter that was mistyped: which, and what it must be. */
  record Slip(int place, int letter) {
    /** Nothing is wrong. */
    static final Slip NONE = new Slip(-1, 0);

    /** More is wrong than one letter. */
    static final Slip SEVERAL = new Slip(-2, 0);
  }

  /** What is wrong with letters of which the last five are the check. */
  static Slip slip(int[] letters) {
    int count = letters.length - COUNT;
    Sums sums = Sums.of(letters, count);
    int plain = sums.plain ^ letters[count];
    int once = sums.once ^ (letters[count + 1] << 5 | letters[count + 2]);
    int twice = sums.twice ^ (letters[count + 3] << 5 | letters[count + 4]);
    int wrong = (plain == 0 ? 0 : 1) + (once == 0 ? 0 : 1) + (twice == 0 ? 0 : 1);
    if (wrong == 0) return Slip.NONE;
    if (wrong == 3) return inData(letters, plain, once, twice);
    if (wrong == 2) return Slip.SEVERAL;
    if (plain != 0) return at(letters, count, plain);
    int first = once != 0 ? count + 1 : count + 3;
    int both = once | twice;
    if ((both & 31) == 0) return at(letters, first, both >> 5);
    return both >> 5 == 0 ? at(letters, first + 1, both) : Slip.SEVERAL;
  }

  private static Slip inData(int[] letters, int plain, int once, int twice) {
    int place = Math.floorMod(LOG[once] - LOG[plain], ORDER);
    boolean one = LOG[twice] == (LOG[plain] + 2 * place) % ORDER;
    return one && place < letters.length - COUNT ? at(letters, place, plain) : Slip.SEVERAL;
  }

  private static Slip at(int[] letters, int place, int difference) {
    return new Slip(place, letters[place] ^ difference);
  }
}
