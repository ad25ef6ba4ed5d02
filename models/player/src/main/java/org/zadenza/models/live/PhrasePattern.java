// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A model's phrases as a pattern: one phrase a cycle, a sixteenth of the cycle each step.
 *
 * <p>A live query never waits: it plays what is ready and has the next cycles made. Any other query
 * computes what is missing.
 *
 * @param phrases where the phrases come from
 */
record PhrasePattern(Phrases phrases) implements Pattern {
  /** How many cycles are made ahead of the one that plays. */
  static final int CYCLES_AHEAD = 4;

  /** SuperDirt's gain is raised to the fourth power; this makes loudness follow velocity. */
  private static final double GAIN_EXPONENT = 0.375;

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.perCycle(this::queryCycle).query(query, sink);
  }

  private void queryCycle(Query query, EventSink sink) {
    long cycle = query.begin().floor();
    for (DrumHit hit : phrase(query, cycle).hits()) {
      query.budget().spend();
      Span whole = span(cycle, hit.step());
      Span part = whole.intersection(query.span());
      if (part != null) sink.accept(new Event(whole, part, controls(hit), Sources.NONE));
    }
  }

  private Phrase phrase(Query query, long cycle) {
    if (!query.live()) return phrases.compute(cycle);
    phrases.ask(cycle, CYCLES_AHEAD);
    return phrases.play(cycle);
  }

  private static Span span(long cycle, int step) {
    Rational begin = Rational.of(cycle).plus(Rational.of(step, DrumsCodec.STEPS_PER_BAR));
    return new Span(begin, begin.plus(Rational.of(1, DrumsCodec.STEPS_PER_BAR)));
  }

  private static Controls controls(DrumHit hit) {
    return Controls.of("s", hit.drum().sound())
        .with("gain", Math.pow(hit.velocity(), GAIN_EXPONENT));
  }
}
