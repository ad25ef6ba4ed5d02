// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Power;

/**
 * An instrument: a kind of voice with the numbers that make it this one.
 *
 * @param name what a player writes: {@code s "bd"}
 * @param aliases other names for it
 * @param kind what makes its sound
 * @param levelDb how much louder or softer than the raw voice it plays, in dB
 * @param note the MIDI number of a pitched voice where a cue names no pitch
 * @param choke the group in which a new sound cuts off the last; empty for none
 * @param contour loudness over the note
 * @param params in the order of {@link VoiceKind#params}
 */
public record Patch(
    String name,
    List<String> aliases,
    VoiceKind kind,
    double levelDb,
    double note,
    String choke,
    Contour contour,
    List<Double> params) {

  /** The level as a factor. */
  double level() {
    return Power.ofDecibels(levelDb);
  }
}
