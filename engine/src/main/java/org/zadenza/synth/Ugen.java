// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.List;
import org.zadenza.names.WordError;

/**
 * One unit generator of a graph. Two of the same kind and inputs are two: two noises are not alike.
 * Immutable, so that no graph can have a circle in it.
 */
public final class Ugen {
  private final String className;
  private final Rate rate;
  private final int special;
  private final int outputs;
  private final boolean unipolar;
  private final List<Signal> inputs;
  private final int depth;

  private Ugen(
      String className,
      Rate rate,
      int special,
      int outputs,
      boolean unipolar,
      List<Signal> inputs) {
    this.className = className;
    this.rate = rate;
    this.special = special;
    this.outputs = outputs;
    this.unipolar = unipolar;
    this.inputs = List.copyOf(inputs);
    this.depth = 1 + inputs.stream().mapToInt(Ugen::depth).max().orElse(0);
    if (depth > Synth.MOST_UGENS) throw tooMany("this sound");
  }

  private static int depth(Signal signal) {
    return signal instanceof Signal.Output(Ugen ugen, int _) ? ugen.depth : 0;
  }

  static WordError tooMany(String what) {
    return new WordError(
        what + " has more than " + Synth.MOST_UGENS + " generators, which is too many for a note");
  }

  static Ugen of(Generator generator, Rate rate, List<Signal> inputs) {
    return new Ugen(
        generator.className(), rate, 0, generator.outputs(), generator.unipolar(), inputs);
  }

  static Ugen of(Operator operator, List<Signal> inputs) {
    Rate rate = inputs.stream().map(Signal::rate).reduce(Rate.SCALAR, Rate::faster);
    return new Ugen(operator.className(), rate, operator.special(), 1, false, inputs);
  }

  /** A signal that comes every frame: itself, or what makes it so. */
  static Signal everyFrame(Signal signal) {
    if (signal.rate() == Rate.AUDIO) return signal;
    return new Signal.Output(new Ugen("K2A", Rate.AUDIO, 0, 1, false, List.of(signal)), 0);
  }

  /** Writes to a bus, from the frame on at which the synth begins. */
  static Ugen out(List<Signal> busAndChannels) {
    return new Ugen("OffsetOut", Rate.AUDIO, 0, 0, false, busAndChannels);
  }

  /** SuperCollider's name. */
  public String className() {
    return className;
  }

  public Rate rate() {
    return rate;
  }

  /** Which operator it is, where it is one. */
  public int special() {
    return special;
  }

  public int outputs() {
    return outputs;
  }

  boolean unipolar() {
    return unipolar;
  }

  public List<Signal> inputs() {
    return inputs;
  }
}
