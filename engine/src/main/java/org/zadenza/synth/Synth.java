// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zadenza.names.WordError;

/**
 * A sound composed of unit generators. Immutable.
 *
 * <pre>{@code
 * Synth boom =
 *     Synth.of("boom", u -> u.sinOsc(u.param("freq", 110))
 *         .times(u.envGen(u.perc(0.01, u.param("sustain", 0.5)), ":doneAction", 2)));
 * }</pre>
 *
 * <p>Some parameters are filled in by whoever plays it: {@link #FREQ}, {@link #GATE}, {@link
 * #SUSTAIN} and {@link #PAN}. Loudness is none: what plays a synth makes it louder or softer.
 *
 * @param name what a player writes: {@code s "boom"}
 * @param parameters what controls of their names set
 * @param channels one, which is heard where the note is panned, or left and right
 */
public record Synth(String name, List<Parameter> parameters, List<Signal> channels) {
  /** SuperCollider's usual block: a signal at control rate changes once in so many frames. */
  public static final int BLOCK_FRAMES = 64;

  /** What a synth can have at most. */
  public static final int MOST_PARAMETERS = 32;

  /** The pitch of the note, in Hz. */
  public static final String FREQ = "freq";

  /** 1 while the note is held, then 0. */
  public static final String GATE = "gate";

  /** How long the note is held, in seconds. */
  public static final String SUSTAIN = "sustain";

  /** 0 left, 1 right; a synth that has it places itself. */
  public static final String PAN = "pan";

  static final int MOST_UGENS = 500;

  /** Parameters that stay as they are: what plays the synth sees to loudness. */
  private static final Set<String> OUTSIDE = Set.of("amp", "gain", "velocity", "overgain");

  private static final Set<String> TAKEN = Set.of(Layout.BUS, Layout.LEVEL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");

  public Synth {
    if (!NAME.matcher(name).matches()) {
      throw new WordError(
          "defsynth: the name must be up to 31 letters and digits, such as boom, not \""
              + name
              + "\"");
    }
    parameters = List.copyOf(parameters);
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.size() > 2) {
      throw new WordError(
          name
              + " gives "
              + channels.size()
              + " channels, and one or two can be heard; (mix ...) makes one of many");
    }
    if (parameters.size() > MOST_PARAMETERS) {
      throw new WordError(name + " has more than " + MOST_PARAMETERS + " parameters");
    }
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (TAKEN.contains(parameter.name())) {
        throw new WordError(
            name + " cannot have a parameter " + parameter.name() + ": what plays it sets that");
      }
      if (!names.add(parameter.name())) {
        throw new WordError(name + " has two parameters called " + parameter.name());
      }
    }
  }

  /** The synth that {@code graph} describes with what it is given. */
  public static Synth of(String name, Function<Units, Sound> graph) {
    Units units = new Units();
    Sound sound = graph.apply(units);
    return new Synth(name, units.parameters(), sound.channels());
  }

  /** True for a parameter that no control sets. */
  static boolean isOutside(Parameter parameter) {
    return OUTSIDE.contains(parameter.name());
  }

  public boolean has(String parameter) {
    return parameters.stream().anyMatch(p -> p.name().equals(parameter));
  }

  /** As its player reads it: its parameters and how large it is. */
  public String described() {
    String given =
        parameters.stream()
            .filter(p -> !isOutside(p))
            .map(p -> String.format(Locale.ROOT, "%s %s", p.name(), Parameter.shown(p.standard())))
            .collect(Collectors.joining(", "));
    int generators = Layout.of(this).units().size() - 2;
    return name
        + (given.isEmpty() ? "" : " [" + given + "]")
        + ", "
        + generators
        + (generators == 1 ? " generator" : " generators");
  }
}
