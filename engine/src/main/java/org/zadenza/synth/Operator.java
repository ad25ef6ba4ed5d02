// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.Arrays;
import java.util.Optional;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/** What is done to one or two signals, frame by frame; the numbers are SuperCollider's. */
public enum Operator {
  PLUS("+", 2, 0),
  MINUS("-", 2, 1),
  TIMES("*", 2, 2),
  OVER("/", 2, 4),
  MOD("mod", 2, 5),
  LESS("<", 2, 8),
  MORE(">", 2, 9),
  AT_MOST("<=", 2, 10),
  AT_LEAST(">=", 2, 11),
  LEAST("min", 2, 12),
  MOST("max", 2, 13),
  ROUND("round", 2, 19),
  POWER("pow", 2, 25),
  CLIP2("clip2", 2, 42),
  FOLD2("fold2", 2, 44),
  WRAP2("wrap2", 2, 45),
  NEGATIVE("neg", 1, 0),
  ABSOLUTE("abs", 1, 5),
  CEILING("ceil", 1, 8),
  FLOOR("floor", 1, 9),
  FRACTION("frac", 1, 10),
  SIGN("sign", 1, 11),
  SQUARED("squared", 1, 12),
  CUBED("cubed", 1, 13),
  ROOT("sqrt", 1, 14),
  EXPONENTIAL("exp", 1, 15),
  RECIPROCAL("reciprocal", 1, 16),
  MIDI_CPS("midicps", 1, 17),
  CPS_MIDI("cpsmidi", 1, 18),
  MIDI_RATIO("midiratio", 1, 19),
  DB_AMP("dbamp", 1, 21),
  AMP_DB("ampdb", 1, 22),
  SINE("sin", 1, 28),
  COSINE("cos", 1, 29),
  TANH("tanh", 1, 36),
  DISTORT("distort", 1, 42),
  SOFT_CLIP("softclip", 1, 43);

  private static final double TAU = 2 * Math.PI;
  private static final double LONGEST = 80;
  private static final double SOFTEST = 1e-30;
  private static final double LN_2 = StrictMath.log(2);
  private static final double DB_OF_E = 20 / StrictMath.log(10);

  private final String word;
  private final int arity;
  private final int special;

  Operator(String word, int arity, int special) {
    this.word = word;
    this.arity = arity;
    this.special = special;
  }

  public String word() {
    return word;
  }

  /** 1 or 2. */
  public int arity() {
    return arity;
  }

  /** SuperCollider's number. */
  public int special() {
    return special;
  }

  public String className() {
    return arity == 1 ? "UnaryOpUGen" : "BinaryOpUGen";
  }

  public static Optional<Operator> find(String word) {
    return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
  }

  /** The one of a file. */
  public static Optional<Operator> of(int arity, int special) {
    return Arrays.stream(values())
        .filter(o -> o.arity == arity && o.special == special)
        .findFirst();
  }

  /**
   * The value for one frame; always a number: what divides by 0 is 0, a power of a number below 0
   * keeps its sign, as in SuperCollider, and so does a root.
   */
  public double of(double a, double b) {
    return switch (this) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> b == 0 ? 0 : a / b;
      case MOD -> b == 0 ? 0 : a - b * Math.floor(a / b);
      case LESS -> a < b ? 1 : 0;
      case MORE -> a > b ? 1 : 0;
      case AT_MOST -> a <= b ? 1 : 0;
      case AT_LEAST -> a >= b ? 1 : 0;
      case LEAST -> Math.min(a, b);
      case MOST -> Math.max(a, b);
      case ROUND -> b == 0 ? a : Math.floor(a / b + 0.5) * b;
      case POWER -> a == 0 ? (b == 0 ? 1 : 0) : Math.signum(a) * power(Math.abs(a), b);
      case CLIP2 -> Math.clamp(a, -Math.abs(b), Math.abs(b));
      case FOLD2 -> fold(a, -Math.abs(b), Math.abs(b));
      case WRAP2 -> wrap(a, -Math.abs(b), Math.abs(b));
      case NEGATIVE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case CEILING -> Math.ceil(a);
      case FLOOR -> Math.floor(a);
      case FRACTION -> a - Math.floor(a);
      case SIGN -> Math.signum(a);
      case SQUARED -> a * a;
      case CUBED -> a * a * a;
      case ROOT -> Math.signum(a) * Math.sqrt(Math.abs(a));
      case EXPONENTIAL -> StrictMath.exp(Math.clamp(a, -LONGEST, LONGEST));
      case RECIPROCAL -> a == 0 ? 0 : 1 / a;
      case MIDI_CPS -> 440 * octaves((a - 69) / 12);
      case CPS_MIDI -> 69 + 12 / LN_2 * logarithm(a / 440);
      case MIDI_RATIO -> octaves(a / 12);
      case DB_AMP -> Power.ofDecibels(Math.clamp(a, -600, 600));
      case AMP_DB -> DB_OF_E * logarithm(a);
      case SINE -> Sine.of(a / TAU);
      case COSINE -> Sine.cosine(a / TAU);
      case TANH -> StrictMath.tanh(a);
      case DISTORT -> a / (1 + Math.abs(a));
      case SOFT_CLIP -> Math.abs(a) <= 0.5 ? a : (Math.abs(a) - 0.25) / a;
    };
  }

  private static double logarithm(double a) {
    return StrictMath.log(Math.max(SOFTEST, Math.abs(a)));
  }

  private static double power(double base, double exponent) {
    double log = exponent * StrictMath.log(base);
    return StrictMath.exp(Math.clamp(log, -LONGEST, LONGEST));
  }

  private static double octaves(double octaves) {
    return Power.ofOctaves(Math.clamp(octaves, -LONGEST, LONGEST));
  }

  /** Mirrored at both ends until it lies between them. */
  public static double fold(double a, double low, double high) {
    double range = high - low;
    if (range <= 0) return low;
    double turned = wrap(a - low, 0, 2 * range);
    return low + (turned < range ? turned : 2 * range - turned);
  }

  /** Moved by whole ranges until it lies between both ends. */
  public static double wrap(double a, double low, double high) {
    double range = high - low;
    if (range <= 0) return low;
    return a - range * Math.floor((a - low) / range);
  }
}
