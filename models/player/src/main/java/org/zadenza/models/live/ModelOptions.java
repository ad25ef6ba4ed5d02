// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.phrase.Composer;
import org.zadenza.music.Pitch;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * The options that a model was given, {@code {:seed 7 :temperature "<0.7 1.1>"}} or in Java {@code
 * Map.of("seed", 7)}. Each is tried for a run of cycles at once, so that what does not fit is
 * refused where it was written.
 */
final class ModelOptions {
  private static final double HOTTEST = 10;
  private static final double DENSEST = 100;
  private static final double SHORTEST = 0.25;
  private static final double LONGEST = 30;
  private static final int MOST_TOKENS = 512;

  private final String model;
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Reads a map, or null for none; {@code known} are the model's options. */
  ModelOptions(String model, @Nullable Object given, List<String> known) {
    this.model = model;
    if (given == null) return;
    if (!(given instanceof Map<?, ?> map)) {
      throw error(" takes its options in a map, such as {:seed 7}, not " + Shown.of(given));
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = Word.kebab(text(entry.getKey()));
      if (!known.contains(name)) {
        String meant =
            NearestName.to(name, known)
                .map(near -> "; did you mean :" + near + "?")
                .orElse("; there are :" + String.join(" :", known));
        throw error(" has no option :" + name + meant);
      }
      if (entry.getValue() == null) throw error(": :" + name + " has no value");
      values.put(name, entry.getValue());
    }
  }

  private static String text(Object key) {
    String text = key instanceof Named named ? named.getName() : String.valueOf(key);
    return text.startsWith(":") ? text.substring(1) : text;
  }

  private WordError error(String what) {
    return new WordError(model + what);
  }

  private WordError wrong(String option, String wanted, Object value, String where) {
    return error(": :%s must be %s, not %s%s".formatted(option, wanted, Shown.of(value), where));
  }

