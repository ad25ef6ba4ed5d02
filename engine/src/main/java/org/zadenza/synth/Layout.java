// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.names.WordError;

/**
 * A synth as it is written to a file and as it is played: its units in an order in which each comes
 * after what it needs. The first one gives the parameters, the last one writes to a bus.
 *
 * @param constants every number once
 * @param parameters names and defaults, in order
 * @param units in the order in which they are computed
 */
public record Layout(
    String name, List<Float> constants, Map<String, Float> parameters, List<Unit> units) {
  /** The parameter that a synth has beside its own: the bus that it plays to. */
  public static final String BUS = "out";

  /** The parameter of a file that makes it louder or softer: a factor. */
  public static final String LEVEL = "level";

  /** Says of an input that it is a constant. */
  public static final int CONSTANT = -1;

  /**
   * A unit generator in its place.
   *
   * @param className SuperCollider's name
   * @param special which operator it is
   */
  public record Unit(
      String className, Rate rate, int special, List<Input> inputs, List<Rate> outputs) {
    public Unit {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * Where an input comes from.
   *
   * @param unit a place in the list of units, or {@link #CONSTANT}
   * @param index the number of its output, or the place of the constant
   */
  public record Input(int unit, int index) {}

  /**
   * @throws WordError where a unit needs what does not come before it, as in a circle
   */
  public Layout {
    constants = List.copyOf(constants);
    parameters = new LinkedHashMap<>(parameters);
    units = List.copyOf(units);
    for (int i = 0; i < units.size(); i++) {
      for (Input input : units.get(i).inputs()) check(name, units, constants.size(), i, input);
    }
  }

  private static void check(String name, List<Unit> units, int constants, int place, Input input) {
    String needy = name + ": " + units.get(place).className() + " needs ";
    if (input.unit() >= place) {
      throw new WordError(needy + "what itself needs it: a circle cannot be played");
    }
    int most = input.unit() < 0 ? constants : units.get(input.unit()).outputs().size();
    if (input.unit() < CONSTANT || input.index() < 0 || input.index() >= most) {
      throw new WordError(needy + "an input that is not there");
    }
  }

  /** As the bundled engine plays it: it ends by itself, and is panned and levelled elsewhere. */
  public static Layout of(Synth synth) {
    return new Sorting(synth, false).layout();
  }

  /**
   * As SuperCollider plays it: with the parameters {@code out}, {@code pan} (0 to 1), {@code
   * sustain} (seconds) and {@code level}; its gate closes after {@code sustain}, or when {@code
   * gate} is set to 0.
   */
  public static Layout forServer(Synth synth) {
    return new Sorting(synth, true).layout();
  }

  /**
   * How many signals are on their way at once, at most: a scsynth plays no synth with more than its
   * option {@code -w} says, which is 64 where nothing is said.
   */
  public int wires() {
    int[] last = new int[units.size()];
    for (int i = 0; i < units.size(); i++) {
      for (Input input : units.get(i).inputs()) if (input.unit() >= 0) last[input.unit()] = i;
    }
    int most = 0;
    for (int i = 0; i < units.size(); i++) {
      int now = 0;
      for (int k = 0; k <= i; k++) {
        boolean waits = k == i || last[k] >= i;
        if (waits && units.get(k).rate() == Rate.AUDIO) now += units.get(k).outputs().size();
      }
      most = Math.max(most, now);
    }
    return most;
  }
}
