// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;

/** What a generator is given, put in its order, or a sentence about what does not fit. */
final class Arguments {
  private static final double LONGEST_DELAY_SECONDS = 10;

  private Arguments() {}

  /** Arguments in order, then by name; what is left out has its default. */
  static List<Object> bound(String word, List<Generator.Argument> wanted, List<Object> given) {
    @Nullable Object[] out = new Object[wanted.size()];
    int at = 0;
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof String text && text.startsWith(":")) {
        int named = indexOf(word, wanted, text.substring(1));
        if (++i == given.size()) throw new WordError(word + " wants a value after " + text);
        out[named] = present(word, wanted.get(named), given.get(i));
      } else if (at == out.length) {
        String most = out.length == 1 ? "1 argument" : "at most " + out.length + " arguments";
        if (out.length == 0) most = "no arguments";
        throw new WordError(word + " takes " + most + ", not " + given.size() + names(wanted));
      } else {
        out[at] = present(word, wanted.get(at), given.get(i));
        at++;
      }
    }
    for (int i = 0; i < out.length; i++) {
      if (out[i] != null) continue;
      Generator.Argument argument = wanted.get(i);
      if (argument.needed()) throw new WordError(word + " wants its argument " + argument.name());
      out[i] = argument.standard();
    }
    return Stream.of(out).map(Object.class::cast).toList();
  }

  private static Object present(String word, Generator.Argument argument, @Nullable Object value) {
    if (value != null) return value;
    throw wrong(word, argument.name(), "a number or a sound", "nil");
  }

  private static String names(List<Generator.Argument> wanted) {
    if (wanted.isEmpty()) return "";
    List<String> names = wanted.stream().map(Generator.Argument::name).toList();
    return ": " + String.join(", ", names);
  }

  /** {@code doneAction} may be written {@code done-action}, or {@code action} as in Overtone. */
  private static int indexOf(String word, List<Generator.Argument> wanted, String name) {
    String plain = name.equals("action") ? "doneAction" : name.replace("-", "");
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).name().equalsIgnoreCase(plain)) return i;
    }
    List<String> names = wanted.stream().map(Generator.Argument::name).toList();
    String instead =
        NearestName.to(name, names)
            .map(near -> "; did you mean :" + near + "?")
            .orElse(names.isEmpty() ? "" : "; there are :" + String.join(" :", names));
    throw new WordError(word + " has no argument :" + name + instead);
  }

  static List<Signal> envelope(String word, Object given) {
    if (given instanceof Breakpoints points) return points.signals();
    String wanted = "an envelope such as (perc 0.01 0.5)";
    throw wrong(word, Generator.ENVELOPE, wanted, Shown.of(given));
  }

  /** The signals of a number, a sound, or a list of them. */
  static List<Signal> signals(String word, String argument, @Nullable Object given) {
    List<Signal> out = new ArrayList<>();
    collect(word, argument, given, out);
    if (out.isEmpty()) throw wrong(word, argument, "a number or a sound", Shown.of(given));
    return out;
  }

  private static void collect(
      String word, String argument, @Nullable Object given, List<Signal> out) {
    switch (given) {
      case Sound sound -> out.addAll(sound.channels());
      case Number n when Double.isFinite(n.doubleValue()) ->
          out.add(new Signal.Constant(n.doubleValue()));
      case List<?> many -> many.forEach(each -> collect(word, argument, each, out));
      case null, default -> throw wrong(word, argument, "a number or a sound", Shown.of(given));
    }
    if (out.size() > Sound.MOST_CHANNELS) {
      throw new WordError(word + " would have more than " + Sound.MOST_CHANNELS + " channels");
    }
  }

  /** The one signal of an argument that takes no list. */
  static Signal one(String word, String argument, @Nullable Object given) {
    List<Signal> signals = signals(word, argument, given);
    if (signals.size() == 1) return signals.getFirst();
    throw wrong(word, argument, "one number or sound", "a list of " + signals.size());
  }

  /** What decides about memory or about the end of a note must be a number. */
  static void checkConstants(Generator generator, List<List<Signal>> arguments) {
    int skipped = generator == Generator.ENV_GEN ? 1 : 0;
    for (int i = 0; i < arguments.size(); i++) {
      String name = generator.arguments().get(i + skipped).name();
      for (Signal signal : arguments.get(i)) check(generator, name, signal);
    }
  }

  private static void check(Generator generator, String name, Signal signal) {
    double number = signal instanceof Signal.Constant(double value) ? value : Double.NaN;
    boolean fits =
        switch (name) {
          case "maxdelaytime" -> number > 0 && number <= LONGEST_DELAY_SECONDS;
          case "doneAction" -> number == 0 || number == 2;
          default -> true;
        };
    if (fits) return;
    String wanted =
        name.equals("doneAction")
            ? "0, or 2 to end the note"
            : "a number above 0 and up to 10 seconds";
    Object shown = Double.isNaN(number) ? "a sound" : Shown.of(number);
    throw wrong(generator.word(), name, wanted, shown);
  }

  static WordError wrong(String word, String argument, String wanted, Object given) {
    return new WordError(
        word + ": the argument \"" + argument + "\" must be " + wanted + ", not " + given);
  }
}
