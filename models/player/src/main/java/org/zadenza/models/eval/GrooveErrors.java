// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import org.zadenza.models.codec.GrooveCodec;

/** Adds up how far grooves are from what drummers played. */
final class GrooveErrors {
  private static final int DRUMS = GrooveCodec.WIDTH / 3;
  private static final double LOUDEST = 127;

  private long hits;
  private long played;
  private long both;
  private double velocity;
  private double velocitySquares;
  private double offset;
  private double offsetSquares;

  /** Adds a phrase: as it was, and as it is answered. */
  void add(float[][] truth, float[][] answer) {
    for (int t = 0; t < truth.length; t++) {
      for (int k = 0; k < DRUMS; k++) {
        boolean hit = truth[t][k] > 0.5;
        boolean answered = answer[t][k] > 0.5;
        if (answered) played++;
        if (hit && answered) both++;
        if (hit) {
          hits++;
          double louder = LOUDEST * (answer[t][DRUMS + k] - truth[t][DRUMS + k]);
          double earlier = (answer[t][2 * DRUMS + k] - truth[t][2 * DRUMS + k]) / 2;
          velocity += Math.abs(louder);
          velocitySquares += louder * louder;
          offset += Math.abs(earlier);
          offsetSquares += earlier * earlier;
        }
      }
    }
  }

  /** How many hits were played in truth. */
  long count() {
    return hits;
  }

  GrooveEvaluation.Errors errors() {
    double n = Math.max(1, hits);
    return new GrooveEvaluation.Errors(
        velocity / n, Math.sqrt(velocitySquares / n), offset / n, Math.sqrt(offsetSquares / n));
  }

  GrooveEvaluation.Hits hits() {
    double precision = both / (double) Math.max(1, played);
    double recall = both / (double) Math.max(1, hits);
    double f = both == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new GrooveEvaluation.Hits(precision, recall, f);
  }
}
