// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess.play;

/**
 * How likely a word is while a part of a drawing is drawn: it goes from one number to another, 0 to
 * 1.
 */
public record Likelihood(double from, double to) {
  /** At a time of the part, 0 to 1. */
  public double at(double time) {
    return from + time * (to - from);
  }
}
