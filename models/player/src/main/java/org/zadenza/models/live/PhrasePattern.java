// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Points;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A model's phrases as a pattern: one phrase a cycle.
 *
 * <p>A live query never waits: it plays what is ready and has the next cycles made. Any other query
 * computes what is missing. Under a {@link Search} it only says which cycle is asked for.
 *
 * @param name of the model
 * @param phrases where the phrases come from
 * @param reach for how many cycles after its own a sound of a phrase may last
 * @param path where they lie in the latent space of a MusicVAE, or null
 * @param points where they lie in the latent space of any model, by their cycles, or null
 */
record PhrasePattern(
    String name, Phrases phrases, int reach, @Nullable LatentPath path, @Nullable Points points)
    implements Pattern {
  /** How many cycles are made ahead of the one that plays. */
  static final int CYCLES_AHEAD = 4;

  PhrasePattern(String name, Phrases phrases) {
    this(name, phrases, 0, null, null);
  }

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.perCycle(this::queryCycle).query(query, sink);
  }

  private void queryCycle(Query query, EventSink sink) {
    long cycle = query.begin().floor();
    List<Tone> tones = tones(query, cycle);
    if (!Search.isOn()) {
      for (long c = cycle - reach; c < cycle; c++) emit(before(query, c), c, query, sink);
    }
    emit(tones, cycle, query, sink);
  }

  private static void emit(List<Tone> tones, long cycle, Query query, EventSink sink) {
    for (Tone tone : tones) {
      query.budget().spend();
      Rational begin = Rational.of(cycle).plus(tone.begin());
      Span whole = new Span(begin, begin.plus(tone.length()));
      Span part = whole.intersection(query.span());
      if (part != null) sink.accept(new Event(whole, part, tone.value(), Sources.NONE));
    }
  }

  /** What it plays in a cycle; nothing under a search. */
  List<Tone> tones(Query query, long cycle) {
    return Search.saw(this, cycle) ? List.of() : phrase(query, cycle).tones();
  }

  /** What an earlier cycle plays: of what is live, only what was played of it. */
  private List<Tone> before(Query query, long cycle) {
    return phrases.earlier(cycle, query.live()).map(Phrase::tones).orElse(List.of());
  }

  private Phrase phrase(Query query, long cycle) {
    if (!query.live()) return phrases.compute(cycle);
    phrases.ask(cycle, CYCLES_AHEAD);
    return phrases.play(cycle);
  }
}
