// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;

/**
 * What the instruments of the bundled engine are elsewhere, so that one set plays on all. Any
 * thread; the answer may change while a session plays.
 */
public interface Instruments {
  /** Sounds go out under their own names. */
  Instruments NONE =
      new Instruments() {
        @Override
        public @Nullable DirtVoice dirt(Controls cue) {
          return null;
        }

        @Override
        public @Nullable MidiVoice midi(Controls cue) {
          return null;
        }
      };

  /** How SuperDirt plays the sound that a cue names; null where it knows it by that name. */
  @Nullable DirtVoice dirt(Controls cue);

  /** How a MIDI device plays it; null where nothing is said. */
  @Nullable MidiVoice midi(Controls cue);
}
