// SPDX-License-Identifier: Apache-2.0
package org.zadenza.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** The plain version: two big integers, reduced at the end. */
  private record Fraction(BigInteger n, BigInteger d) {
    static Fraction of(Rational r) {
      String[] parts = r.toString().split("/");
      BigInteger d = parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]);
      return new Fraction(new BigInteger(parts[0]), d);
    }

    Fraction plus(Fraction o) {
      return new Fraction(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
    }

    Fraction times(Fraction o) {
      return new Fraction(n.multiply(o.n), d.multiply(o.d));
    }

    @Override
    public String toString() {
      BigInteger g = n.gcd(d);
      if (g.signum() == 0) g = BigInteger.ONE;
      if (d.signum() < 0) g = g.negate();
      BigInteger bottom = d.divide(g);
      return bottom.equals(BigInteger.ONE) ? n.divide(g).toString() : n.divide(g) + "/" + bottom;
    }
  }

  /** Small numbers, and now and then ones that nearly or really overflow a long. */
  private Rational any() {
    long n =
        switch (random.nextInt(4)) {
          case 0 -> random.nextLong();
          case 1 -> Long.MAX_VALUE - random.nextInt(3);
          default -> random.nextInt(2000) - 1000;
        };
    long d = random.nextInt(4) == 0 ? random.nextLong() | 1 : 1 + random.nextInt(100);
    return Rational.of(n, d);
  }

  @Tag("slow")
  @Test
  void calculatesAsBigIntegersDo() {
    for (int i = 0; i < 20_000; i++) {
      Rational a = any();
      Rational b = any();
      String what = "seed=" + seed + " a=" + a + " b=" + b;
      Fraction fa = Fraction.of(a);
      Fraction fb = Fraction.of(b);
      Fraction negated = new Fraction(fb.n.negate(), fb.d);
      assertEquals(fa.plus(fb).toString(), a.plus(b).toString(), what);
      assertEquals(fa.plus(negated).toString(), a.minus(b).toString(), what);
      assertEquals(fa.times(fb).toString(), a.times(b).toString(), what);
      if (b.signum() != 0) {
        assertEquals(
            fa.times(new Fraction(fb.d, fb.n)).toString(), a.dividedBy(b).toString(), what);
      }
      int order = fa.n.multiply(fb.d).compareTo(fb.n.multiply(fa.d));
      assertEquals(Integer.signum(order), Integer.signum(a.compareTo(b)), what);
      assertEquals(a, Rational.parse(a.toString()), what);
      assertEquals(a.hashCode(), Rational.parse(a.toString()).hashCode(), what);
    }
  }

  @Test
  void comesBackToSmallNumbersAfterBigOnes() {
    Rational big = Rational.of(Long.MAX_VALUE).times(Long.MAX_VALUE);
    assertEquals(Rational.of(1, 3), big.plus(Rational.of(1, 3)).minus(big));
    assertEquals(Rational.of(Long.MIN_VALUE), Rational.of(Long.MIN_VALUE).negate().negate());
  }

  @Test
  void floorsTowardsTheCycleBefore() {
    for (int i = 0; i < 2000; i++) {
      Rational a = Rational.of(random.nextInt(2000) - 1000, 1 + random.nextInt(50));
      String what = "seed=" + seed + " a=" + a;
      assertEquals((long) Math.floor(a.toDouble()), a.floor(), what);
      assertEquals((long) Math.ceil(a.toDouble()), a.ceil(), what);
      assertEquals(a, a.cycleStart().plus(a.cyclePosition()), what);
      assertTrue(a.cyclePosition().signum() >= 0 && a.isBefore(a.nextCycle()), what);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1,1/10", "0.125,1/8", "2.5,5/2", "-0.75,-3/4", "1e-7,1/10000000", "0,0", "48,48"})
  void findsTheSimplestFractionOfADouble(double x, String expected) {
    assertEquals(expected, Rational.of(x).toString());
  }

  @Test
  void aThirdComesBackFromItsDouble() {
    for (int d = 1; d < 2000; d++) {
      assertEquals(Rational.of(1, d), Rational.of(1.0 / d));
      assertEquals(Rational.of(7 * d + 1, d), Rational.of((7.0 * d + 1) / d));
    }
  }

  @Tag("slow")
  @Test
  void everyFiniteDoubleIsTakenExactlyAndQuickly() {
    for (int i = 0; i < 20_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(x) || Math.abs(x) > 1e300 || Math.abs(x) < 1e-300) continue;
      assertEquals(x, Rational.of(x).toDouble(), Math.abs(x) * 1e-15, "seed=" + seed);
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
    assertThrows(ArithmeticException.class, () -> Rational.ONE.dividedBy(Rational.ZERO));
    assertThrows(ArithmeticException.class, () -> Rational.of(Double.NaN));
    assertThrows(NumberFormatException.class, () -> Rational.parse("1/0"));
    assertThrows(NumberFormatException.class, () -> Rational.parse("eight"));
    assertThrows(NumberFormatException.class, () -> Rational.parse("1e999999999"));
  }

  @Test
  void readsAPointWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(Rational.of(3, 2), Rational.parse("1.5"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
