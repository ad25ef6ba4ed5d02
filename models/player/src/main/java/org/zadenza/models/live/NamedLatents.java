// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.zadenza.models.latent.Palette;

/** Latents that have names. Files are read anew each time; each problem is told once. */
final class NamedLatents {
  private final Weights weights;
  private final Set<String> problems = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> listener = problem -> {};

  NamedLatents(Weights weights) {
    this.weights = weights;
  }

  void tellsProblemsTo(Consumer<String> newListener) {
    listener = newListener;
  }

  Palette palette() {
    return told(weights.palette());
  }

  Palette attributes() {
    return told(weights.attributes());
  }

  private Palette told(Palette palette) {
    for (String problem : palette.problems()) {
      if (problems.add(problem)) listener.accept(problem);
    }
    return palette;
  }
}
