// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.Map;
import org.zadenza.music.Pitch;

/** Verbs whose values choose among other patterns, by number or by name. */
interface PickVerbs extends Verbs {

  /** Chooses from a list; numbers beyond its ends mean its ends, or wrap around. */
  default Pattern pick(PickFit fit, boolean wrap, List<?> choices) {
    if (choices.isEmpty()) return Pattern.silence();
    List<Pattern> patterns = choices.stream().map(Pattern::of).toList();
    int n = patterns.size();
    return fit.join(
        self()
            .withValue(
                v -> {
                  long i = Math.round(Pitch.numeral(v));
                  long at = wrap ? Math.floorMod(i, (long) n) : Math.clamp(i, 0, n - 1);
                  return patterns.get((int) at);
                }));
  }

  /** Chooses by name; a name that is not there is silent. */
  default Pattern pick(PickFit fit, Map<?, ?> choices) {
    return fit.join(
        self()
            .withValue(
                v -> {
                  Object choice = choices.get(v);
                  return choice == null ? Pattern.silence() : Pattern.of(choice);
                }));
  }
}
