// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.latent.Points;

/** The piece of a corpus that is nearest to where a hand is on its map. */
record PiecePoints(CorpusMap map, PadPoints.Hand hand) implements Points {
  @Override
  public float[] at(long cycle) {
    return map.pieces().get(map.at(hand.x(cycle), hand.y(cycle))).z();
  }

  @Override
  public boolean isLive() {
    return hand.isLive();
  }
}
