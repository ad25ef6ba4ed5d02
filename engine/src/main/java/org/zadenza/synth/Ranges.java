// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a sound from the range it has, 0 to 1 or -1 to 1 as its generator gives it, to another.
 */
final class Ranges {
  private static final List<Generator.Argument> ARGUMENTS = Generator.Argument.all("in lo 0 hi 1");
  private static final List<Generator.Argument> EXPONENTIAL =
      Generator.Argument.all("in lo 0.01 hi 1");

  private Ranges() {}

  static Sound straight(List<Object> given) {
    List<Object> bound = Arguments.bound("range", ARGUMENTS, given);
    List<Signal> out = new ArrayList<>();
    for (Signal in : Arguments.signals("range", "in", bound.getFirst())) {
      Sound lo = new Sound(Arguments.signals("range", "lo", bound.get(1)));
      Sound span = new Sound(Arguments.signals("range", "hi", bound.get(2))).minus(lo);
      Sound mul = unipolar(in) ? span : span.times(0.5);
      Sound add = unipolar(in) ? lo : mul.plus(lo);
      Sound scaled = Composer.generator(Generator.MUL_ADD, Sound.of(in), mul, add);
      out.addAll(scaled.channels());
    }
    return new Sound(out);
  }

  static Sound exponential(List<Object> given) {
    List<Object> bound = Arguments.bound("exprange", EXPONENTIAL, given);
    List<Signal> out = new ArrayList<>();
    for (Signal in : Arguments.signals("exprange", "in", bound.getFirst())) {
      double low = unipolar(in) ? 0 : -1;
      Sound scaled =
          Composer.generator(Generator.LIN_EXP, Sound.of(in), low, 1, bound.get(1), bound.get(2));
      out.addAll(scaled.channels());
    }
    return new Sound(out);
  }

  private static boolean unipolar(Signal signal) {
    return signal instanceof Signal.Output(Ugen ugen, int _) && ugen.unipolar();
  }
}
