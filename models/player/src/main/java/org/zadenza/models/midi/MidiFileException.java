// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.midi;

import java.io.IOException;

/** A MIDI file that cannot be used: says which file, where in it, and what is wrong. */
public final class MidiFileException extends IOException {
  /** Names the file, the byte at which reading stopped, and the fault. */
  public MidiFileException(String file, long at, String fault) {
    super("%s, byte %d: %s".formatted(file, at, fault));
  }
}
