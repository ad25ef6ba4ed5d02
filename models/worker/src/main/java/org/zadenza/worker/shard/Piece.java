// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import org.zadenza.models.data.Split;

/**
 * A piece of music, a drawing or a note as it is kept.
 *
 * @param name where it is from, e.g. the file
 * @param steps how long it is, in what its model counts; known without reading it
 * @param tokens what it is, in numbers; those from 0 on take least
 */
public record Piece(String name, Split split, int steps, int[] tokens) {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 4096;

  /** A piece of one token for each step. */
  public Piece(String name, Split split, int[] tokens) {
    this(name, split, tokens.length, tokens);
  }

  /** Checks it. */
  public Piece {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a piece's name has %d characters; there may be %d"
              .formatted(name.length(), LONGEST_NAME));
    }
  }
}
