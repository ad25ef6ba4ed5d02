// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zadenza.names.WordError;

/** The usual envelopes, with SuperCollider's arguments: seconds, levels, and a curve. */
public enum Shape {
  PERC("attackTime 0.01 releaseTime 1 level 1 curve -4", "struck: it dies away by itself"),
  ADSR(
      "attackTime 0.01 decayTime 0.3 sustainLevel 0.5 releaseTime 1 peakLevel 1 curve -4",
      "to a peak, down to a level, and held there until its gate closes"),
  ASR("attackTime 0.01 sustainLevel 1 releaseTime 1 curve -4", "held until its gate closes"),
  LINEN("attackTime 0.01 sustainTime 1 releaseTime 1 level 1", "straight lines, by itself"),
  TRIANGLE("dur 1 level 1", "up and down in dur seconds");

  private static final int NONE = -99;
  private static final int MOST_SEGMENTS = 32;
  private static final List<Generator.Argument> OWN =
      Generator.Argument.all("levels times curve 0 releaseNode -99 loopNode -99");

  private final List<Generator.Argument> arguments;
  private final String doc;

  Shape(String arguments, String doc) {
    this.arguments = Generator.Argument.all(arguments);
    this.doc = doc;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Generator.Argument> arguments() {
    return arguments;
  }

  /** Half a sentence. */
  public String doc() {
    return doc;
  }

  static Optional<Shape> find(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  Breakpoints breakpoints(List<Object> given) {
    List<Object> bound = Arguments.bound(word(), arguments, given);
    List<Signal> a = new ArrayList<>();
    for (int i = 0; i < bound.size(); i++) {
      a.add(Arguments.one(word(), arguments.get(i).name(), bound.get(i)));
    }
    Signal zero = new Signal.Constant(0);
    return switch (this) {
      case PERC -> Breakpoints.curved(NONE, zero, a.get(3), a.get(2), a.get(0), zero, a.get(1));
      case ADSR -> {
        Signal held = Composer.applied(Operator.TIMES, List.of(a.get(4), a.get(2)));
        yield Breakpoints.curved(
            2, zero, a.get(5), a.get(4), a.get(0), held, a.get(1), zero, a.get(3));
      }
      case ASR -> Breakpoints.curved(1, zero, a.get(3), a.get(1), a.get(0), zero, a.get(2));
      case LINEN ->
          Breakpoints.straight(zero, a.get(3), a.get(0), a.get(3), a.get(1), zero, a.get(2));
      case TRIANGLE -> {
        Signal half = Composer.applied(Operator.TIMES, List.of(a.get(0), new Signal.Constant(0.5)));
        yield Breakpoints.straight(zero, a.get(1), half, zero, half);
      }
    };
  }

  /** One of the player's own: levels, the times between them, and how curved the way is. */
  static Breakpoints own(List<Object> given) {
    List<Object> bound = Arguments.bound("envelope", OWN, given);
    List<Signal> levels = Arguments.signals("envelope", "levels", bound.get(0));
    List<Signal> times = Arguments.signals("envelope", "times", bound.get(1));
    List<Signal> curves = Arguments.signals("envelope", "curve", bound.get(2));
    int segments = levels.size() - 1;
    if (segments < 1 || segments > MOST_SEGMENTS) {
      throw new WordError("envelope wants from 2 to " + (MOST_SEGMENTS + 1) + " levels");
    }
    int release = node("releaseNode", bound.get(3), segments);
    if (node("loopNode", bound.get(4), segments) != NONE) {
      throw new WordError("envelope: the argument \"loopNode\" is not for us: no loop is played");
    }
    List<Signal> curve = new ArrayList<>();
    Signal[] pairs = new Signal[2 * segments];
    for (int i = 0; i < segments; i++) {
      pairs[2 * i] = levels.get(i + 1);
      pairs[2 * i + 1] = times.get(i % times.size());
      curve.add(curves.get(i % curves.size()));
    }
    return Breakpoints.curved(release, levels.getFirst(), curve, pairs);
  }

  private static int node(String argument, Object given, int segments) {
    if (Arguments.one("envelope", argument, given) instanceof Signal.Constant(double number)
        && (number == NONE || number == Math.rint(number) && number >= 0 && number < segments)) {
      return (int) number;
    }
    String wanted = "the number of a level, from 0 to " + (segments - 1);
    throw Arguments.wrong("envelope", argument, wanted, org.zadenza.names.Shown.of(given));
  }
}
