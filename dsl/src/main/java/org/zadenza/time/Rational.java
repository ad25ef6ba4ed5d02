// SPDX-License-Identifier: Apache-2.0
package org.zadenza.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction, such as {@code 3/8} of a cycle: always in lowest terms, denominator positive.
 *
 * <p>Arithmetic runs on {@code long}s and goes over to {@link BigInteger} when a result does not
 * fit, so no operation ever overflows silently. Values of either form are equal when they denote
 * the same number. Immutable; any thread.
 */
public final class Rational implements Comparable<Rational> {
  private static final int CACHE_FROM = -128;
  private static final Rational[] CACHE = new Rational[1153];

  static {
    for (int i = 0; i < CACHE.length; i++) CACHE[i] = new Rational(CACHE_FROM + i, 1, null);
  }

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);
  public static final Rational TWO = of(2);
  public static final Rational HALF = of(1, 2);

  private final long numerator;
  private final long denominator;
  private final @Nullable Wide wide;

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  private record Wide(BigInteger numerator, BigInteger denominator) {}

  private Rational(long numerator, long denominator, @Nullable Wide wide) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.wide = wide;
  }

  /** The whole number {@code n}. */
  public static Rational of(long n) {
    if (n >= CACHE_FROM && n < CACHE_FROM + CACHE.length) return CACHE[(int) (n - CACHE_FROM)];
    return n == Long.MIN_VALUE
        ? new Rational(0, 1, new Wide(LEAST, BigInteger.ONE))
        : new Rational(n, 1, null);
  }

  /**
   * The fraction {@code n/d} in lowest terms.
   *
   * @throws ArithmeticException if {@code d} is zero
   */
  public static Rational of(long n, long d) {
    if (d == 1) return of(n);
    if (d == 0) throw new ArithmeticException("a fraction cannot be divided by zero: " + n + "/0");
    if (n == Long.MIN_VALUE || d == Long.MIN_VALUE) {
      return wide(BigInteger.valueOf(n), BigInteger.valueOf(d));
    }
    long g = gcd(n, d);
    if (d < 0) g = -g;
    return reduced(n / g, d / g);
  }

  /**
   * The simplest fraction that is equal to {@code x} as a double: 0.1 is 1/10 and 1.0/3 is 1/3.
   * Doubles without such a fraction (denominator up to 10 million) are taken bit for bit.
   *
   * @throws ArithmeticException if {@code x} is infinite or not a number
   */
  public static Rational of(double x) {
    if (x == Math.rint(x) && Math.abs(x) < 1e15) return of((long) x);
    if (!Double.isFinite(x)) throw new ArithmeticException("not a finite number: " + x);
    if (Math.abs(x) < 1e9) {
      Rational simple = SimplestFraction.of(Math.abs(x));
      if (simple != null) return x < 0 ? simple.negate() : simple;
    }
    BigDecimal exact = new BigDecimal(x);
    return exact.scale() <= 0
        ? wide(exact.toBigIntegerExact(), BigInteger.ONE)
        : wide(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
  }

  /**
   * Reads {@code "3"}, {@code "-3/8"} or {@code "0.25"}.
   *
   * @throws NumberFormatException naming the text that is no number
   */
  public static Rational parse(String text) {
    try {
      int slash = text.indexOf('/');
      if (slash >= 0) {
        BigInteger d = new BigInteger(text.substring(slash + 1).strip());
        if (d.signum() == 0) throw new NumberFormatException("zero denominator");
        return wide(new BigInteger(text.substring(0, slash).strip()), d);
      }
      BigDecimal decimal = new BigDecimal(text.strip());
      if (Math.abs((long) decimal.scale()) > 400) throw new NumberFormatException("out of range");
      return decimal.scale() <= 0
          ? wide(decimal.toBigIntegerExact(), BigInteger.ONE)
          : wide(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    } catch (NumberFormatException e) {
      throw new NumberFormatException("not a number: \"" + text + "\"");
    }
  }

  private static Rational reduced(long n, long d) {
    return d == 1 ? of(n) : new Rational(n, d, null);
  }

  private static Rational wide(BigInteger n, BigInteger d) {
    if (d.signum() == 0) throw new ArithmeticException("a fraction cannot be divided by zero");
    BigInteger g = n.gcd(d);
    if (d.signum() < 0) g = g.negate();
    if (!g.equals(BigInteger.ONE)) {
      n = n.divide(g);
      d = d.divide(g);
    }
    return isNarrow(n) && isNarrow(d)
        ? reduced(n.longValue(), d.longValue())
        : new Rational(0, 1, new Wide(n, d));
  }

  /** True if both it and its negation fit a long: each number has one form only. */
  private static boolean isNarrow(BigInteger n) {
    return n.bitLength() <= 63 && !n.equals(LEAST);
  }

  private BigInteger bigNumerator() {
    return wide == null ? BigInteger.valueOf(numerator) : wide.numerator;
  }

  private BigInteger bigDenominator() {
    return wide == null ? BigInteger.valueOf(denominator) : wide.denominator;
  }

  private static long gcd(long a, long b) {
    a = Math.abs(a);
    b = Math.abs(b);
    while (b > Integer.MAX_VALUE || a > Integer.MAX_VALUE) {
      if (b == 0) return a;
      long rest = a % b;
      a = b;
      b = rest;
    }
    int x = (int) a;
    int y = (int) b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  public Rational plus(Rational o) {
    if (wide == null && o.wide == null) {
      long a = numerator;
      long b = denominator;
      long c = o.numerator;
      long d = o.denominator;
      if (c == 0) return this;
      if (a == 0) return o;
      if (b == d) {
        long sum = a + c;
        if (((a ^ sum) & (c ^ sum)) >= 0) return b == 1 ? of(sum) : of(sum, b);
      } else {
        long g = b == 1 || d == 1 ? 1 : gcd(b, d);
        long bg = b / g;
        long left = a * (d / g);
        long right = c * bg;
        long bottom = bg * d;
        if (fits(a, d / g, left) && fits(c, bg, right) && fits(bg, d, bottom)) {
          long sum = left + right;
          if (((left ^ sum) & (right ^ sum)) >= 0) {
            if (g == 1 && sum != Long.MIN_VALUE) return reduced(sum, bottom);
            return of(sum, bottom);
          }
        }
      }
    }
    return wide(
        bigNumerator()
            .multiply(o.bigDenominator())
            .add(o.bigNumerator().multiply(bigDenominator())),
        bigDenominator().multiply(o.bigDenominator()));
  }

  public Rational minus(Rational o) {
    return plus(o.negate());
  }

  public Rational times(Rational o) {
    if (wide == null && o.wide == null) {
      if (o.denominator == 1 && o.numerator == 1) return this;
      if (denominator == 1 && numerator == 1) return o;
      long g1 = o.denominator == 1 ? 1 : gcd(numerator, o.denominator);
      long g2 = denominator == 1 ? 1 : gcd(o.numerator, denominator);
      if (g1 != 0 && g2 != 0) {
        long a = numerator / g1;
        long c = o.numerator / g2;
        long b = denominator / g2;
        long d = o.denominator / g1;
        long top = a * c;
        long bottom = b * d;
        if (fits(a, c, top) && fits(b, d, bottom) && top != Long.MIN_VALUE) {
          return reduced(top, bottom);
        }
      }
    }
    return wide(
        bigNumerator().multiply(o.bigNumerator()), bigDenominator().multiply(o.bigDenominator()));
  }

  /**
   * This divided by {@code o}.
   *
   * @throws ArithmeticException if {@code o} is zero
   */
  public Rational dividedBy(Rational o) {
    return times(o.inverse());
  }

  public Rational times(long n) {
    return times(of(n));
  }

  public Rational dividedBy(long n) {
    return dividedBy(of(n));
  }

  /** One over this. */
  public Rational inverse() {
    if (signum() == 0) throw new ArithmeticException("division by zero");
    if (wide != null) return wide(wide.denominator, wide.numerator);
    return numerator < 0 ? reduced(-denominator, -numerator) : reduced(denominator, numerator);
  }

  public Rational negate() {
    if (wide != null) return wide(wide.numerator.negate(), wide.denominator);
    return reduced(-numerator, denominator);
  }

  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  public int signum() {
    return wide == null ? Long.signum(numerator) : wide.numerator.signum();
  }

  public boolean isInteger() {
    return wide == null ? denominator == 1 : wide.denominator.equals(BigInteger.ONE);
  }

  /**
   * The largest whole number not above this.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public long floor() {
    if (wide == null) {
      return denominator == 1 ? numerator : Math.floorDiv(numerator, denominator);
    }
    BigInteger[] parts = wide.numerator.divideAndRemainder(wide.denominator);
    return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
  }

  /** The smallest whole number not below this. */
  public long ceil() {
    return Math.negateExact(negate().floor());
  }

  /** The start of the cycle this lies in (its floor as a Rational). */
  public Rational cycleStart() {
    return isInteger() ? this : of(floor());
  }

  /** The start of the next cycle. */
  public Rational nextCycle() {
    return of(Math.addExact(floor(), 1));
  }

  /** The place within the cycle, from 0 up to but not including 1. */
  public Rational cyclePosition() {
    return isInteger() ? ZERO : minus(cycleStart());
  }

  /** The remainder of a floored division: always of {@code m}'s sign. */
  public Rational mod(Rational m) {
    return minus(m.times(of(dividedBy(m).floor())));
  }

  public Rational min(Rational o) {
    return compareTo(o) <= 0 ? this : o;
  }

  public Rational max(Rational o) {
    return compareTo(o) >= 0 ? this : o;
  }

  public boolean isBefore(Rational o) {
    return compareTo(o) < 0;
  }

  @Override
  public int compareTo(Rational o) {
    if (wide == null && o.wide == null) {
      if (denominator == o.denominator) return Long.compare(numerator, o.numerator);
      long left = numerator * o.denominator;
      long right = o.numerator * denominator;
      if (fits(numerator, o.denominator, left) && fits(o.numerator, denominator, right)) {
        return Long.compare(left, right);
      }
    }
    return bigNumerator()
        .multiply(o.bigDenominator())
        .compareTo(o.bigNumerator().multiply(bigDenominator()));
  }

  private static boolean fits(long a, long b, long product) {
    long magnitude = (Math.abs(a) | Math.abs(b)) >>> 31;
    return magnitude == 0 || Math.multiplyHigh(a, b) == product >> 63;
  }

  public double toDouble() {
    if (wide == null) return denominator == 1 ? numerator : (double) numerator / denominator;
    return new BigDecimal(wide.numerator)
        .divide(new BigDecimal(wide.denominator), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  /**
   * This times {@code unitsPerOne}, rounded to the nearest whole number: nanoseconds from seconds,
   * frames from seconds.
   */
  public long roundedTimes(long unitsPerOne) {
    return times(of(unitsPerOne)).plus(HALF).floor();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rational o
        && numerator == o.numerator
        && denominator == o.denominator
        && (wide == null ? o.wide == null : wide.equals(o.wide));
  }

  @Override
  public int hashCode() {
    return wide == null ? Long.hashCode(numerator * 31 + denominator) : wide.hashCode();
  }

  /** {@code "3/8"}, or {@code "2"} for a whole number. */
  @Override
  public String toString() {
    if (wide != null) {
      return isInteger() ? wide.numerator.toString() : wide.numerator + "/" + wide.denominator;
    }
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }
}
