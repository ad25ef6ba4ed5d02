// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Points;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** Finds the models in a pattern, however deep they lie, by asking it: no network is run. */
public final class Search {
  private static final ScopedValue<Search> NOW = ScopedValue.newInstance();

  private final Map<PhrasePattern, SortedSet<Long>> seen = new LinkedHashMap<>();

  private Search() {}

  /**
   * A model in a pattern.
   *
   * @param name of the model
   * @param cycles which of its cycles are asked for, at least one
   * @param path where it lies in the latent space of a MusicVAE, or null
   * @param points where it lies in the latent space of any model, by its cycles, or null
   */
  public record Found(
      String name,
      Phrases phrases,
      SortedSet<Long> cycles,
      @Nullable LatentPath path,
      @Nullable Points points) {}

  /** The models that a pattern asks in a span. Any thread. */
  public static List<Found> in(Pattern pattern, Span span) {
    Search search = new Search();
    ScopedValue.where(NOW, search).run(() -> pattern.events(span));
    return search.seen.entrySet().stream()
        .map(
            e ->
                new Found(
                    e.getKey().name(),
                    e.getKey().phrases(),
                    e.getValue(),
                    e.getKey().path(),
                    e.getKey().points()))
        .toList();
  }

  /** Notes that a model is asked for a cycle, if this thread searches. */
  static boolean saw(PhrasePattern model, long cycle) {
    if (!isOn()) return false;
    NOW.get().seen.computeIfAbsent(model, _ -> new TreeSet<>()).add(cycle);
    return true;
  }

  /** Whether this thread searches. */
  static boolean isOn() {
    return NOW.isBound();
  }
}
