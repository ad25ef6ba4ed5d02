// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import org.zadenza.time.Rational;

/**
 * A sound of a cycle.
 *
 * @param begin where it begins, from 0 up to 1 in the cycle
 * @param length in cycles, more than 0
 * @param value as patterns hold it, such as {@code {note 60}}
 */
public record Tone(Rational begin, Rational length, Object value) {
  /** Checks place and length. */
  public Tone {
    if (begin.signum() < 0 || begin.floor() > 0 || length.signum() <= 0) {
      throw new IllegalArgumentException(
          "a tone begins within its cycle and lasts: begin=%s, length=%s".formatted(begin, length));
    }
  }
}
