// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.latent.Points;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;

/**
 * Drawings at the prompt: an event is a {@link org.zadenza.models.sketch.Figure}, its whole the
 * time in which it is drawn; and words for latents take it as the place that it is drawn from.
 *
 * @param model who draws
 * @param points where, by the cycle in which a drawing begins
 * @param drawings what it draws
 */
public record SketchPattern(SketchModel model, Points points, Pattern drawings) implements Pattern {
  /** The control that has a page draw a figure; sinks of sound know nothing of it. */
  public static final String CONTROL = "_drawing";

  @Override
  public void query(Query query, EventSink sink) {
    drawings.query(query, sink);
  }

  @Override
  public String described() {
    return "drawings of " + model.name();
  }
}
