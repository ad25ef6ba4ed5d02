// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.names.WordError;

/**
 * Puts the units of a synth in order, depth first: what a unit needs, then the unit. Adds what ends
 * a note where nothing in the synth does and, for a server, what its players expect of a synth.
 */
final class Sorting {
  private static final double ATTACK_SECONDS = 0.003;
  private static final double RELEASE_SECONDS = 0.06;
  private static final Signal ZERO = new Signal.Constant(0);
  private static final Signal ONE = new Signal.Constant(1);

  private final Synth synth;
  private final boolean server;
  private final List<Float> constants = new ArrayList<>();
  private final Map<String, Float> parameters = new LinkedHashMap<>();
  private final List<Layout.Unit> units = new ArrayList<>();
  private final Map<Ugen, Integer> places = new IdentityHashMap<>();
  private final Signal gate;

  Sorting(Synth synth, boolean server) {
    this.synth = synth;
    this.server = server;
    for (Parameter parameter : synth.parameters()) {
      if (!Synth.isOutside(parameter)) add(parameter.name(), parameter.standard());
    }
    add(Synth.GATE, 1);
    add(Layout.BUS, 0);
    if (server) {
      add(Synth.SUSTAIN, 1);
      add(Synth.PAN, 0.5);
      add(Layout.LEVEL, 1);
    }
    List<Rate> outputs = parameters.keySet().stream().map(name -> Rate.CONTROL).toList();
    units.add(new Layout.Unit("Control", Rate.CONTROL, 0, List.of(), outputs));
    gate = server ? timedGate() : named(Synth.GATE);
  }

  private void add(String parameter, double standard) {
    parameters.putIfAbsent(parameter, (float) standard);
  }

  private static Signal named(String parameter) {
    return new Signal.Control(Parameter.of(parameter, 0));
  }

  /** Open until somebody closes it, and for as long as the note is held. */
  private static Signal timedGate() {
    Signal sustain = named(Synth.SUSTAIN);
    Ugen line = Ugen.of(Generator.LINE, Rate.CONTROL, List.of(ONE, ZERO, sustain, ZERO));
    Signal held = Composer.applied(Operator.MORE, List.of(new Signal.Output(line, 0), ZERO));
    return Composer.applied(Operator.TIMES, List.of(named(RAW_GATE), held));
  }

  /** Stands for the parameter itself where {@link Synth#GATE} is a timed one. */
  private static final String RAW_GATE = "rawgate";

  Layout layout() {
    List<Signal> channels = synth.channels();
    Finder found = new Finder(channels);
    if (!found.ends) channels = found.gated ? endingInSilence(channels) : shaped(channels);
    if (server) channels = placed(channels);
    List<Signal> heard = channels.stream().map(Ugen::everyFrame).toList();
    place(Ugen.out(List.of(named(Layout.BUS), heard.getFirst(), heard.getLast())));
    return new Layout(synth.name(), constants, parameters, units);
  }

  /** Whether anything in a graph ends the note, and whether it has to do with its gate. */
  private static final class Finder {
    private final Map<Ugen, Boolean> seen = new IdentityHashMap<>();
    private boolean ends;
    private boolean gated;

    Finder(List<Signal> signals) {
      signals.forEach(this::look);
    }

    private void look(Signal signal) {
      if (signal instanceof Signal.Control(Parameter p)) gated |= p.name().equals(Synth.GATE);
      if (!(signal instanceof Signal.Output(Ugen ugen, int _))) return;
      if (seen.put(ugen, true) != null) return;
      Generator.ofClass(ugen.className()).ifPresent(generator -> look(ugen, generator));
      ugen.inputs().forEach(this::look);
    }

    private void look(Ugen ugen, Generator generator) {
      int action = action(generator);
      if (action < 0) return;
      ends |= ugen.inputs().get(action) instanceof Signal.Constant(double value) && value == 2;
    }

