// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/**
 * How loudness runs over a note: attack, decay and release in seconds, the level between as a
 * factor.
 */
public record Contour(double attack, double decay, double sustain, double release) {
  /** A drum: at once, and to its own end. */
  static final Contour STRUCK = new Contour(0.0005, 0.1, 1, 0.012);

  /** A key: at once, as long as the note. */
  public static final Contour HELD = new Contour(0.003, 0.1, 1, 0.06);
}
