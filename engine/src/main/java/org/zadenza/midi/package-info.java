// SPDX-License-Identifier: Apache-2.0
/**
 * Cues as MIDI: {@link org.zadenza.midi.MidiNote} says which key a cue presses, and {@link
 * org.zadenza.midi.MidiFileSink} writes a standard MIDI file of them.
 */
@NullMarked
package org.zadenza.midi;

import org.jspecify.annotations.NullMarked;
