// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;

/**
 * A timbre at the prompt: continuous, so that each note has it for as long as it lasts, and moves
 * with it as its own time does.
 */
record TimbrePattern(Timbre timbre) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    query.budget().spend();
    sink.accept(new Event(null, query.span(), timbre.over(query), Sources.NONE));
  }

  @Override
  public String described() {
    return timbre.described();
  }
}
