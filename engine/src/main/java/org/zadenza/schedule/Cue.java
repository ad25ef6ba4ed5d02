// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * An event that is due: what to play and exactly when.
 *
 * @param slot the slot it came from, such as {@code "d1"}
 * @param nanos session time of its onset, in nanoseconds
 * @param seconds how long its whole lasts at the present tempo (SuperDirt's {@code delta})
 * @param cps the tempo at its onset, in cycles per second
 * @param whole where it lies in cycles; the onset is its begin
 * @param controls what to play
 * @param sources the places in the text that made it
 */
public record Cue(
    String slot,
    long nanos,
    double seconds,
    double cps,
    Span whole,
    Controls controls,
    Sources sources) {

  /** The slot of what is played {@code asap}. */
  public static final String ASAP = "asap";

  /** True for what does not wait for what was sent ahead: a sink adds no latency to it. */
  public boolean hurried() {
    return slot.equals(ASAP);
  }

  /** The onset in cycles. */
  public Rational cycle() {
    return whole.begin();
  }
}
