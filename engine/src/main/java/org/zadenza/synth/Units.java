// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.names.WordError;

/**
 * The unit generators as Java calls them, while one synth is described. Each takes its arguments in
 * SuperCollider's order, or by name: {@code u.rlpf(in, ":rq", 0.2)}. One thread.
 *
 * @see Generator the arguments and their defaults
 */
public final class Units extends Treatments {
  private final List<Parameter> parameters;

  Units() {
    this(new ArrayList<>(), false);
  }

  private Units(List<Parameter> parameters, boolean slow) {
    super(slow);
    this.parameters = parameters;
  }

  /** The same generators at control rate, where they have one: {@code u.kr().sinOsc(5)}. */
  public Units kr() {
    return new Units(parameters, true);
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** A parameter that takes any number. */
  public Sound param(String name, double standard) {
    return param(Parameter.of(name, standard));
  }

  /** A parameter that is held to a range. */
  public Sound param(String name, double standard, double least, double most) {
    return param(new Parameter(name, standard, least, most));
  }

  /** A parameter; asked for again with the same numbers, it is the same one. */
  public Sound param(Parameter parameter) {
    for (Parameter other : parameters) {
      if (!other.name().equals(parameter.name()) || other.equals(parameter)) continue;
      throw new WordError("the parameter " + parameter.name() + " was given two defaults");
    }
    if (!parameters.contains(parameter)) parameters.add(parameter);
    return Sound.of(new Signal.Control(parameter));
  }

  /** Any of them by its name in Clojure: {@code u.call("sin-osc", 440)}. */
  public Object call(String name, Object... arguments) {
    return Composer.call(name, Arrays.asList(arguments));
  }

  /** All of them as one channel. */
  public Sound mix(Object... sounds) {
    return Composer.mixed(Arrays.asList(sounds));
  }

  /** Side by side: {@code u.channels(left, right)}. */
  public Sound channels(Object... sounds) {
    return new Sound(Arguments.signals("channels", "sounds", Arrays.asList(sounds)));
  }

  /** An envelope of one's own: {@code u.envelope(List.of(0, 1, 0), List.of(0.1, 2), -4)}. */
  public Breakpoints envelope(Object... arguments) {
    return Shape.own(Arrays.asList(arguments));
  }

  /** {@link Shape#PERC}. */
  public Breakpoints perc(Object... arguments) {
    return Shape.PERC.breakpoints(Arrays.asList(arguments));
  }

  /** {@link Shape#ADSR}. */
  public Breakpoints adsr(Object... arguments) {
    return Shape.ADSR.breakpoints(Arrays.asList(arguments));
  }

  /** {@link Shape#ASR}. */
  public Breakpoints asr(Object... arguments) {
    return Shape.ASR.breakpoints(Arrays.asList(arguments));
  }

  /** {@link Shape#LINEN}. */
  public Breakpoints linen(Object... arguments) {
    return Shape.LINEN.breakpoints(Arrays.asList(arguments));
  }

  /** {@link Shape#TRIANGLE}. */
  public Breakpoints triangle(Object... arguments) {
    return Shape.TRIANGLE.breakpoints(Arrays.asList(arguments));
  }

  /** {@link Generator#SIN_OSC}. */
  public Sound sinOsc(Object... arguments) {
    return sound(Generator.SIN_OSC, arguments);
  }

  /** {@link Generator#SIN_OSC_FB}. */
  public Sound sinOscFb(Object... arguments) {
    return sound(Generator.SIN_OSC_FB, arguments);
  }

  /** {@link Generator#SAW}. */
  public Sound saw(Object... arguments) {
    return sound(Generator.SAW, arguments);
  }

  /** {@link Generator#PULSE}. */
  public Sound pulse(Object... arguments) {
    return sound(Generator.PULSE, arguments);
  }

  /** {@link Generator#BLIP}. */
  public Sound blip(Object... arguments) {
    return sound(Generator.BLIP, arguments);
  }

  /** {@link Generator#LF_SAW}. */
  public Sound lfSaw(Object... arguments) {
    return sound(Generator.LF_SAW, arguments);
  }

  /** {@link Generator#LF_TRI}. */
  public Sound lfTri(Object... arguments) {
    return sound(Generator.LF_TRI, arguments);
  }

  /** {@link Generator#LF_PULSE}. */
  public Sound lfPulse(Object... arguments) {
    return sound(Generator.LF_PULSE, arguments);
  }

  /** {@link Generator#LF_CUB}. */
  public Sound lfCub(Object... arguments) {
    return sound(Generator.LF_CUB, arguments);
  }

  /** {@link Generator#VAR_SAW}. */
  public Sound varSaw(Object... arguments) {
    return sound(Generator.VAR_SAW, arguments);
  }

  /** {@link Generator#IMPULSE}. */
  public Sound impulse(Object... arguments) {
    return sound(Generator.IMPULSE, arguments);
  }

  /** {@link Generator#WHITE_NOISE}. */
  public Sound whiteNoise(Object... arguments) {
    return sound(Generator.WHITE_NOISE, arguments);
  }

  /** {@link Generator#PINK_NOISE}. */
  public Sound pinkNoise(Object... arguments) {
    return sound(Generator.PINK_NOISE, arguments);
  }

  /** {@link Generator#BROWN_NOISE}. */
  public Sound brownNoise(Object... arguments) {
    return sound(Generator.BROWN_NOISE, arguments);
  }

  /** {@link Generator#CLIP_NOISE}. */
  public Sound clipNoise(Object... arguments) {
    return sound(Generator.CLIP_NOISE, arguments);
  }

  /** {@link Generator#DUST}. */
  public Sound dust(Object... arguments) {
    return sound(Generator.DUST, arguments);
  }

  /** {@link Generator#DUST2}. */
  public Sound dust2(Object... arguments) {
    return sound(Generator.DUST2, arguments);
  }

  /** {@link Generator#LF_NOISE0}. */
  public Sound lfNoise0(Object... arguments) {
    return sound(Generator.LF_NOISE0, arguments);
  }

  /** {@link Generator#LF_NOISE1}. */
  public Sound lfNoise1(Object... arguments) {
    return sound(Generator.LF_NOISE1, arguments);
  }

  /** {@link Generator#LF_NOISE2}. */
  public Sound lfNoise2(Object... arguments) {
    return sound(Generator.LF_NOISE2, arguments);
  }

  /** {@link Generator#RAND}. */
  public Sound rand(Object... arguments) {
    return sound(Generator.RAND, arguments);
  }

  /** {@link Generator#T_RAND}. */
  public Sound tRand(Object... arguments) {
    return sound(Generator.T_RAND, arguments);
  }

  /** {@link Generator#LINE}. */
  public Sound line(Object... arguments) {
    return sound(Generator.LINE, arguments);
  }

  /** {@link Generator#X_LINE}. */
  public Sound xLine(Object... arguments) {
    return sound(Generator.X_LINE, arguments);
  }

  /** {@link Generator#ENV_GEN}. */
  public Sound envGen(Object... arguments) {
    return sound(Generator.ENV_GEN, arguments);
  }
}
