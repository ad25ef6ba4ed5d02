// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zadenza.notation.Notation;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Rational;

/**
 * The language in Java, one static import away:
 *
 * <pre>{@code
 * import static org.zadenza.dsl.Zadenza.*;
 *
 * Pattern beat = sound("bd*2 <sn cp>").every(3, Pattern::rev).jux(x -> x.fast(2));
 * }</pre>
 *
 * <p>Here are the words that a line begins with: sources, controls and signals. What follows a dot
 * is on {@link Pattern}. Arguments of type Object are a number, a text of mini-notation, a list (a
 * sequence) or a pattern.
 */
public final class Zadenza extends StaticSignals {
  private Zadenza() {}

  /** A pattern from mini-notation; a text does the same wherever a pattern is expected. */
  public static Pattern mini(String text) {
    return Notation.parse(text);
  }

  /** One value, once a cycle, taken as it is. */
  public static Pattern pure(Object value) {
    return Pattern.pure(Patternable.value(value));
  }

  /** An exact fraction, where Java's own {@code 1/8} would be 0: {@code frac(1, 8)}. */
  public static Rational frac(long numerator, long denominator) {
    return Rational.of(numerator, denominator);
  }

  /** A function of a pattern where the compiler cannot tell that one is meant. */
  public static UnaryOperator<Pattern> fn(UnaryOperator<Pattern> f) {
    return f;
  }

  private static Pattern word(String name, Object... arguments) {
    Word word = Vocabulary.find(name).orElseThrow();
    return Pattern.of(word.call().apply(Arrays.asList(arguments)));
  }

  /** Plays all patterns at once. */
  public static Pattern stack(Object... patterns) {
    return Pattern.stack(patterns);
  }

  /** {@link #stack}, said of sequences. */
  public static Pattern polyrhythm(Object... patterns) {
    return stack(patterns);
  }

  /** Plays one pattern after the other, a cycle each. */
  public static Pattern cat(Object... patterns) {
    return Pattern.cat(patterns);
  }

  /** {@link #cat}. */
  public static Pattern slowcat(Object... patterns) {
    return cat(patterns);
  }

  /** A cycle of each in turn, none waiting for the others. */
  public static Pattern slowcatPrime(Object... patterns) {
    return word("slowcatPrime", patterns);
  }

  /** Plays one pattern after the other, all in one cycle. */
  public static Pattern seq(Object... patterns) {
    return Pattern.seq(patterns);
  }

  /** {@link #seq}. */
  public static Pattern fastcat(Object... patterns) {
    return seq(patterns);
  }

  /**
   * A pattern with how much of it there is: its steps in {@link #stepcat}, its cycles in {@link
   * #arrange}, its weight in {@link #wchoose}.
   */
  public static List<Object> part(Object amount, Object pattern) {
    return List.of(amount, pattern);
  }

  /** One after the other in a cycle, each for its steps, or for the amount of a {@link #part}. */
  public static Pattern stepcat(Object... patternsOrParts) {
    return word("stepcat", patternsOrParts);
  }

  /** Plays parts one after the other: {@code arrange(part(2, "bd*2"), part(1, "bd*4"))}. */
  public static Pattern arrange(Object... parts) {
    return word("arrange", parts);
  }

  /** Takes a member of each group (a list) in turn, step by step. */
  public static Pattern stepalt(Object... groups) {
    return word("stepalt", groups);
  }

  /** At once, step by step; shorter patterns begin again. */
  public static Pattern polymeter(Object... patterns) {
    return word("polymeter", patterns);
  }

  /** A step of each in turn. */
  public static Pattern zip(Object... patterns) {
    return word("zip", patterns);
  }

  /** At once, step by step; shorter patterns are kept left. */
  public static Pattern stackLeft(Object... patterns) {
    return word("stackLeft", patterns);
  }

  /** At once, step by step; shorter patterns are kept in the centre. */
  public static Pattern stackCentre(Object... patterns) {
    return word("stackCentre", patterns);
  }

  /** At once, step by step; shorter patterns are kept right. */
  public static Pattern stackRight(Object... patterns) {
    return word("stackRight", patterns);
  }

  /** Another value at every moment. */
  public static Pattern choose(Object... patterns) {
    return word("choose", patterns);
  }

  /** Another pattern at every moment, with its own rhythm. */
  public static Pattern chooseIn(Object... patterns) {
    return word("chooseIn", patterns);
  }

  /** Chooses from a list by a number from 0 to 1. */
  public static Pattern chooseWith(Object place, List<?> choices) {
    return word("chooseWith", place, choices);
  }

  /** One of the patterns each cycle. */
  public static Pattern chooseCycles(Object... patterns) {
    return word("chooseCycles", patterns);
  }

  /** {@link #chooseCycles}. */
  public static Pattern randcat(Object... patterns) {
    return chooseCycles(patterns);
  }

  /** Another value at every moment, heavy ones more often: {@code wchoose(part(3, "bd"), ..)}. */
  public static Pattern wchoose(Object... parts) {
    return word("wchoose", turned(parts));
  }

  /** One of the patterns each cycle, heavy ones more often. */
  public static Pattern wchooseCycles(Object... parts) {
    return word("wchooseCycles", turned(parts));
  }

  /** Clojure's pairs have the pattern before its weight. */
  private static Object[] turned(Object... parts) {
    return Arrays.stream(parts)
        .map(part -> part instanceof List<?> pair ? pair.reversed() : part)
        .toArray();
  }

  /** Chooses from a list by number, a cycle of each squeezed in; numbers wrap around. */
  public static Pattern squeeze(Object numbers, List<?> choices) {
    return word("squeeze", numbers, choices);
  }

  /** Chord symbols, for {@link Pattern#voicing}: {@code chord("<C^7 Am7>").voicing()}. */
  public static Pattern chord(Object symbols) {
    return word("chord", symbols);
  }

  /** The note that voicings stay near. */
  public static Pattern anchor(Object note) {
    return word("anchor", note);
  }

  /** Where voicings lie from their anchor: below, duck, above or root. */
  public static Pattern mode(Object mode) {
    return word("mode", mode);
  }

  /** Turns voicings over, so many notes from the bottom to the top. */
  public static Pattern offset(Object notes) {
    return word("offset", notes);
  }
}