  /** A whole number that holds for all cycles. */
  long whole(String option, long least, long most, long otherwise) {
    Object value = values.get(option);
    if (value == null) return otherwise;
    if (value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())) {
      long whole = n.longValue();
      if (whole >= least && whole <= most) return whole;
    }
    String range = least == Long.MIN_VALUE ? "" : " from " + least + " to " + most;
    throw wrong(option, "a whole number" + range, value, "");
  }

  /** What was given; empty if nothing was. */
  Optional<Object> given(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** Whether something is wished for; not, unless it is said. */
  boolean truth(String option) {
    Object value = values.get(option);
    if (value == null) return false;
    if (value instanceof Boolean truth) return truth;
    throw wrong(option, "true or false", value, "");
  }

  /** Which roll of the dice. */
  long seed() {
    return whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
  }

  /** What is wished for in each cycle. */
  LongFunction<Wishes> wishes() {
    return wishes(1);
  }

  /** The same of a model whose temperature is usually another. */
  LongFunction<Wishes> wishes(double usual) {
    LongFunction<Double> temperature = number("temperature", 0, HOTTEST, usual);
    LongFunction<Double> topK = wholes("top-k", 1, MOST_TOKENS, 0);
    LongFunction<Double> polyphony = wholes("polyphony", 1, Wishes.ANY_NUMBER, Wishes.ANY_NUMBER);
    LongFunction<Double> density = number("density", 0, DENSEST, Wishes.ANY_DENSITY);
    LongFunction<Double> seconds = number("seconds", SHORTEST, LONGEST, Wishes.USUAL_SECONDS);
    LongFunction<Optional<Integer>> scale = perCycle("scale", PitchClasses::ofScale);
    LongFunction<Optional<Integer>> chord = perCycle("chord", PitchClasses::ofChord);
    LongFunction<Optional<List<Double>>> histogram = histogram();
    Optional<Pattern> rhythm = pattern("rhythm").map(p -> Pattern.pure(1.0).struct(p));
    LongFunction<Wishes> wishes =
        cycle ->
            new Wishes(
                temperature.apply(cycle),
                topK.apply(cycle).intValue(),
                PitchClasses.both(scale.apply(cycle), chord.apply(cycle)),
                rhythm.map(p -> places(p, cycle)).orElse(null),
                polyphony.apply(cycle).intValue(),
                density.apply(cycle),
                histogram
                    .apply(cycle)
                    .or(() -> chord.apply(cycle).map(PitchClasses::histogram))
                    .orElse(List.of()),
                seconds.apply(cycle),
                0);
    for (long cycle = 0; cycle < Composer.RUN; cycle++) wishes.apply(cycle);
    return wishes;
  }

  private Optional<Pattern> pattern(String option) {
    return Optional.ofNullable(values.get(option)).map(Pattern::of);
  }

  private LongFunction<Double> wholes(String option, long least, long most, double otherwise) {
    return numbers(option, least, most, otherwise, "a whole number", x -> x == Math.rint(x));
  }

  /** A number that may be another in each cycle; tried for a run of cycles at once. */
  LongFunction<Double> tried(String option, double least, double most, double otherwise) {
    LongFunction<Double> out = number(option, least, most, otherwise);
    for (long cycle = 0; cycle < Composer.RUN; cycle++) out.apply(cycle);
    return out;
  }

  /** The same of whole numbers. */
  LongFunction<Double> triedWholes(String option, long least, long most, double otherwise) {
    LongFunction<Double> out = wholes(option, least, most, otherwise);
    for (long cycle = 0; cycle < Composer.RUN; cycle++) out.apply(cycle);
    return out;
  }

  private LongFunction<Double> number(String option, double least, double most, double otherwise) {
    return numbers(option, least, most, otherwise, "a number", x -> true);
  }

  private LongFunction<Double> numbers(
      String option,
      double least,
      double most,
      double otherwise,
      String kind,
      Function<Double, Boolean> fits) {
    String wanted = "%s from %s to %s".formatted(kind, Shown.of(least), Shown.of(most));
    LongFunction<Optional<Double>> read =
        perCycle(
            option,
            value -> {
              double x = value instanceof String ? Double.NaN : Pitch.numeral(value);
              if (x >= least && x <= most && fits.apply(x)) return x;
              throw new IllegalArgumentException("must be " + wanted + ", not " + Shown.of(value));
            });
    return cycle -> read.apply(cycle).orElse(otherwise);
  }

  /** The first value of each cycle, read; empty where there is none. */
  private <T> LongFunction<Optional<T>> perCycle(String option, Function<Object, T> read) {
    Optional<Pattern> pattern = pattern(option);
    if (pattern.isEmpty()) return cycle -> Optional.empty();
    return cycle ->
        pattern.get().events(Span.of(cycle, cycle + 1)).stream()
            .findFirst()
            .map(event -> read(option, event.value(), cycle, read));
  }

  private <T> T read(String option, Object value, long cycle, Function<Object, T> read) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw error(": :%s %s (in cycle %d)".formatted(option, e.getMessage(), cycle));
    }
  }

  /** Twelve weights, C first, for all cycles, or a pattern of scales. */
  private LongFunction<Optional<List<Double>>> histogram() {
    Object given = values.get("histogram");
    if (given instanceof List<?> weights) {
      Optional<List<Double>> constant =
          Optional.of(read("histogram", weights, 0, PitchClasses::weights));
      return cycle -> constant;
    }
    LongFunction<Optional<Integer>> scale = perCycle("histogram", PitchClasses::ofScale);
    return cycle -> scale.apply(cycle).map(PitchClasses::histogram);
  }

  private static List<Rational> places(Pattern rhythm, long cycle) {
    return rhythm.events(Span.of(cycle, cycle + 1)).stream()
        .filter(Event::hasOnset)
        .map(event -> event.begin().minus(Rational.of(cycle)))
        .distinct()
        .toList();
  }

  /** What a run hears before its first cycle: of a pattern that cycle, at that cycle's wishes. */
  LongFunction<List<Integer>> prime(Idiom idiom, LongFunction<Wishes> wishes) {
    Optional<Pattern> pattern = given("prime").map(MidiMusic::of);
    if (pattern.isEmpty()) return cycle -> List.of();
    LongFunction<List<Integer>> prime =
        cycle -> heard(pattern.get(), cycle, 1, idiom, wishes.apply(cycle));
    prime.apply(0);
    return prime;
  }

  /** The same of the first cycles of what was played. */
  LongFunction<List<Integer>> prime(
      Pattern played, int cycles, Idiom idiom, LongFunction<Wishes> wishes) {
    List<Integer> tokens = heard(played, 0, cycles, idiom, wishes.apply(0));
    return cycle -> tokens;
  }

  /** What begins in some cycles of a pattern, counted from the first of them. */
  static List<Event> begun(Pattern pattern, long from, int cycles) {
    Rational back = Rational.of(-from);
    List<Event> events = new ArrayList<>();
    for (Event event : pattern.events(Span.of(from, from + cycles))) {
      if (event.hasOnset()) events.add(event.withSpans(span -> span.shifted(back)));
    }
    return events;
  }

  private List<Integer> heard(Pattern pattern, long from, int cycles, Idiom idiom, Wishes wishes) {
    List<Event> events = begun(pattern, from, cycles);
    if (events.isEmpty()) return List.of();
    try {
      return idiom.heard(events, cycles, wishes);
    } catch (IllegalArgumentException e) {
      throw error(": :prime: %s (in cycle %d)".formatted(e.getMessage(), from));
    }
  }
}
