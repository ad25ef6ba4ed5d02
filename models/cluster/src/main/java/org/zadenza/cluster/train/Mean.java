// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.zadenza.worker.train.Knowledge;

/**
 * The mean of what several trainees know. Sums are kept in doubles, so the order in which they
 * arrive matters in a float's last bit at most, and the mean of one is itself.
 */
final class Mean implements Serializable {
  private int count;
  private double losses;
  private @Nullable Knowledge only;
  private double @Nullable [] sums;
  private int weights;
  private int updates;

  /** Adds what one knows, with the loss that it met. */
  Mean add(Knowledge knowledge, double loss) {
    if (count == 0) {
      only = knowledge;
      updates = knowledge.updates();
    } else {
      spread();
      addTo(sums(), knowledge);
      updates = Math.max(updates, knowledge.updates());
    }
    count++;
    losses += loss;
    return this;
  }

  /** Adds what others know. */
  Mean add(Mean other) {
    if (other.count == 0) return this;
    if (other.only != null) return add(other.only, other.losses);
    if (count == 0) return other;
    spread();
    double[] sums = sums();
    double[] more = other.sums();
    for (int k = 0; k < sums.length; k++) sums[k] += more[k];
    updates = Math.max(updates, other.updates);
    count += other.count;
    losses += other.losses;
    return this;
  }

  private void spread() {
    Knowledge one = only;
    if (one == null) return;
    sums = new double[one.length()];
    weights = one.weights().length;
    addTo(sums, one);
    only = null;
  }

  private static void addTo(double[] sums, Knowledge knowledge) {
    int weights = knowledge.weights().length;
    for (int k = 0; k < weights; k++) sums[k] += knowledge.weights()[k];
    for (int k = 0; k < knowledge.moments().length; k++) {
      sums[weights + k] += knowledge.moments()[k];
    }
  }

  private double[] sums() {
    double[] now = sums;
    if (now == null) throw new IllegalStateException("nothing was added");
    return now;
  }

  /** How many were added. */
  int count() {
    return count;
  }

  /** The mean of the losses. */
  double loss() {
    return losses / count;
  }

  /** The mean of what they know. */
  Knowledge knowledge() {
    Knowledge one = only;
    if (one != null) return one;
    double[] all = sums();
    float[] first = new float[weights];
    float[] rest = new float[all.length - weights];
    for (int k = 0; k < all.length; k++) {
      float mean = (float) (all[k] / count);
      if (k < weights) first[k] = mean;
      else rest[k - weights] = mean;
    }
    return new Knowledge(first, rest, updates);
  }
}
