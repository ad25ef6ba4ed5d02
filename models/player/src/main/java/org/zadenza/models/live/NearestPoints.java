// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.function.LongFunction;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.latent.Points;

/**
 * The pieces of a corpus that are nearest to other points.
 *
 * @param which in each cycle, 1 for the nearest
 */
record NearestPoints(CorpusMap map, Points points, LongFunction<Double> which) implements Points {
  @Override
  public float[] at(long cycle) {
    int piece = map.nearest(points.at(cycle), which.apply(cycle).intValue());
    return map.pieces().get(piece).z();
  }

  @Override
  public boolean isLive() {
    return points.isLive();
  }
}
