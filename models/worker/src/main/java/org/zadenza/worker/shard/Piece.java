// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import org.zadenza.models.data.Split;

/**
 * A piece of music as it is kept.
 *
 * @param name where it is from, e.g. the file
 * @param tokens one for each step, 0 or more each
 */
public record Piece(String name, Split split, int[] tokens) {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 4096;

  /** Checks it. */
  public Piece {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a piece's name has %d characters; there may be %d"
              .formatted(name.length(), LONGEST_NAME));
    }
  }
}
