// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.Serializable;

/**
 * How a training is shared out.
 *
 * @param parts that learn side by side
 * @param localSteps iterations of each between two averages
 */
public record Rounds(int parts, int localSteps) implements Serializable {
  private static final int MOST = 4096;

  /** Checks the numbers. */
  public Rounds {
    if (parts < 1 || parts > MOST || localSteps < 1 || localSteps > MOST) {
      throw new IllegalArgumentException(
          "parts and local steps are 1 to %d, not %d and %d".formatted(MOST, parts, localSteps));
    }
  }

  /** The number of the batch for a step of a part: all are different, none is left out. */
  long batch(long round, int step, int part) {
    return (round * localSteps + step) * parts + part;
  }
}
