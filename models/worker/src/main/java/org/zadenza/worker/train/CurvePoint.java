// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.util.Locale;

/** One point of a training curve; losses in nats per step, seconds of training so far. */
public record CurvePoint(long iteration, double trainLoss, double validationLoss, double seconds) {
  /** The first line of a curve file. */
  public static final String HEADER = "iteration,train_loss,validation_loss,seconds";

  /** The point as a line of CSV. */
  public String csv() {
    return String.format(
        Locale.ROOT, "%d,%.5f,%.5f,%.1f", iteration, trainLoss, validationLoss, seconds);
  }
}
