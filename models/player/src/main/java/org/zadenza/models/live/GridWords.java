// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The word {@code grid}: a place between four timbres of nsynth, whose cells are made ahead. */
final class GridWords {
  private static final List<String> OPTIONS = List.of("corners", "x", "y");
  private static final int CORNERS = 4;
  private static final double MIDDLE = 0.5;
  private static final int CYCLES_TRIED = 4;
  private static final int TRIED_A_CYCLE = 16;

  private final NsynthPlayer player;

  GridWords(NsynthPlayer player) {
    this.player = player;
  }

  void on(Lexicon lexicon) {
    lexicon.word(
        "grid",
        "[pattern] options...",
        "Notes of nsynth at a place between four timbres: options :corners, four of them, and the"
            + " patterns :x and :y, 0 to 1.",
        "(grid (note \"c4 e4 g4\") :x (slow 4 sine) :y perlin)",
        this::grid);
  }

  private Pattern grid(Given given) {
    List<Object> rest = new ArrayList<>(given.values());
    Pattern notes = null;
    if (!rest.isEmpty() && !isOption(rest.getFirst())) {
      notes = Pattern.of(rest.removeFirst());
    } else if (rest.size() > 1 && (rest.getFirst() instanceof Map || rest.size() % 2 == 1)) {
      notes = Pattern.of(rest.removeLast());
    }
    Map<String, Object> options = options(rest);
    Anchors anchors = TimbreWords.anchors(player, "grid");
    Timbre grid =
        new Timbre.Grid(
            corners(options.get("corners"), anchors),
            place("x", options),
            place("y", options),
            Query.of(Span.of(0, 1)));
    player.prepare();
    player.grids().resume();
    Pattern sounds =
        new TimbrePattern(grid)
            .withValue(
                timbre -> Controls.of("s", NsynthPlayer.SOUND).with(TimbreWords.TIMBRE, timbre));
    return notes == null ? sounds : notes.set(sounds);
  }

  private static boolean isOption(Object given) {
    return given instanceof Named || given instanceof Map;
  }

  private static Map<String, Object> options(List<Object> given) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (given.size() == 1 && given.getFirst() instanceof Map<?, ?> map) {
      map.forEach((key, value) -> out.put(name(key), value));
    } else {
      if (given.size() % 2 != 0) {
        throw new WordError(
            "grid: options are names, each with its value, as in :x 0.5 :y perlin, not "
                + Shown.of(given.getLast()));
      }
      for (int k = 0; k < given.size(); k += 2) out.put(name(given.get(k)), given.get(k + 1));
    }
    for (String name : out.keySet()) {
      if (OPTIONS.contains(name)) continue;
      throw new WordError(
          "grid: there is no option :%s%s; there are :corners :x :y"
              .formatted(name, NearestName.hint(name, OPTIONS)));
    }
    return out;
  }

  private static String name(@Nullable Object key) {
    String text = key instanceof Named named ? named.getName() : key instanceof String s ? s : "";
    if (text.isEmpty()) {
      throw new WordError("grid: an option has a name, such as :x, not " + Shown.of(key));
    }
    return text.startsWith(":") ? text.substring(1) : text;
  }

  private static List<Timbre> corners(@Nullable Object given, Anchors anchors) {
    List<?> four =
        given == null ? usual(anchors) : given instanceof List<?> list ? list : List.of();
    if (four.size() != CORNERS) {
      throw new WordError(
          "grid: :corners are four timbres, such as [:flute :brass :bass :organ], not "
              + Shown.of(given));
    }
    List<Timbre> out = new ArrayList<>();
    for (Object corner : four) {
      Timbre timbre = TimbreWords.timbre("grid", corner, anchors);
      if (!timbre.isStill()) {
        throw new WordError("grid: a corner stays as it is: " + timbre + " cannot be one");
      }
      out.add(timbre);
    }
    return out;
  }

  /** The first four families, or as many as there are and then other names. */
  private static List<String> usual(Anchors anchors) {
    List<String> out = anchors.first(CORNERS);
    if (out.size() == CORNERS) return out;
    throw new WordError(
        "grid: these weights name "
            + out.size()
            + " timbres: give four :corners, each a name or as many numbers as a code has");
  }

  private static Pattern place(String name, Map<String, Object> options) {
    Object given = options.getOrDefault(name, MIDDLE);
    Pattern by = Pattern.of(given);
    for (int k = 0; k < CYCLES_TRIED * TRIED_A_CYCLE; k++) {
      Span moment = new Span(Rational.of(k, TRIED_A_CYCLE), Rational.of(k + 1, TRIED_A_CYCLE));
      for (Event event : by.events(moment)) check(name, event.value());
    }
    return by;
  }

  private static void check(String name, Object value) {
    if (value instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1) return;
    throw new WordError("grid: :%s goes from 0 to 1, not %s".formatted(name, Shown.of(value)));
  }
}
