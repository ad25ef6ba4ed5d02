// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;

/**
 * Composes sounds by the names of generators, as a prompt gives them: arguments in their order, or
 * by name as {@code ":rq", 0.2}. Any thread.
 */
public final class Composer {
  /** What a name ends with that asks for the slower rate: {@code sin-osc:kr}. */
  public static final String CONTROL_RATE = ":kr";

  private static final Set<String> OTHERS = Set.of("mix", "range", "exprange", "envelope");

  private Composer() {}

  /** Everything that can be called: generators, operators, envelopes, {@code mix} and ranges. */
  public static Set<String> names() {
    Set<String> out = new LinkedHashSet<>();
    for (Generator generator : Generator.values()) {
      out.add(generator.word());
      if (generator.pace() == Generator.Pace.OWN) out.add(generator.word() + CONTROL_RATE);
    }
    for (Operator operator : Operator.values()) out.add(operator.word());
    for (Shape shape : Shape.values()) out.add(shape.word());
    out.addAll(new TreeSet<>(OTHERS));
    return out;
  }

  /** What is said of a name that is none of {@link #names}. */
  public static WordError unknown(String name) {
    return new WordError("there is no generator " + name + NearestName.hint(name, names()));
  }

  /**
   * What a call gives: a {@link Sound}, or {@link Breakpoints} of an envelope.
   *
   * @param name one of {@link #names}
   * @throws WordError naming the generator and the argument that does not fit
   */
  public static Object call(String name, List<Object> given) {
    boolean slow = name.endsWith(CONTROL_RATE);
    String word = slow ? name.substring(0, name.length() - CONTROL_RATE.length()) : name;
    if (Generator.find(word).orElse(null) instanceof Generator generator) {
      return generator(generator, slow, given);
    }
    if (Operator.find(word).orElse(null) instanceof Operator operator) {
      return operator(operator, given.toArray());
    }
    if (Shape.find(word).orElse(null) instanceof Shape shape) return shape.breakpoints(given);
    return switch (word) {
      case "mix" -> mixed(mixArgument(given));
      case "range" -> Ranges.straight(given);
      case "exprange" -> Ranges.exponential(given);
      case "envelope" -> Shape.own(given);
      default -> throw unknown(name);
    };
  }

  /** What a player gives as a sound: one, a number, or a list of channels. */
  public static Sound sound(String word, @Nullable Object given) {
    return new Sound(Arguments.signals(word, "sound", given));
  }

  private static Object mixArgument(List<Object> given) {
    if (given.isEmpty()) throw new WordError("mix wants a list of sounds");
    return given.size() == 1 ? given.getFirst() : given;
  }

  static Sound generator(Generator generator, Object... given) {
    return generator(generator, false, Arrays.asList(given));
  }

