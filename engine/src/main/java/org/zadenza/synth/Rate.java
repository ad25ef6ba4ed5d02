// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

/** How often a signal changes, in the order of SuperCollider's numbers. */
public enum Rate {
  /** Never. */
  SCALAR,
  /** Once in a block of {@link Synth#BLOCK_FRAMES} frames. */
  CONTROL,
  /** Every frame. */
  AUDIO;

  Rate faster(Rate other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
