// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import org.zadenza.models.data.Split;

/**
 * A recorded note.
 *
 * @param instrument e.g. {@code flute_acoustic_001}
 * @param family e.g. {@code flute}
 * @param pitch its MIDI note
 * @param velocity 1 to 127
 * @param use what it is for
 * @param samples 16 kHz, full scale is 1
 */
public record SoundNote(
    String name,
    String instrument,
    String title,
    String family,
    int pitch,
    int velocity,
    Use use,
    float[] samples) {
  /** What a note is used for. */
  public enum Use {
    /** To learn from. */
    TRAIN,
    /** Held out, of an instrument whose other notes are learnt from. */
    HELD_OUT,
    /** Of an instrument that is kept to choose by. */
    VALIDATION,
    /** Of an instrument that is kept to measure with. */
    TEST;

    /** The use of a split's notes. */
    public static Use of(Split split) {
      return switch (split) {
        case TRAIN -> TRAIN;
        case VALIDATION -> VALIDATION;
        case TEST -> TEST;
      };
    }
  }
}