  static Sound generator(Generator generator, boolean slow, List<Object> given) {
    String word = generator.word();
    if (slow && generator.pace() != Generator.Pace.OWN) {
      throw new WordError(word + " has no control rate of its own");
    }
    List<Object> bound = Arguments.bound(word, generator.arguments(), given);
    List<List<Signal>> arguments = new ArrayList<>();
    List<Signal> rest = List.of();
    for (int i = 0; i < bound.size(); i++) {
      String argument = generator.arguments().get(i).name();
      switch (argument) {
        case Generator.ENVELOPE -> rest = Arguments.envelope(word, bound.get(i));
        case Generator.ARRAY -> rest = Arguments.signals(word, argument, bound.get(i));
        default -> arguments.add(Arguments.signals(word, argument, bound.get(i)));
      }
    }
    Arguments.checkConstants(generator, arguments);
    int channels = arguments.stream().mapToInt(List::size).max().orElse(1);
    if (channels > 1 && generator.outputs() > 1) {
      throw new WordError(word + " wants one channel, not " + channels + "; mix them first");
    }
    List<Signal> out = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      List<Signal> inputs = new ArrayList<>();
      for (List<Signal> each : arguments) inputs.add(each.get(i % each.size()));
      inputs.addAll(rest);
      Ugen ugen = ugen(generator, slow, inputs);
      for (int k = 0; k < generator.outputs(); k++) out.add(new Signal.Output(ugen, k));
    }
    return new Sound(out);
  }

  private static Ugen ugen(Generator generator, boolean slow, List<Signal> inputs) {
    Rate rate =
        switch (generator.pace()) {
          case AUDIO -> Rate.AUDIO;
          case ONCE -> Rate.SCALAR;
          case OWN -> slow ? Rate.CONTROL : Rate.AUDIO;
          case INPUT -> inputs.getFirst().rate().faster(Rate.CONTROL);
          case TRIGGER -> inputs.getLast().rate().faster(Rate.CONTROL);
          case FASTEST -> inputs.stream().map(Signal::rate).reduce(Rate.CONTROL, Rate::faster);
        };
    List<Signal> heard = new ArrayList<>(inputs);
    if (generator == Generator.LINE || generator == Generator.X_LINE) {
      heard.set(2, applied(Operator.MOST, List.of(inputs.get(2), new Signal.Constant(0))));
    }
    int from = generator == Generator.SELECT ? 1 : 0;
    int to = generator == Generator.SELECT ? inputs.size() : generator.heard();
    for (int i = from; i < to; i++) {
      if (rate == Rate.AUDIO) heard.set(i, Ugen.everyFrame(heard.get(i)));
    }
    return Ugen.of(generator, rate, heard);
  }

  static Sound operator(Operator operator, @Nullable Object... given) {
    if (operator == Operator.MINUS && given.length == 1) return operator(Operator.NEGATIVE, given);
    boolean fits = operator.arity() == 1 ? given.length == 1 : given.length > 1;
    if (!fits) {
      String wanted = operator.arity() == 1 ? "one sound" : "two sounds or more";
      throw new WordError(operator.word() + " wants " + wanted + ", not " + given.length);
    }
    List<Signal> out = Arguments.signals(operator.word(), "1", given(operator, given[0]));
    if (operator.arity() == 1) {
      return new Sound(out.stream().map(a -> applied(operator, List.of(a))).toList());
    }
    for (int i = 1; i < given.length; i++) {
      String place = String.valueOf(i + 1);
      Object next = given(operator, given[i]);
      out = pairs(operator, out, Arguments.signals(operator.word(), place, next));
    }
    return new Sound(out);
  }

  private static Object given(Operator operator, @Nullable Object value) {
    if (value == null) throw new WordError(operator.word() + " was given nil");
    return value;
  }

  private static List<Signal> pairs(Operator operator, List<Signal> a, List<Signal> b) {
    List<Signal> out = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      out.add(applied(operator, List.of(a.get(i % a.size()), b.get(i % b.size()))));
    }
    return out;
  }

  /** Numbers alone are reckoned at once. */
  static Signal applied(Operator operator, List<Signal> inputs) {
    if (inputs.stream().allMatch(Signal.Constant.class::isInstance)) {
      double a = ((Signal.Constant) inputs.getFirst()).value();
      double b = ((Signal.Constant) inputs.getLast()).value();
      return new Signal.Constant(operator.of(a, b));
    }
    return new Signal.Output(Ugen.of(operator, inputs), 0);
  }

  /** The sum of all channels, added in pairs. */
  static Sound mixed(Object sounds) {
    List<Signal> channels = Arguments.signals("mix", "sounds", sounds);
    while (channels.size() > 1) {
      List<Signal> sums = new ArrayList<>();
      for (int i = 0; i < channels.size(); i += 2) {
        boolean alone = i + 1 == channels.size();
        sums.add(alone ? channels.get(i) : applied(Operator.PLUS, channels.subList(i, i + 2)));
      }
      channels = sums;
    }
    return Sound.of(channels.getFirst());
  }
}
