// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

/** What was found about some phrases: sums over all steps and cores. */
final class Tally {
  private double loss;
  private long right;
  private long judged;

  /** One step of one phrase: its loss in nats, and whether its most likely row was right. */
  void add(double nats, boolean correct) {
    loss += nats;
    judged++;
    if (correct) right++;
  }

  /** All losses together. */
  double loss() {
    return loss;
  }

  /** The share of steps whose most likely row was right. */
  double accuracy() {
    return judged == 0 ? 0 : (double) right / judged;
  }
}
