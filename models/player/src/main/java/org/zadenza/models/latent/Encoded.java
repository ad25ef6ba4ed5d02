// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.LinkedHashMap;
import java.util.Map;

/** Points of phrases of several cycles, found once for each phrase. Any thread. */
public final class Encoded implements Points {
  private static final int KEPT = 64;

  private final int cycles;
  private final Points ofPhrase;
  private final Map<Long, float[]> found =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, float[]> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Points of phrases.
   *
   * @param cycles how many a phrase has
   * @param ofPhrase finds the point of the phrase that begins with a cycle
   */
  public Encoded(int cycles, Points ofPhrase) {
    this.cycles = cycles;
    this.ofPhrase = ofPhrase;
  }

  @Override
  public synchronized float[] at(long cycle) {
    long first = cycle - Math.floorMod(cycle, (long) cycles);
    return found.computeIfAbsent(first, ofPhrase::at);
  }
}
