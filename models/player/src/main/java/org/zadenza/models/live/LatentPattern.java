// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.latent.LatentPath;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;

/**
 * A latent at the prompt: it plays what it decodes to, and words for latents take it as the point
 * that it is.
 *
 * @param path the point of each cycle
 * @param sound what it plays
 */
public record LatentPattern(LatentPath path, Pattern sound) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    sound.query(query, sink);
  }

  @Override
  public String described() {
    return "a latent of " + path.model().shortName();
  }
}
