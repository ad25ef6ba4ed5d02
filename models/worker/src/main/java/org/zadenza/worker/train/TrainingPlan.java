// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

/**
 * When a trainer looks at held-out data and when it stops.
 *
 * <p>{@code validateEvery} is in iterations, {@code patience} in validations without a new best,
 * {@code seconds} is the time to train, earlier runs that are resumed counted in.
 */
public record TrainingPlan(int validateEvery, int patience, double seconds) {
  /** Checks that the plan ends. */
  public TrainingPlan {
    if (validateEvery < 1 || patience < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "a plan needs positive numbers: validateEvery=%d, patience=%d, seconds=%s"
              .formatted(validateEvery, patience, seconds));
    }
  }
}
