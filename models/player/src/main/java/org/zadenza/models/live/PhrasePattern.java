// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.idiom.Tone;
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
 */
record PhrasePattern(String name, Phrases phrases) implements Pattern {
  /** How many cycles are made ahead of the one that plays. */
  static final int CYCLES_AHEAD = 4;

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.perCycle(this::queryCycle).query(query, sink);
  }

  private void queryCycle(Query query, EventSink sink) {
    long cycle = query.begin().floor();
    if (Search.saw(this, cycle)) return;
    for (Tone tone : phrase(query, cycle).tones()) {
      query.budget().spend();
      Rational begin = Rational.of(cycle).plus(tone.begin());
      Span whole = new Span(begin, begin.plus(tone.length()));
      Span part = whole.intersection(query.span());
      if (part != null) sink.accept(new Event(whole, part, tone.value(), Sources.NONE));
    }
  }

  private Phrase phrase(Query query, long cycle) {
    if (!query.live()) return phrases.compute(cycle);
    phrases.ask(cycle, CYCLES_AHEAD);
    return phrases.play(cycle);
  }
}
