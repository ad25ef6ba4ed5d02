// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;

/**
 * What one part does in one round: begins with what all know, and learns from batches of its own.
 * What comes out is a function of the round and the part, not of the machine: a task of a worker
 * that died is done again elsewhere with the same result.
 *
 * @param round the number of the round, from 0
 * @param progress how much of the time to train is over, 0 to 1
 */
record LocalSteps(
    Recipe recipe, Broadcast<Knowledge> known, Rounds rounds, long round, double progress)
    implements Function2<Mean, Integer, Mean> {
  @Override
  public Mean call(Mean mean, Integer part) throws IOException {
    try (Desk desk = Desk.take(recipe)) {
      MergingTrainee trainee = desk.trainee();
      trainee.know(known.value());
      double loss = 0;
      for (int step = 0; step < rounds.localSteps(); step++) {
        loss += trainee.fit(rounds.batch(round, step, part), progress);
      }
      return mean.add(trainee.knowledge(), loss / rounds.localSteps());
    }
  }
}
