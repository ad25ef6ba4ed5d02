// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;

/**
 * Mean losses in nats per step on the same steps of one split; {@code markovK} and {@code unigramK}
 * are what was added to each count of the simple models.
 */
public record Evaluation(
    String model,
    String weights,
    String split,
    int sequences,
    long steps,
    double loss,
    double markovLoss,
    double unigramLoss,
    double markovK,
    double unigramK) {
  private static final Gson JSON = new Gson();

  /** One JSON object on one line. */
  public String toJson() {
    return JSON.toJson(this);
  }
}
