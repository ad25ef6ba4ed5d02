// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zadenza.models.live.Search;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Tier;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Span;

/** Which models play on which slot, and from which tier, for the player. */
public final class ModelText {
  private final Session session;
  private final Map<String, Searched> searched = new HashMap<>();

  /** Which models a pattern asks in a cycle. */
  private record Searched(Pattern pattern, long cycle, List<Search.Found> models) {}

  /** The models of a session. One thread. */
  public ModelText(Session session) {
    this.session = session;
  }

  /**
   * For the status line: {@code model d2 fresh d3 markov (4 late)}; empty where no model plays.
   * Each slot is searched once a cycle.
   */
  public String line() {
    if (session.models().tally().isEmpty()) return "";
    Snapshot now = session.now();
    List<String> slots = new ArrayList<>();
    for (Snapshot.LaneStatus lane : now.lanes()) {
      if (lane.playing()) {
        worst(models(lane, now)).ifPresent(tier -> slots.add(lane.slot() + " " + tier.text()));
      }
    }
    long late = session.models().tally().late();
    if (slots.isEmpty()) return "";
    return "model " + String.join(" ", slots) + (late > 0 ? " (" + late + " late)" : "");
  }

  /** A text, and a line for each slot that plays models. */
  String after(String text) {
    if (session.models().tally().isEmpty()) return text;
    Snapshot now = session.now();
    StringBuilder out = new StringBuilder(text);
    for (Snapshot.LaneStatus lane : now.lanes()) {
      String models =
          lane.playing()
              ? models(lane, now).stream().map(ModelText::said).collect(Collectors.joining(", "))
              : "";
      if (!models.isEmpty())
        out.append("\nmodels of ").append(lane.slot()).append(": ").append(models);
    }
    return out.toString();
  }

  /** The models that a slot plays in the cycle that sounds; none where its pattern fails. */
  private List<Search.Found> models(Snapshot.LaneStatus lane, Snapshot now) {
    long cycle = now.cycle().floor();
    Searched before = searched.get(lane.slot());
    if (before != null && before.pattern == lane.pattern() && before.cycle == cycle) {
      return before.models;
    }
    List<Search.Found> models = search(lane.pattern(), cycle);
    searched.put(lane.slot(), new Searched(lane.pattern(), cycle, models));
    return models;
  }

  private static List<Search.Found> search(Pattern pattern, long cycle) {
    try {
      return Search.in(pattern, Span.of(cycle, cycle + 1));
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return List.of();
    }
  }

  private static Optional<Tier> worst(List<Search.Found> models) {
    return models.stream()
        .flatMap(model -> answer(model).stream())
        .map(Phrase::tier)
        .max(Tier::compareTo);
  }

  /** What it answered for the last of its cycles that has been asked for. */
  private static Optional<Phrase> answer(Search.Found model) {
    return model.cycles().reversed().stream()
        .flatMap(cycle -> model.phrases().answered(cycle).stream())
        .findFirst();
  }

  private static String said(Search.Found model) {
    return model.name() + answer(model).map(phrase -> " " + phrase.tier().text()).orElse("");
  }
}
