// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.SourceRange;
import org.zadenza.time.Rational;

/** A piece of mini-notation as a tree. */
public sealed interface Node {

  /** A word or a number: {@code bd}, {@code c#4}, {@code 0.5}. */
  record Atom(String text, SourceRange range, String notation) implements Node {}

  /** {@code ~} or {@code -}. */
  record Rest() implements Node {}

  /** {@code a b c}: one after the other. */
  record Steps(List<Step> steps) implements Node {
    /** How many steps it counts as: the sum of the weights. */
    Rational weight() {
      Rational sum = Rational.ZERO;
      for (Step step : steps) sum = sum.plus(step.weight());
      return sum;
    }
  }

  /** {@code a b . c d}: each foot is a step. */
  record Feet(List<Steps> feet) implements Node {}

  /** {@code a b, c d}: at once. */
  record Layers(List<Steps> layers) implements Node {}

  /** {@code a b | c d}: one of them each cycle, by lot number {@code seed}. */
  record Choice(List<Steps> alternatives, int seed) implements Node {}

  /** {@code {a b c}%4}: steps keep their length, cycles do not line up. */
  record Polymeter(List<Steps> layers, @Nullable Node stepsPerCycle) implements Node {}

  /** {@code <a b c>}: a step a cycle. */
  record Slow(List<Steps> layers) implements Node {}

  /** A node with what follows it: {@code bd*2?}, {@code a@3}. */
  record Step(Node node, List<Suffix> suffixes, Rational weight) {}

  /** What may follow a node; applied from left to right. */
  sealed interface Suffix {
    /** {@code *2}, {@code *<2 3>}. */
    record Faster(Node factor) implements Suffix {}

    /** {@code /2}. */
    record Slower(Node factor) implements Suffix {}

    /** {@code !3}: that many times in as many steps. */
    record Replicate(Rational times) implements Suffix {}

    /** {@code (3,8,2)}. */
    record Euclid(Step pulses, Step steps, @Nullable Step rotation) implements Suffix {}

    /** {@code ?} or {@code ?0.3}, by lot number {@code seed}. */
    record Degrade(double probability, int seed) implements Suffix {}

    /** {@code :3}: one more member of a list. */
    record Tail(Node element) implements Suffix {}

    /** {@code .. 5}. */
    record Range(Node last) implements Suffix {}
  }
}
