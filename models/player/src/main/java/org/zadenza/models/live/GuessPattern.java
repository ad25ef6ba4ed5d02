// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.guess.play.Likelihood;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Guesses at the prompt: words as events, or how likely one is as a number, continuous, asked at
 * the beginning of a span as signals are. Under a {@link Search} it says which models draw and
 * which guesses.
 *
 * @param guesses what is guessed
 * @param drawings of what
 */
record GuessPattern(PhrasePattern guesses, Pattern drawings) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    if (Search.isOn()) drawings.query(query, event -> {});
    guesses.query(query, event -> sink.accept(heard(event)));
  }

  private static Event heard(Event event) {
    if (!(event.value() instanceof Likelihood likelihood)) return event;
    Span whole = event.wholeOrPart();
    Rational since = event.begin().minus(whole.begin());
    double time = since.dividedBy(whole.width()).toDouble();
    return new Event(null, event.part(), likelihood.at(time), event.sources());
  }

  @Override
  public String described() {
    return "guesses of " + guesses.name();
  }
}
