// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.util.random.RandomGenerator;

/**
 * Names a peer, and a session by the peer that founded it.
 *
 * @param bits its eight bytes, the first on top
 */
record NodeId(long bits) implements Comparable<NodeId> {
  static NodeId random(RandomGenerator random) {
    long bits = random.nextLong();
    return bits == 0 ? random(random) : new NodeId(bits);
  }

  /** By bytes, without sign: the lesser one wins between sessions of the same age. */
  @Override
  public int compareTo(NodeId other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return String.format("%016x", bits);
  }
}
