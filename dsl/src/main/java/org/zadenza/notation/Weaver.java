// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.notation.Node.Step;
import org.zadenza.notation.Node.Steps;
import org.zadenza.notation.Node.Suffix;
import org.zadenza.pattern.BudgetSpent;
import org.zadenza.pattern.Joins;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.SourceRange;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;

/** Makes patterns of nodes. */
final class Weaver {
  private static final java.util.regex.Pattern NUMBER =
      java.util.regex.Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)");
  private static final int LONGEST_RANGE = 4096;

  private Weaver() {}

  static Pattern pattern(Node node) {
    return switch (node) {
      case Node.Atom(String word, SourceRange range, String notation) ->
          Pattern.pure(value(word)).withSources(Sources.of(range, notation));
      case Node.Rest() -> Pattern.silence();
      case Steps steps -> steps(steps);
      case Node.Feet(List<Steps> feet) -> Pattern.fastcat(all(feet));
      case Node.Layers(List<Steps> layers) -> Pattern.stack(all(layers));
      case Node.Choice(List<Steps> alternatives, int seed) ->
          Pattern.chooseByCycle(all(alternatives), seed);
      case Node.Slow(List<Steps> layers) ->
          Pattern.stack(layers.stream().map(l -> steps(l).slow(l.weight())).toList());
      case Node.Polymeter polymeter -> polymeter(polymeter);
    };
  }

  private static List<Pattern> all(List<Steps> parts) {
    return parts.stream().map(Weaver::steps).toList();
  }

  /** A number where the whole word is one, else the word. */
  private static Object value(String word) {
    if (NUMBER.matcher(word).matches()) return Double.valueOf(word);
    return word;
  }

  private static Pattern steps(Steps steps) {
    List<Rational> weights = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    for (Step step : steps.steps()) {
      weights.add(step.weight());
      patterns.add(step(step));
    }
    return Pattern.timecat(weights, patterns);
  }

  private static Pattern polymeter(Node.Polymeter polymeter) {
    Rational first = polymeter.layers().get(0).weight();
    Pattern perCycle =
        polymeter.stepsPerCycle() == null
            ? Pattern.pure(first.toDouble())
            : pattern(polymeter.stepsPerCycle());
    List<Pattern> layers = new ArrayList<>();
    for (Steps layer : polymeter.layers()) {
      Rational weight = layer.weight();
      if (weight.signum() == 0) continue;
      layers.add(
          steps(layer).fast(perCycle.withValue(v -> Patternable.rational(v).dividedBy(weight))));
    }
    return Pattern.stack(layers);
  }

  private static Pattern step(Step step) {
    Pattern p = pattern(step.node());
    for (Suffix suffix : step.suffixes()) p = apply(suffix, p);
    return p;
  }

  private static Pattern apply(Suffix suffix, Pattern p) {
    return switch (suffix) {
      case Suffix.Faster(Node factor) -> p.fast(pattern(factor));
      case Suffix.Slower(Node factor) -> p.slow(pattern(factor));
      case Suffix.Replicate(Rational times) -> p.repeatCycles(times).fast(times);
      case Suffix.Euclid(Step pulses, Step steps, Step rotation) ->
          p.euclidRot(step(pulses), step(steps), rotation == null ? 0 : step(rotation));
      case Suffix.Degrade(double probability, int seed) -> p.degradeBySeed(probability, seed);
      case Suffix.Tail(Node element) -> Joins.left(p, pattern(element), Weaver::listed);
      case Suffix.Range(Node last) -> range(p, pattern(last));
    };
  }

  private static Object listed(Object head, Object tail) {
    List<Object> out = new ArrayList<>();
    if (head instanceof List<?> list) out.addAll(list);
    else out.add(head);
    out.add(tail);
    return List.copyOf(out);
  }

  private static Pattern range(Pattern first, Pattern last) {
    return Joins.squeeze(
        first.withValue(a -> Joins.bind(last.withValue(b -> Pattern.fastcat(numbers(a, b))))));
  }

  private static List<Pattern> numbers(Object a, Object b) {
    if (!(a instanceof Double from && b instanceof Double to)) return List.of();
    double distance = Math.floor(Math.abs(to - from));
    if (distance > LONGEST_RANGE) throw new BudgetSpent(LONGEST_RANGE);
    double step = from < to ? 1 : -1;
    List<Pattern> out = new ArrayList<>();
    for (int i = 0; i <= distance; i++) out.add(Pattern.pure(from + i * step));
    return out;
  }
}