    /** The place of {@code doneAction} among the inputs; an envelope comes last there. */
    private static int action(Generator generator) {
      int skipped = generator == Generator.ENV_GEN ? 1 : 0;
      for (int i = 0; i < generator.arguments().size(); i++) {
        if (generator.arguments().get(i).name().equals("doneAction")) return i - skipped;
      }
      return -1;
    }
  }

  /** Ends the note when it cannot be heard any more. */
  private static List<Signal> endingInSilence(List<Signal> channels) {
    Signal all = Composer.mixed(new Sound(channels)).channels().getFirst();
    Sound silence = Composer.generator(Generator.DETECT_SILENCE, Sound.of(all), ":doneAction", 2);
    Signal none = Composer.applied(Operator.TIMES, List.of(silence.channels().getFirst(), ZERO));
    List<Signal> out = new ArrayList<>(channels);
    out.set(0, Composer.applied(Operator.PLUS, List.of(channels.getFirst(), none)));
    return out;
  }

  /** Fades in and out with the note. */
  private List<Signal> shaped(List<Signal> channels) {
    Breakpoints held = Shape.ASR.breakpoints(List.of(ATTACK_SECONDS, 1, RELEASE_SECONDS, 0));
    Sound envelope =
        Composer.generator(Generator.ENV_GEN, held, Sound.of(named(Synth.GATE)), ":doneAction", 2);
    return new Sound(channels).times(envelope).channels();
  }

  private List<Signal> placed(List<Signal> channels) {
    Sound level = Sound.of(named(Layout.LEVEL));
    if (synth.has(Synth.PAN)) return new Sound(channels).times(level).channels();
    Sound place = Sound.of(named(Synth.PAN)).times(2).minus(1);
    Sound first = Sound.of(channels.getFirst());
    Sound out =
        channels.size() == 1
            ? Composer.generator(Generator.PAN2, everyFrame(first), place, level)
            : Composer.generator(
                Generator.BALANCE2, first, Sound.of(channels.getLast()), place, level);
    return out.channels();
  }

  private static Sound everyFrame(Sound sound) {
    return Sound.of(Ugen.everyFrame(sound.channels().getFirst()));
  }

  private int place(Ugen ugen) {
    Integer known = places.get(ugen);
    if (known != null) return known;
    List<Layout.Input> inputs = new ArrayList<>();
    for (Signal input : ugen.inputs()) inputs.add(input(input));
    if (units.size() >= Synth.MOST_UGENS) throw Ugen.tooMany(synth.name());
    List<Rate> outputs = new ArrayList<>();
    for (int i = 0; i < ugen.outputs(); i++) outputs.add(ugen.rate());
    units.add(new Layout.Unit(ugen.className(), ugen.rate(), ugen.special(), inputs, outputs));
    places.put(ugen, units.size() - 1);
    return units.size() - 1;
  }

  private Layout.Input input(Signal signal) {
    return switch (signal) {
      case Signal.Constant(double value) -> constant((float) value);
      case Signal.Control(Parameter p) when p.name().equals(RAW_GATE) -> parameter(Synth.GATE);
      case Signal.Control(Parameter p) when server && p.name().equals(Synth.GATE) -> input(gate);
      case Signal.Control(Parameter p) when Synth.isOutside(p) -> constant((float) p.standard());
      case Signal.Control(Parameter p) -> parameter(p.name());
      case Signal.Output(Ugen ugen, int index) -> new Layout.Input(place(ugen), index);
    };
  }

  private Layout.Input constant(float value) {
    if (!constants.contains(value)) constants.add(value);
    return new Layout.Input(Layout.CONSTANT, constants.indexOf(value));
  }

  private Layout.Input parameter(String name) {
    int index = List.copyOf(parameters.keySet()).indexOf(name);
    if (index >= 0) return new Layout.Input(0, index);
    throw new WordError(synth.name() + " uses the parameter " + name + ", which is not its own");
  }
}
