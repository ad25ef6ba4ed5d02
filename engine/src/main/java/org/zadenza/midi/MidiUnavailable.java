// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/** A port cannot be opened; the message says why, for a player. */
public final class MidiUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public MidiUnavailable(String message) {
    super(message);
  }
}
